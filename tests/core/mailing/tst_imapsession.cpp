// The client's half of an IMAP session, as a dialogue.

#include "core/mailing/imapsession.h"

#include <QtTest/QTest>

using namespace inglenook::core;
using Kind = ImapSession::Action::Kind;

namespace {

ImapSession::Login login(MailSecurity security = MailSecurity::Tls)
{
    return {QStringLiteral("imap.pub.test"), security, "owner@pub.test", "s\"ecret"};
}

/// Everything the session wants to write.
QByteArray writtenBy(ImapSession& session)
{
    QByteArray bytes;
    for (const auto& action : session.takeActions())
        bytes += action.bytes;
    return bytes;
}

ImapSession::Action lastOf(ImapSession& session)
{
    const auto actions = session.takeActions();
    return actions.isEmpty() ? ImapSession::Action{Kind::Write} : actions.last();
}

ImapSession signedIn()
{
    ImapSession session(login());
    session.connected();
    session.received("* OK hello\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\na1 OK done\r\na2 OK welcome\r\n");
    (void)session.takeActions();
    return session;
}

} // namespace

class TestImapSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signsInWithOneLineWhereTheServerTakesIt();
    void waitsForTheServerWhereItMust();
    void quotesWhatLoginNeeds();
    void saysNothingOfTheOwnerBeforeTheHandshake();
    void refusesAServerThatOffersNoSafety();
    void refusesTextInjectedBeforeTheHandshake();
    void refusesAServerThatKnowsItAlready();
    void tellsARefusedPassword();
    void showsATokenAndReadsWhyItIsRefused();
    void readsAFolderAndItsMails();
    void takesLiteralsInAnyPieces();
    void leavesOutNewsOfFlags();
    void endsAtGarbage_data();
    void endsAtGarbage();
    void endsWhereTooMuchComes();
    void ownsNoCommandThatChangesAnything();
    void putsNoForeignNameIntoACommand();
    void tellsThatTheServerLeft();
};

void TestImapSession::signsInWithOneLineWhereTheServerTakesIt()
{
    ImapSession session(login());
    session.connected();
    session.received("* OK hello\r\n");
    QCOMPARE(writtenBy(session), QByteArray("a1 CAPABILITY\r\n"));
    session.received("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\na1 OK done\r\n");
    QCOMPARE(writtenBy(session),
             "a2 AUTHENTICATE PLAIN " + QByteArray("\0owner@pub.test\0s\"ecret", 23).toBase64() + "\r\n");
    session.received("a2 OK [CAPABILITY IMAP4rev1] welcome\r\n");
    QCOMPARE(lastOf(session).kind, Kind::SignedIn);
    QVERIFY(session.isReady());
}

void TestImapSession::waitsForTheServerWhereItMust()
{
    ImapSession session(login());
    session.connected();
    session.received("* OK hello\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\na1 OK done\r\n");
    QVERIFY(writtenBy(session).endsWith("a2 AUTHENTICATE PLAIN\r\n"));
    session.received("+ \r\n");
    QCOMPARE(writtenBy(session), QByteArray("\0owner@pub.test\0s\"ecret", 23).toBase64() + "\r\n");
    session.received("+ more\r\n"); // there is no more
    QCOMPARE(lastOf(session).kind, Kind::Fail);
}

void TestImapSession::quotesWhatLoginNeeds()
{
    ImapSession session(login());
    session.connected();
    session.received("* OK hello\r\n* CAPABILITY IMAP4rev1\r\na1 OK done\r\n");
    QVERIFY(writtenBy(session).endsWith("a2 LOGIN \"owner@pub.test\" \"s\\\"ecret\"\r\n"));
}

void TestImapSession::saysNothingOfTheOwnerBeforeTheHandshake()
{
    ImapSession session(login(MailSecurity::StartTls));
    session.connected();
    session.received("* OK hello\r\n* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR\r\na1 OK done\r\n");
    QVERIFY(writtenBy(session).endsWith("a2 STARTTLS\r\n"));
    session.received("a2 OK go on\r\n");
    QCOMPARE(lastOf(session).kind, Kind::StartTls);
    session.encrypted();
    QCOMPARE(writtenBy(session), QByteArray("a3 CAPABILITY\r\n"));
}

void TestImapSession::refusesAServerThatOffersNoSafety()
{
    ImapSession session(login(MailSecurity::StartTls));
    session.connected();
    session.received("* OK hello\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\na1 OK done\r\n");
    const auto end = lastOf(session);
    QCOMPARE(end.kind, Kind::Fail);
    QCOMPARE(end.error.kind, ErrorKind::Untrusted);
}

