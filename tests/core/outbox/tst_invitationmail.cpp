#include "core/outbox/invitationmail.h"

#include <QtTest/QTest>

using namespace inglenook::core;

namespace {

const QDateTime issued({2026, 11, 22}, {9, 0, 1}, Qt::UTC);

MessageId messageId(std::uint8_t byte)
{
    MessageId id;
    id.bytes.fill(byte);
    return id;
}

MailboxKey keyOf(std::uint8_t byte)
{
    MailboxKey key;
    key.bytes.fill(byte);
    return key;
}

} // namespace

class tst_InvitationMail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesSevenLinksThatTheRelayReads();
    void keepsTheMessageIdOverTries();
    void signsItsReference();
    void refusesForgedReferences_data();
    void refusesForgedReferences();
    void composesOneMailForOneGuest();
    void takesTheNameOfTheBusinessWhereTheAccountHasNone();
    void asksForAPressWhereTheOwnerWants();

private:
    OutgoingMail compose(const Invitation& invitation = {}, const Business& business = {})
    {
        m_survey.texts.insert(QStringLiteral("en"), defaultTexts(QStringLiteral("en")));
        auto mail = composeInvitation(invitation, {m_account, business, m_survey, m_contact, m_signer}, issued);
        return *std::move(mail);
    }

    LinkSigner m_signer{QStringLiteral("https://relay.example/a/"), {}, 3, keyOf(7)};
    SurveyVersion m_survey;
    MailAccount m_account{
        .from = {{}, *EmailAddress::parse(QStringLiteral("a@fox.example"))}, .host = {}, .user = {}, .caFile = {}};
    Contact m_contact{{}, *EmailAddress::parse(QStringLiteral("guest@example.org")), {}, {}};
};

void tst_InvitationMail::makesSevenLinksThatTheRelayReads()
{
    const auto links = makeLinks(m_signer, messageId(9), issued, true);
    QSet<int> functions;
    QStringList all{links.privacy, links.unsubscribePage, links.unsubscribeHeader};
    all.append(QStringList(links.faces.begin(), links.faces.end()));
    for (const QString& url : std::as_const(all)) {
        QVERIFY(url.startsWith(m_signer.base));
        const auto token = decodeToken(url.mid(m_signer.base.size()).toStdString());
        QVERIFY(token);
        QVERIFY(verify(*token, m_signer.key));
        QVERIFY(!verify(*token, keyOf(8)));
        QCOMPARE(token->link.epoch, std::uint8_t(3));
        QVERIFY(token->link.message == messageId(9));
        QVERIFY(token->link.strict);
        QCOMPARE(qint64(token->link.issuedAt.time_since_epoch().count()), issued.toSecsSinceEpoch());
        functions += int(token->link.function);
    }
    QCOMPARE(functions.size(), 7);
}

void tst_InvitationMail::keepsTheMessageIdOverTries()
{
    const auto from = *EmailAddress::parse(QStringLiteral("a@FOX.example"));
    QCOMPARE(mailIdOf(messageId(0xAB), from), QByteArray("abababababababababababab@fox.example"));
    Invitation invitation;
    invitation.messageId = messageId(1);
    const auto first = compose(invitation).content;
    invitation.tries = 3;
    const auto again = compose(invitation).content;
    QVERIFY(first.contains("Message-ID: <010101010101010101010101@fox.example>\r\n"));
    QVERIFY(again.contains("Message-ID: <010101010101010101010101@fox.example>\r\n"));
}

void tst_InvitationMail::signsItsReference()
{
    const auto reference = referenceOf(messageId(5), m_signer.key);
    const auto read = readReference(" " + reference + "\r\n", m_signer.key);
    QVERIFY(read && *read == messageId(5));
    QVERIFY(compose().content.contains("X-Inglenook-Ref: "));
}

void tst_InvitationMail::refusesForgedReferences_data()
{
    QTest::addColumn<QByteArray>("reference");
    const auto genuine = referenceOf(messageId(5), keyOf(7));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no proof") << genuine.left(24);
    QTest::newRow("empty proof") << genuine.left(25);
    QTest::newRow("another's proof") << genuine.left(25) + referenceOf(messageId(6), keyOf(7)).mid(25);
    QTest::newRow("another key") << referenceOf(messageId(5), keyOf(8));
    QTest::newRow("longer") << genuine + "0";
    QTest::newRow("no hex") << QByteArray("zz") + genuine.mid(2);
    QTest::newRow("short id") << genuine.mid(2);
}

void tst_InvitationMail::refusesForgedReferences()
{
    QFETCH(QByteArray, reference);
    QVERIFY(!readReference(reference, m_signer.key));
}

void tst_InvitationMail::composesOneMailForOneGuest()
{
    Invitation invitation;
    invitation.id = Id<Invitation>(42);
    m_contact.firstName = QStringLiteral("Anna");
    m_contact.lastName = QStringLiteral("Hall");
    m_account.from.name = QStringLiteral("The Fox");
    const OutgoingMail mail = compose(invitation);
    QCOMPARE(mail.ticket, 42);
    QCOMPARE(mail.from, m_account.from.address);
    QCOMPARE(mail.to, m_contact.address);
    QVERIFY(mail.content.contains("To: \"Anna Hall\" <guest@example.org>\r\n"));
    QVERIFY(mail.content.contains("From: \"The Fox\" <a@fox.example>\r\n"));
    QVERIFY(mail.content.contains("List-Unsubscribe: <https://relay.example/a/"));
    QVERIFY(mail.content.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    QVERIFY(!mail.content.contains("Precedence"));
}

void tst_InvitationMail::takesTheNameOfTheBusinessWhereTheAccountHasNone()
{
    m_account.from.name.clear();
    Business business;
    business.name = QStringLiteral("The Anchor");
    QVERIFY(compose({}, business).content.contains("From: \"The Anchor\" <a@fox.example>\r\n"));
}

void tst_InvitationMail::asksForAPressWhereTheOwnerWants()
{
    const auto isStrict = [](const OutgoingMail& mail) {
        QByteArray content = mail.content;
        content.replace("\r\n ", "");
        const QByteArray start = "List-Unsubscribe: <https://relay.example/a/";
        const auto at = content.indexOf(start) + start.size();
        const auto token = decodeToken(content.mid(at, content.indexOf('>', at) - at).toStdString());
        return token && token->link.strict;
    };
    QVERIFY(!isStrict(compose()));
    Business business;
    business.alwaysAskForTap = true;
    QVERIFY(isStrict(compose({}, business)));
    Invitation invitation;
    invitation.isStrict = true;
    QVERIFY(isStrict(compose(invitation)));
}

QTEST_GUILESS_MAIN(tst_InvitationMail)
#include "tst_invitationmail.moc"
