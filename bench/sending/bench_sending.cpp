// Sending over one connection, each mail durably "ending" before its dot, against Postfix's smtp-source in interleaved
// rounds to the same smtp-sink, which keeps nothing: the same number of mails of the same size, one connection, both
// without TLS and password, which smtp-source does not speak. smtp-source keeps no ledger and renders nothing. Once as
// it is, once over a line of 40 ms there and back. Beside it what the disk would allow if every mail waited for it
// once.

#include "bench/sending/delayingproxy.h"
#include "bench/support/figures.h"
#include "core/contacts/contactrepository.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/mailing/smtptransport.h"
#include "core/outbox/invitationmail.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/outbox.h"
#include "core/outbox/presendcheck.h"
#include "core/secrets/sessionsecretstore.h"
#include "core/settings/settingsrepository.h"
#include "core/surveys/surveyrepository.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtCore/QThread>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <chrono>
#include <unistd.h>

using namespace inglenook::bench;
using namespace inglenook::core;

namespace {

using namespace std::chrono_literals;

/// What is compared, and how often.
struct Course
{
    const char* name;
    int mails;
    int rounds;
    double demand;
};
constexpr Course direct{"sending", 1000, 5, 0.8};
constexpr Course overALine{"sending-40ms", 60, 3, 1.5};

const LinkSigner signer{QStringLiteral("https://relay.example/a/"), {}, 0, {}};

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

/// The sink that both talk to.
class Sink
{
public:
    Sink()
        : m_port(freePort())
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("/usr/sbin/smtp-sink"),
                        {QStringLiteral("-u"), QStringLiteral("nobody"), address(), QStringLiteral("100")});
    }
    ~Sink()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }
    [[nodiscard]] bool isUp() const
    {
        for (int tries = 0; tries < 100; ++tries) {
            QTcpSocket probe;
            probe.connectToHost(QHostAddress::LocalHost, m_port);
            if (probe.waitForConnected(100))
                return true;
            QThread::msleep(50);
        }
        return false;
    }

private:
    quint16 m_port;
    QProcess m_process;
};

/// How often a second the disk confirms what was written, one after another, as a log grows.
double measureDisk(const QString& path)
{
    constexpr int writes = 500;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        qFatal("%s cannot be written", qPrintable(path));
    const QByteArray page(4096, 'x');
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < writes; ++i) {
        if (file.write(page) != page.size() || fdatasync(file.handle()) != 0)
            qFatal("%s cannot be written", qPrintable(path));
    }
    return writes * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

/// A business with a running mailing of `mails` invitations in a fresh database.
class Sender
{
public:
    Sender(const QString& path, quint16 port, int mails)
        : m_mails(mails)
        , m_database(*Database::open(path))
        , m_outbox({*m_database, m_clock, makeTransport, m_secrets, [] { return std::optional(signer); }})
    {
        m_outbox.setSessionPassword("unused");
        const auto seeded = m_database->write([&](Transaction& t) { return seed(t, port); });
        if (!seeded || !m_outbox.open())
            qFatal("the mailing cannot be made: %s", seeded ? "" : qPrintable(seeded.error().message));
        m_mailing = *seeded;
    }

    /// Milliseconds; negative when not every mail was taken.
    double send()
    {
        QElapsedTimer timer;
        QEventLoop loop;
        QObject::connect(&m_outbox, &Outbox::becameIdle, &loop, &QEventLoop::quit);
        timer.start();
        if (const auto started = m_outbox.start(m_mailing); !started)
            qFatal("%s", qPrintable(started.error().message));
        if (!m_outbox.isIdle())
            loop.exec();
        const double time = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        const auto progress =
            m_database->read([&](Transaction& t) { return MailingRepository().loadProgress(t, m_mailing); });
        if (progress && progress->accepted == m_mails)
            return time;
        qWarning("%lld of %d mails were taken: %s", progress ? progress->accepted : -1, m_mails,
                 qPrintable(m_outbox.trouble()));
        return -1;
    }

    /// How large one of the mails is.
    [[nodiscard]] qsizetype mailSize() const
    {
        const auto mail = m_database->read([&](Transaction& t) -> Result<OutgoingMail> {
            const auto invitation = MailingRepository().loadInvitations(t, m_mailing, {}, 0, 1)->first();
            const auto account = **MailAccountRepository().find(t);
            const auto business = *SettingsRepository().loadBusiness(t);
            const auto contact = **ContactRepository().find(t, invitation.contact);
            return composeInvitation(invitation, {account, business, SurveyVersion{version()}, contact, signer},
                                     m_clock.now());
        });
        return mail->content.size();
    }

private:
    static std::unique_ptr<MailTransport> makeTransport(const MailAccount& account, const QByteArray& password)
    {
        return std::make_unique<SmtpTransport>(account, password, SmtpTimeLimits(),
                                               SmtpTransport::Peer::PlainOnLoopback);
    }

