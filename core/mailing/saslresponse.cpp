#include "core/mailing/saslresponse.h"

namespace inglenook::core {

std::optional<BearerMechanism> bearerMechanismIn(const QByteArrayList& offered)
{
    for (const BearerMechanism mechanism : {BearerMechanism::XOAuth2, BearerMechanism::OAuthBearer}) {
        if (offered.contains(nameOf(mechanism)))
            return mechanism;
    }
    return std::nullopt;
}

QByteArray nameOf(BearerMechanism mechanism)
{
    return mechanism == BearerMechanism::XOAuth2 ? "XOAUTH2" : "OAUTHBEARER";
}

QByteArray bearerResponse(BearerMechanism mechanism, const QByteArray& user, const QByteArray& host, quint16 port,
                          const QByteArray& token)
{
    if (mechanism == BearerMechanism::XOAuth2)
        return ("user=" + user +
                "\x01"
                "auth=Bearer " +
                token + "\x01\x01")
            .toBase64();
    QByteArray name = user; // "=" and "," have a meaning of their own here (RFC 5801)
    name.replace("=", "=3D").replace(",", "=2C");
    return ("n,a=" + name +
            ",\x01"
            "host=" +
            host + "\x01port=" + QByteArray::number(port) +
            "\x01"
            "auth=Bearer " +
            token + "\x01\x01")
        .toBase64();
}

QByteArray answerToRefusal(BearerMechanism mechanism)
{
    return mechanism == BearerMechanism::XOAuth2 ? QByteArray() : QByteArray("\x01").toBase64();
}

} // namespace inglenook::core
