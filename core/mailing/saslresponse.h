#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

#include <optional>

namespace inglenook::core {

/// Ways to show a server an access token instead of a password.
enum class BearerMechanism { XOAuth2, OAuthBearer };

/// The first of what the server offers that Inglenook knows. `offered` in capitals, as after "AUTH".
[[nodiscard]] std::optional<BearerMechanism> bearerMechanismIn(const QByteArrayList& offered);
[[nodiscard]] QByteArray nameOf(BearerMechanism mechanism);
/// What follows the mechanism in AUTH: Google's form, or that of RFC 7628. Base64.
[[nodiscard]] QByteArray bearerResponse(BearerMechanism mechanism, const QByteArray& user, const QByteArray& host,
                                        quint16 port, const QByteArray& token);
/// What a refusal with 334 wants to hear before it says why in the reply after it.
[[nodiscard]] QByteArray answerToRefusal(BearerMechanism mechanism);

} // namespace inglenook::core