void TestImapSession::refusesTextInjectedBeforeTheHandshake()
{
    ImapSession session(login(MailSecurity::StartTls));
    session.connected();
    session.received("* OK hello\r\n* CAPABILITY STARTTLS\r\na1 OK done\r\n");
    session.received("a2 OK go on\r\na3 OK injected\r\n");
    QCOMPARE(lastOf(session).kind, Kind::Fail);
}

void TestImapSession::refusesAServerThatKnowsItAlready()
{
    ImapSession session(login());
    session.connected();
    session.received("* PREAUTH welcome\r\n");
    QCOMPARE(lastOf(session).kind, Kind::Fail);
}

void TestImapSession::tellsARefusedPassword()
{
    ImapSession session(login());
    session.connected();
    session.received("* OK hello\r\n* CAPABILITY IMAP4rev1\r\na1 OK done\r\na2 NO [AUTHENTICATIONFAILED] wrong\r\n");
    const auto end = lastOf(session);
    QCOMPARE(end.kind, Kind::Fail);
    QCOMPARE(end.error.kind, ErrorKind::SignIn);
    QCOMPARE(end.error.detail, QStringLiteral("wrong"));
}

void TestImapSession::showsATokenAndReadsWhyItIsRefused()
{
    auto own = login();
    own.isToken = true;
    ImapSession session(own);
    session.connected();
    session.received("* OK hello\r\n* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\na1 OK done\r\n");
    QVERIFY(writtenBy(session).contains("a2 AUTHENTICATE XOAUTH2 "));
    session.received("+ eyJzdGF0dXMiOiI0MDAifQ==\r\n");
    QCOMPARE(writtenBy(session), QByteArray("\r\n"));
    session.received("a2 NO refused\r\n");
    QCOMPARE(lastOf(session).error.kind, ErrorKind::SignIn);
}

void TestImapSession::readsAFolderAndItsMails()
{
    ImapSession session = signedIn();
    session.run(*ImapCommand::examine("INBOX"));
    session.received("* 2 EXISTS\r\n* OK [UIDVALIDITY 77] x\r\n* OK [UIDNEXT 12] x\r\na3 OK [READ-ONLY] done\r\n");
    auto answer = lastOf(session).answer;
    QVERIFY(answer.isDone);
    QCOMPARE(answer.uidValidity, 77U);
    QCOMPARE(answer.uidNext, 12U);
    session.run(ImapCommand::searchNew(5, QDate(2026, 11, 1)));
    QCOMPARE(writtenBy(session), QByteArray("a4 UID SEARCH UID 5:* SINCE 1-Nov-2026\r\n"));
    session.received("* SEARCH 5 9 11\r\n* SEARCH\r\na4 OK done\r\n");
    QCOMPARE(lastOf(session).answer.found, (QList<quint32>{5, 9, 11}));
    session.run(ImapCommand::listFolders());
    session.received(
        "* LIST (\\HasNoChildren \\Sent) \"/\" \"Sent \\\"x\\\"\"\r\n* LIST () NIL {4}\r\nOdd)\r\na5 OK done\r\n");
    answer = lastOf(session).answer;
    QCOMPARE(answer.folders.size(), 2);
    QCOMPARE(answer.folders.first().name, QByteArray("Sent \"x\""));
    QVERIFY(answer.folders.first().marks.contains("\\SENT"));
    QCOMPARE(answer.folders.last().name, QByteArray("Odd)"));
}

void TestImapSession::takesLiteralsInAnyPieces()
{
    const QByteArray said =
        "* 1 FETCH (UID 9 BODY[HEADER.FIELDS (FROM \"TO\")]<0> {13}\r\nFrom: (a\r\n}\r\n FLAGS ())\r\n"
        "* 2 FETCH (BODY[]<0> {0}\r\n UID 10)\r\na3 OK done {5}\r\n";
    for (qsizetype size = 1; size < said.size(); ++size) {
        ImapSession session = signedIn();
        session.run(ImapCommand::fetchHeaders({9, 10}));
        for (qsizetype at = 0; at < said.size(); at += size)
            session.received(said.mid(at, size));
        const auto answer = lastOf(session).answer;
        QVERIFY(answer.isDone);
        QCOMPARE(answer.mails.size(), 1); // one without any bytes is none
        QCOMPARE(answer.mails.first().uid, 9U);
        QCOMPARE(answer.mails.first().bytes, QByteArray("From: (a\r\n}\r\n"));
    }
}

