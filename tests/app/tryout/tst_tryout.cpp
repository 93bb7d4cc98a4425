#include "app/tryout/samplebusiness.h"
#include "app/tryout/tryout.h"
#include "app/tryout/tryoutinbox.h"
#include "core/answers/answerrepository.h"
#include "core/contacts/optoutrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"
#include "ui/tryout/maillinks.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace inglenook::app;
using namespace inglenook::core;
using inglenook::ui::findLinks;
using inglenook::ui::GuestMail;
using inglenook::ui::MailLink;

/// The try-out without its window: real ledger, real relay, real click.
class TestTryOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void opensWithTheInventedPub();
    void leavesNothingBehind();
    void startsWithMailAndRelayReady();
    void stopsBetweenTwoMails();
    void bringsAPressHome();
    void pressesWhatTheUnsubscribePageOffers();
    void onlyReadsThePrivacyPage();
    void tellsOfALinkThatLeadsNowhere();

private:
    void start();
    [[nodiscard]] Id<Mailing> startMailing(const QString& tag);
    [[nodiscard]] MailingProgress progressOf(Id<Mailing> mailing);
    void sendTo(const QString& tag);
    [[nodiscard]] GuestMail firstMail();
    [[nodiscard]] Result<void> press(const QUrl& link);
    [[nodiscard]] qint64 countAnswers();
    [[nodiscard]] Database& database() { return m_tryOut->context().database(); }

    std::unique_ptr<TryOut> m_tryOut;
    std::unique_ptr<TryOutInbox> m_inbox;
};

void TestTryOut::init()
{
    m_inbox.reset();
    auto opened = TryOut::open();
    QVERIFY(opened.has_value());
    m_tryOut = std::move(*opened);
    m_inbox = std::make_unique<TryOutInbox>(m_tryOut->sink());
}

void TestTryOut::start()
{
    std::optional<Result<void>> started;
    m_tryOut->start([&started](const Result<void>& done) { started = done; });
    QTRY_VERIFY(started.has_value());
    QVERIFY2(started->has_value(), started->has_value() ? "" : qPrintable(started->error().detail));
}

Id<Mailing> TestTryOut::startMailing(const QString& tag)
{
    const auto mailing = database().write([&](Transaction& t) -> Result<Id<Mailing>> {
        const auto business = SettingsRepository().loadBusiness(t);
        const auto surveys = SurveyRepository().loadAll(t);
        return createMailing(t, surveys->first().id, {Audience::Kind::Tag, tag}, *business,
                             m_tryOut->context().clock().now());
    });
    // Asserts cannot leave a function that gives something back; nobody has been mailed where this fails.
    const bool isStarted = mailing && m_tryOut->context().outbox().start(*mailing).has_value();
    return isStarted ? *mailing : Id<Mailing>();
}

MailingProgress TestTryOut::progressOf(Id<Mailing> mailing)
{
    return database()
        .read([&](Transaction& t) { return MailingRepository().loadProgress(t, mailing); })
        .value_or(MailingProgress());
}

