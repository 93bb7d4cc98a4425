#include "core/mailing/saslresponse.h"

#include <QtTest/QTest>

using namespace inglenook::core;

class tst_SaslResponse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesWhatTheServerOffers();
    void writesGooglesForm();
    void writesTheStandardForm();
    void escapesAUserName();
    void answersARefusal();
};

void tst_SaslResponse::choosesWhatTheServerOffers()
{
    QCOMPARE(bearerMechanismIn({"PLAIN", "OAUTHBEARER", "XOAUTH2"}), BearerMechanism::XOAuth2);
    QCOMPARE(bearerMechanismIn({"PLAIN", "OAUTHBEARER"}), BearerMechanism::OAuthBearer);
    QCOMPARE(bearerMechanismIn({"PLAIN", "LOGIN", "XOAUTH"}), std::nullopt);
}

/// The example that Google publishes for its own form.
void tst_SaslResponse::writesGooglesForm()
{
    QCOMPARE(
        bearerResponse(BearerMechanism::XOAuth2, "someuser@example.com", "smtp.gmail.com", 465,
                       "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg"),
        QByteArray("dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1"
                   "semRHRXVZMjl0Q2cBAQ=="));
}

/// The example of RFC 7628, 4.1.
void tst_SaslResponse::writesTheStandardForm()
{
    const QByteArray response = bearerResponse(BearerMechanism::OAuthBearer, "user@example.com", "server.example.com",
                                               587, "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==");
    QCOMPARE(QByteArray::fromBase64(response),
             QByteArray("n,a=user@example.com,\x01host=server.example.com\x01port=587\x01"
                        "auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\x01\x01"));
}

void tst_SaslResponse::escapesAUserName()
{
    const auto response = QByteArray::fromBase64(bearerResponse(BearerMechanism::OAuthBearer, "a=b,c", "h", 1, "t"));
    QVERIFY(response.startsWith("n,a=a=3Db=2Cc,\x01"));
}

void tst_SaslResponse::answersARefusal()
{
    QCOMPARE(answerToRefusal(BearerMechanism::XOAuth2), QByteArray());
    QCOMPARE(answerToRefusal(BearerMechanism::OAuthBearer), QByteArray("AQ=="));
}

QTEST_GUILESS_MAIN(tst_SaslResponse)
#include "tst_saslresponse.moc"