void TestImapSession::leavesOutNewsOfFlags()
{
    ImapSession session = signedIn();
    session.run(ImapCommand::fetchBeginning(9));
    session.received("* 1 FETCH (FLAGS (\\Seen) UID 9)\r\n* 7 EXPUNGE\r\n* 8 RECENT\r\na3 NO gone\r\n");
    const auto answer = lastOf(session).answer;
    QVERIFY(!answer.isDone);
    QVERIFY(answer.mails.isEmpty());
    QVERIFY(session.isReady());
}

void TestImapSession::endsAtGarbage_data()
{
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("another tag") << QByteArray("a9 OK done\r\n");
    QTest::newRow("no word") << QByteArray("hello\r\n");
    QTest::newRow("go on") << QByteArray("+ go on\r\n");
    QTest::newRow("list not closed") << QByteArray("* 1 FETCH (UID 9\r\n");
    QTest::newRow("quote not closed") << QByteArray("* LIST () \"/\" \"x\r\n");
    QTest::newRow("too deep") << "* 1 FETCH " + QByteArray(40, '(') + QByteArray(40, ')') + "\r\n";
    QTest::newRow("a giant literal") << QByteArray("* 1 FETCH (BODY[] {99999999}\r\n");
    QTest::newRow("an endless line") << QByteArray(300 * 1024, 'x');
    QTest::newRow("a NUL") << QByteArray("* 1 FETCH (\0)\r\n", 15);
}

void TestImapSession::endsAtGarbage()
{
    QFETCH(QByteArray, said);
    ImapSession session = signedIn();
    session.run(ImapCommand::fetchBeginning(9));
    (void)session.takeActions();
    session.received(said);
    QCOMPARE(lastOf(session).kind, Kind::Fail);
    session.received("a3 OK done\r\n"); // nothing counts any more
    QVERIFY(session.takeActions().isEmpty());
}

void TestImapSession::endsWhereTooMuchComes()
{
    ImapSession session = signedIn();
    session.run(ImapCommand::fetchBeginning(9));
    (void)session.takeActions();
    const QByteArray mail = "* 1 FETCH (UID 9 BODY[] {65536}\r\n" + QByteArray(65536, 'x') + ")\r\n";
    for (int i = 0; i < 100; ++i)
        session.received(mail);
    QCOMPARE(lastOf(session).kind, Kind::Fail);
}

void TestImapSession::ownsNoCommandThatChangesAnything()
{
    const QByteArrayList all{ImapCommand::examine("INBOX")->text(),
                             ImapCommand::listFolders().text(),
                             ImapCommand::searchNew(1, QDate(2026, 1, 1)).text(),
                             ImapCommand::searchMessageId("a@b")->text(),
                             ImapCommand::fetchHeaders({1, 2}).text(),
                             ImapCommand::fetchBeginning(1).text(),
                             ImapCommand::logOut().text()};
    for (const QByteArray& command : all) {
        for (const char* word : {"SELECT", "STORE", "COPY", "MOVE", "EXPUNGE", "APPEND", "DELETE", "RENAME", "CREATE"})
            QVERIFY2(!command.contains(word), command.constData());
        QVERIFY2(!command.contains("BODY[") && !command.contains("RFC822"), command.constData()); // would mark as read
    }
}

void TestImapSession::putsNoForeignNameIntoACommand()
{
    QVERIFY(!ImapCommand::examine("INBOX\r\na9 DELETE x"));
    QVERIFY(!ImapCommand::examine("Gesendete Objekte\xc3\xa4"));
    QVERIFY(!ImapCommand::examine(QByteArray(5000, 'x')));
    QVERIFY(!ImapCommand::searchMessageId("a\" DELETED"));
    QCOMPARE(ImapCommand::examine("a\"b\\c")->text(), QByteArray("EXAMINE \"a\\\"b\\\\c\""));
}

void TestImapSession::tellsThatTheServerLeft()
{
    ImapSession session = signedIn();
    session.run(ImapCommand::listFolders());
    (void)session.takeActions();
    session.received("* BYE shutting down\r\n");
    const auto end = lastOf(session);
    QCOMPARE(end.kind, Kind::Fail);
    QCOMPARE(end.error.kind, ErrorKind::Unreachable);
}

QTEST_GUILESS_MAIN(TestImapSession)
#include "tst_imapsession.moc"