    static SurveyVersion version()
    {
        SurveyVersion made;
        made.texts = {{QStringLiteral("en"), defaultTexts(QStringLiteral("en"))}};
        return made;
    }

    Result<Id<Mailing>> seed(Transaction& t, quint16 port)
    {
        const QDateTime now = m_clock.now();
        const auto rows = t.run(
            QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ?)"
                           " INSERT INTO contacts (address, address_key, first_name, last_name, phone, language, note,"
                           " search_key, source, basis, basis_day, created_at, changed_at)"
                           " SELECT 'guest' || i || '@guests.example', 'guest' || i || '@guests.example', 'Guest', i,"
                           " '', 'en', '', '', 'bench', 'consent', '', 0, 0 FROM n"),
            {m_mails});
        if (!rows)
            return rows.error();
        const MailAccount account{.from = *Mailbox::parse(QStringLiteral("The Inn <owner@inn.example>")),
                                  .host = QStringLiteral("127.0.0.1"),
                                  .port = port,
                                  .user = QStringLiteral("owner"),
                                  .caFile = {},
                                  .perMinute = 10'000'000,
                                  .perDay = 10'000'000};
        if (auto stored = MailAccountRepository().store(t, account); !stored)
            return stored.error();
        Survey survey;
        survey.name = QStringLiteral("Bench");
        survey.version = version();
        const auto added = SurveyRepository().add(t, survey, now);
        if (!added)
            return added.error();
        return createMailing(t, added->id, *Audience::parse(QStringLiteral("all")), Business(), now);
    }

    int m_mails;
    SystemClock m_clock;
    SessionSecretStore m_secrets;
    std::unique_ptr<Database> m_database;
    Outbox m_outbox;
    Id<Mailing> m_mailing;
};

/// Milliseconds; negative when it failed.
double sendByReference(quint16 port, int mails, qsizetype size)
{
    QElapsedTimer timer;
    timer.start();
    QProcess source;
    source.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    source.start(QStringLiteral("/usr/sbin/smtp-source"),
                 {QStringLiteral("-d"), QStringLiteral("-s"), QStringLiteral("1"), QStringLiteral("-m"),
                  QString::number(mails), QStringLiteral("-l"), QString::number(size), QStringLiteral("-f"),
                  QStringLiteral("owner@inn.example"), QStringLiteral("-t"), QStringLiteral("guest@guests.example"),
                  QStringLiteral("127.0.0.1:%1").arg(port)});
    const bool isDone = source.waitForFinished(300'000) && source.exitCode() == 0;
    return isDone ? static_cast<double>(timer.nsecsElapsed()) / 1e6 : -1;
}

/// Prints the row of one course; the mails a second of smtp-source, negative when a round failed.
double run(const Course& course, const QTemporaryDir& folder, quint16 port)
{
    QList<double> ours;
    QList<double> reference;
    for (int round = 0; round < course.rounds; ++round) {
        const QString file = QStringLiteral("%1-%2.sqlite").arg(QLatin1String(course.name)).arg(round);
        Sender sender(folder.filePath(file), port, course.mails);
        ours << sender.send();
        reference << sendByReference(port, course.mails, sender.mailSize());
        if (ours.last() < 0 || reference.last() < 0)
            return -1;
    }
    const double perSecond = course.mails * 1000 / median(ours);
    const double referencePerSecond = course.mails * 1000 / median(reference);
    const double ratio = perSecond / referencePerSecond;
    QTextStream(stdout) << course.name << ": " << perSecond << " mails a second, smtp-source " << referencePerSecond
                        << "\nRESULT " << course.name << ' ' << perSecond << " mails/s " << referencePerSecond << ' '
                        << ratio << " >=" << course.demand << ' ' << (ratio >= course.demand ? "ok" : "FAIL") << '\n';
    return referencePerSecond;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const Sink sink;
    if (!sink.isUp())
        qFatal("smtp-sink does not listen");
    const double reference = run(direct, folder, sink.port());
    const inglenook::bench::DelayingProxy line(sink.port(), 20ms);
    if (reference < 0 || run(overALine, folder, line.port()) < 0)
        return 1;
    const double disk = measureDisk(folder.filePath(QStringLiteral("disk")));
    QTextStream(stdout) << "the disk confirms " << disk << " writes a second\n"
                        << "RESULT sending-disk " << disk << " syncs/s " << reference << ' ' << disk / reference
                        << " - ok\n";
    return 0;
}