void TestTryOut::sendTo(const QString& tag)
{
    const Id<Mailing> mailing = startMailing(tag);
    QVERIFY(!mailing.isNull());
    QTRY_VERIFY_WITH_TIMEOUT(m_tryOut->context().outbox().isIdle(), 20'000);
    QCOMPARE(progressOf(mailing).accepted, 12);
    QCOMPARE(progressOf(mailing).total(), 12);
}

GuestMail TestTryOut::firstMail()
{
    return m_inbox->mail(0);
}

Result<void> TestTryOut::press(const QUrl& link)
{
    std::optional<Result<void>> pressed;
    m_inbox->pressFor(link, [&pressed](const Result<void>& done) { pressed = done; });
    if (!QTest::qWaitFor([&] { return pressed.has_value(); }, 15'000))
        return Error{ErrorKind::Unreachable, QStringLiteral("no end"), {}};
    return *pressed;
}

qint64 TestTryOut::countAnswers()
{
    return database().read([](Transaction& t) { return AnswerRepository().count(t, {}); }).value_or(-1);
}

void TestTryOut::opensWithTheInventedPub()
{
    QVERIFY(*hasSampleBusiness(database()));
    const auto business = database().read([](Transaction& t) { return SettingsRepository().loadBusiness(t); });
    QCOMPARE(business->name, QStringLiteral("The Old Ferry Inn"));
    QVERIFY(countAnswers() > 100);
    QCOMPARE(m_inbox->count(), 0);
}

void TestTryOut::leavesNothingBehind()
{
    const QString folder = m_tryOut->context().folder().path();
    QVERIFY(QDir(folder).exists());
    m_inbox.reset();
    m_tryOut.reset();
    QVERIFY(!QDir(folder).exists());
}

void TestTryOut::startsWithMailAndRelayReady()
{
    start();
    QVERIFY(m_tryOut->context().relayAccount().linkSigner().has_value());
    QCOMPARE(m_tryOut->context().relayAccount().mailbox()->url.host(), QStringLiteral("127.0.0.1"));
    QVERIFY(m_tryOut->context().outbox().trouble().isEmpty());
}

void TestTryOut::stopsBetweenTwoMails()
{
    start();
    Outbox& outbox = m_tryOut->context().outbox();
    const QSignalSpy sent(&outbox, &Outbox::mailSent);
    connect(&m_tryOut->sink(), &MailSink::mailArrived, &outbox, &Outbox::stop);
    const Id<Mailing> mailing = startMailing(QStringLiteral("Yesterday"));
    QTRY_COMPARE(sent.size(), 1);
    QTRY_VERIFY(outbox.isIdle());
    QCOMPARE(progressOf(mailing).accepted, 1);
    QCOMPARE(progressOf(mailing).ending, 0);
    QCOMPARE(progressOf(mailing).queued, 11);
    // Longer than the pace of the account: nothing leaves by itself.
    QTest::qWait(500);
    QCOMPARE(m_inbox->count(), 1);

    disconnect(&m_tryOut->sink(), nullptr, &outbox, nullptr);
    outbox.wake();
    QTRY_COMPARE_WITH_TIMEOUT(progressOf(mailing).accepted, 12, 20'000);
    QCOMPARE(sent.size(), 12);
    QCOMPARE(m_inbox->count(), 12);
}

void TestTryOut::bringsAPressHome()
{
    start();
    sendTo(QStringLiteral("Yesterday"));
    QCOMPARE(m_inbox->count(), 12);
    const QList<MailLink> links = findLinks(firstMail().text);
    QCOMPARE(links.size(), 6);
    QCOMPARE(links.at(3).words, QStringLiteral("Unhappy"));
    QVERIFY(links.at(3).isFace);
    QVERIFY(!links.at(4).isFace);
    QVERIFY(firstMail().html.contains(links.at(3).url.toString()));

    const qint64 before = countAnswers();
    QSignalSpy changed(&m_tryOut->context().poller(), &RelayPoller::answersChanged);
    QVERIFY(press(links.at(3).url).has_value());
    QTRY_COMPARE(countAnswers(), before + 1);
    const auto ids = changed.last().first().value<QList<Id<Answer>>>();
    const auto answer = database().read([&](Transaction& t) { return AnswerRepository().find(t, ids.first()); });
    QCOMPARE((*answer)->face, Face::Red);
    QCOMPARE((*answer)->verdict, Verdict::Confirmed);
    QCOMPARE((*answer)->contactName, firstMail().toName);
}

void TestTryOut::pressesWhatTheUnsubscribePageOffers()
{
    start();
    sendTo(QStringLiteral("Yesterday"));
    QVERIFY(press(findLinks(firstMail().text).at(5).url).has_value());
    const EmailAddress address = m_tryOut->sink().mails().first().to;
    QTRY_VERIFY(*database().read([&](Transaction& t) { return OptOutRepository().contains(t, address); }));
}

void TestTryOut::onlyReadsThePrivacyPage()
{
    start();
    sendTo(QStringLiteral("Yesterday"));
    const qint64 before = countAnswers();
    QVERIFY(press(findLinks(firstMail().text).at(4).url).has_value());
    QCOMPARE(countAnswers(), before);
}

void TestTryOut::tellsOfALinkThatLeadsNowhere()
{
    const auto pressed = press(QUrl(m_tryOut->relayUrl().toString() + QStringLiteral("/a/nothing")));
    QVERIFY(!pressed.has_value());
    QCOMPARE(pressed.error().kind, ErrorKind::Unreachable);
    QVERIFY(!pressed.error().message.isEmpty());
}

QTEST_MAIN(TestTryOut)
#include "tst_tryout.moc"
