#include "app/tryout/mailsink.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::app;
using namespace inglenook::core;

class TestMailSink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void keepsTheMailAsItWas();
    void neverAnswersInsideTheCall();
    void asksBeforeTheFinalDot();
    void keepsNothingWhenTheDotIsRefused();
    void isNotSentWhenAbortedBeforeTheDot();
    void isUncertainWhenAbortedAfterTheDot();
    void saysThatTheAccountWorks();
    void sendsNothingOnceTheSinkIsGone();

private:
    [[nodiscard]] SendOutcome outcome() const { return m_finished->at(0).at(1).value<SendOutcome>(); }

    std::unique_ptr<MailSink> m_sink;
    std::unique_ptr<MailTransport> m_transport;
    std::unique_ptr<QSignalSpy> m_finished;
};

namespace {

OutgoingMail mail()
{
    return {7, *EmailAddress::parse(QStringLiteral("pub@inn.example")),
            *EmailAddress::parse(QStringLiteral("anna@guests.example")), "Subject: Hello\r\n\r\n.a dot\r\n"};
}

MailAccount account()
{
    return {.from = {QStringLiteral("Pub"), *EmailAddress::parse(QStringLiteral("pub@inn.example"))},
            .host = QStringLiteral("mail.inn.example"),
            .user = {},
            .caFile = {}};
}

} // namespace

void TestMailSink::initTestCase()
{
    qRegisterMetaType<SendOutcome>();
}

void TestMailSink::init()
{
    m_finished.reset();
    m_transport.reset();
    m_sink = std::make_unique<MailSink>(std::chrono::milliseconds(10));
    m_transport = m_sink->makeTransport()(account(), "any password");
    m_finished = std::make_unique<QSignalSpy>(m_transport.get(), &MailTransport::finished);
}

void TestMailSink::keepsTheMailAsItWas()
{
    const QSignalSpy arrived(m_sink.get(), &MailSink::mailArrived);
    m_transport->send(mail());
    QTRY_COMPARE(m_finished->size(), 1);
    QCOMPARE(m_finished->at(0).at(0).toLongLong(), 7);
    QCOMPARE(outcome().verdict, SendVerdict::Accepted);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(m_sink->mails().size(), 1);
    QCOMPARE(m_sink->mails().first().content, mail().content);
    QVERIFY(m_sink->mails().first().to == mail().to);
}

void TestMailSink::neverAnswersInsideTheCall()
{
    m_transport->send(mail());
    QCOMPARE(m_finished->size(), 0);
    QCOMPARE(m_sink->mails().size(), 0);
    m_transport->abort();
    QCOMPARE(m_finished->size(), 0);
    QTRY_COMPARE(m_finished->size(), 1);
}

void TestMailSink::asksBeforeTheFinalDot()
{
    QList<qint64> asked;
    m_transport->setBeforeFinalDot([&](qint64 ticket) {
        asked << ticket;
        return m_sink->mails().isEmpty(); // the mail must not be there yet
    });
    m_transport->send(mail());
    QTRY_COMPARE(m_finished->size(), 1);
    QCOMPARE(asked, QList<qint64>{7});
    QCOMPARE(outcome().verdict, SendVerdict::Accepted);
}

void TestMailSink::keepsNothingWhenTheDotIsRefused()
{
    m_transport->setBeforeFinalDot([](qint64) { return false; });
    m_transport->send(mail());
    QTRY_COMPARE(m_finished->size(), 1);
    QCOMPARE(outcome().verdict, SendVerdict::NotSent);
    QVERIFY(m_sink->mails().isEmpty());
}

void TestMailSink::isNotSentWhenAbortedBeforeTheDot()
{
    m_transport->send(mail());
    m_transport->abort();
    QTRY_COMPARE(m_finished->size(), 1);
    QCOMPARE(outcome().verdict, SendVerdict::NotSent);
    QVERIFY(m_sink->mails().isEmpty());
}

void TestMailSink::isUncertainWhenAbortedAfterTheDot()
{
    connect(
        m_sink.get(), &MailSink::mailArrived, m_transport.get(), [this] { m_transport->abort(); },
        Qt::QueuedConnection);
    m_transport->send(mail());
    QTRY_COMPARE(m_finished->size(), 1);
    QCOMPARE(outcome().verdict, SendVerdict::Uncertain);
}

void TestMailSink::saysThatTheAccountWorks()
{
    QSignalSpy checked(m_transport.get(), &MailTransport::checked);
    m_transport->check();
    QVERIFY(checked.isEmpty());
    QTRY_COMPARE(checked.size(), 1);
    QCOMPARE(checked.first().first().value<SendOutcome>().verdict, SendVerdict::Accepted);
}

void TestMailSink::sendsNothingOnceTheSinkIsGone()
{
    m_sink.reset();
    m_transport->send(mail());
    QTRY_COMPARE(m_finished->size(), 1);
    QCOMPARE(outcome().verdict, SendVerdict::NotSent);
}

QTEST_GUILESS_MAIN(TestMailSink)
#include "tst_mailsink.moc"
