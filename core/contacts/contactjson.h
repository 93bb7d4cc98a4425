#pragma once

#include "core/contacts/contact.h"

#include <QtCore/QJsonObject>

#include <optional>

namespace inglenook::core {

/// Everything in a contact, as scripts and exports read it.
[[nodiscard]] QJsonObject contactToJson(const Contact& contact);
/// The way back; nothing when it holds no mail address.
[[nodiscard]] std::optional<Contact> contactFromJson(const QJsonObject& json);

} // namespace inglenook::core
