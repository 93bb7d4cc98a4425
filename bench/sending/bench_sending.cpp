// Sending over one connection, each mail's "ending" durable before its dot, against Postfix's smtp-source, in
// interleaved rounds to the same smtp-sink. Mails of the same size; both without TLS, which smtp-source and smtp-sink
// do not speak. smtp-source keeps no ledger.

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
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTextStream>
#include <QtCore/QThread>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

using namespace inglenook::core;

namespace {

constexpr int mails = 1000;
constexpr int rounds = 5;
constexpr double demand = 0.8;

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

/// A business with a running mailing of `mails` invitations in a fresh database.
class Sender
{
public:
    Sender(const QString& path, quint16 port)
        : m_database(*Database::open(path))
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
        if (progress && progress->accepted == mails)
            return time;
        qWarning("%lld of %d mails were taken: %s", progress ? progress->accepted : -1, mails,
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
            {mails});
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

    SystemClock m_clock;
    SessionSecretStore m_secrets;
    std::unique_ptr<Database> m_database;
    Outbox m_outbox;
    Id<Mailing> m_mailing;
};

/// Milliseconds; negative when it failed.
double sendByReference(const Sink& sink, qsizetype size)
{
    QElapsedTimer timer;
    timer.start();
    QProcess source;
    source.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    source.start(QStringLiteral("/usr/sbin/smtp-source"),
                 {QStringLiteral("-d"), QStringLiteral("-s"), QStringLiteral("1"), QStringLiteral("-m"),
                  QString::number(mails), QStringLiteral("-l"), QString::number(size), QStringLiteral("-f"),
                  QStringLiteral("owner@inn.example"), QStringLiteral("-t"), QStringLiteral("guest@guests.example"),
                  sink.address()});
    const bool isDone = source.waitForFinished(300'000) && source.exitCode() == 0;
    return isDone ? static_cast<double>(timer.nsecsElapsed()) / 1e6 : -1;
}

double median(QList<double> times)
{
    std::sort(times.begin(), times.end());
    return times.at(times.size() / 2);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    const Sink sink;
    if (!sink.isUp())
        qFatal("smtp-sink does not listen");
    QList<double> ours;
    QList<double> reference;
    for (int round = 0; round < rounds; ++round) {
        Sender sender(folder.filePath(QStringLiteral("sender%1.sqlite").arg(round)), sink.port());
        ours << sender.send();
        reference << sendByReference(sink, sender.mailSize());
        if (ours.last() < 0 || reference.last() < 0)
            return 1;
    }
    const double perSecond = mails * 1000 / median(ours);
    const double referencePerSecond = mails * 1000 / median(reference);
    const double ratio = perSecond / referencePerSecond;
    QTextStream(stdout) << "one connection: " << perSecond << " mails a second, smtp-source " << referencePerSecond
                        << "\n"
                        << "RESULT sending " << perSecond << " mails/s " << referencePerSecond << ' ' << ratio
                        << " >=" << demand << ' ' << (ratio >= demand ? "ok" : "FAIL") << '\n';
    return 0;
}
