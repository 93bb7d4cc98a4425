#pragma once

#include "core/base/result.h"

#include <QtCore/QByteArray>

#include <functional>

namespace inglenook::core {

/// Where the access token of an account comes from that signs in without a password (OAuth 2). `isRefused`: the server
/// did not take the last one. Ends in one `done`, later. Errors: SignIn, Unreachable, InvalidInput.
using TokenSource = std::function<void(bool isRefused, std::function<void(Result<QByteArray>)> done)>;

} // namespace inglenook::core
