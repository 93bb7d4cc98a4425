#include "app/cli/command.h"
#include "core/mailing/mailaccountrepository.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonArray>

namespace inglenook::app {

using namespace core;

namespace {

constexpr int rowsAtOnce = 1000;

QJsonObject toJson(const MailingProgress& progress)
{
    return {{QStringLiteral("total"), progress.total()},       {QStringLiteral("queued"), progress.queued},
            {QStringLiteral("ending"), progress.ending},       {QStringLiteral("accepted"), progress.accepted},
            {QStringLiteral("deferred"), progress.deferred},   {QStringLiteral("rejected"), progress.rejected},
            {QStringLiteral("uncertain"), progress.uncertain}, {QStringLiteral("held"), progress.held},
            {QStringLiteral("cancelled"), progress.cancelled}};
}

QJsonObject toJson(const Mailing& mailing, const MailingProgress& progress)
{
    return {{QStringLiteral("id"), mailing.id.number()},
            {QStringLiteral("survey_id"), mailing.survey.number()},
            {QStringLiteral("survey"), mailing.surveyName},
            {QStringLiteral("to"), mailing.audience.text()},
            {QStringLiteral("state"), mailingStateWord(mailing.state)},
            {QStringLiteral("reason"), mailing.reason},
            {QStringLiteral("created_at"), jsonTime(mailing.createdAt)},
            {QStringLiteral("started_at"), jsonTime(mailing.startedAt)},
            {QStringLiteral("progress"), toJson(progress)}};
}

QJsonObject toJson(const Invitation& row)
{
    return {{QStringLiteral("id"), row.id.number()},
            {QStringLiteral("address"), row.contactAddress},
            {QStringLiteral("state"), sendStateWord(row.state)},
            {QStringLiteral("why"), row.failure},
            {QStringLiteral("server_text"), row.serverText},
            {QStringLiteral("tries"), row.tries},
            {QStringLiteral("next_try_at"), jsonTime(row.nextTryAt)},
            {QStringLiteral("sent_at"), jsonTime(row.sentAt)}};
}

QString toLine(const Mailing& mailing, const MailingProgress& progress)
{
    return QStringLiteral("%1\t%2\t%3\tto %4\t%5 of %6 sent, %7 held back, %8 uncertain%9\n")
        .arg(mailing.id.number())
        .arg(mailingStateWord(mailing.state), mailing.surveyName, mailing.audience.text())
        .arg(progress.accepted)
        .arg(progress.total())
        .arg(progress.held)
        .arg(progress.uncertain)
        .arg(mailing.reason.isEmpty() ? QString() : QStringLiteral("\n\t") + mailing.reason);
}

struct Found
{
    Mailing mailing;
    MailingProgress progress;
};

Result<Found> findMailing(Transaction& t, Id<Mailing> id)
{
    const auto mailing = MailingRepository().find(t, id);
    if (!mailing)
        return mailing.error();
    if (!*mailing)
        return Error{ErrorKind::NotFound, QStringLiteral("There is no mailing %1.").arg(id.number()), {}};
    const auto progress = MailingRepository().loadProgress(t, id);
    if (!progress)
        return progress.error();
    return Found{**mailing, *progress};
}

Result<Reply> reply(AppContext& context, Id<Mailing> id)
{
    const auto found = context.database().read([&](Transaction& t) { return findMailing(t, id); });
    if (!found)
        return found.error();
    return Reply{{{QStringLiteral("mailing"), toJson(found->mailing, found->progress)}},
                 toLine(found->mailing, found->progress)};
}

Result<Reply> createOne(const CommandCall& call)
{
    const auto survey = readNumber(call.options.value(QStringLiteral("survey")), QStringLiteral("--survey"));
    if (!survey)
        return survey.error();
    const auto audience = Audience::parse(call.options.value(QStringLiteral("to")));
    if (!audience)
        return wrongUse(audience.error().message);
    if (audience->kind == Audience::Kind::Rule)
        return wrongUse(QStringLiteral("The mails of a rule are made by the rule: see “rules run”."));
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto id = (*context)->database().write([&](Transaction& t) -> Result<Id<Mailing>> {
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        return createMailing(t, Id<Survey>(*survey), *audience, *business, (*context)->clock().now());
    });
    if (!id)
        return id.error();
    return reply(**context, *id);
}

/// Runs `act(context, id)` for the mailing that the first argument names.
Result<Reply> withMailing(const CommandCall& call, const std::function<Result<Reply>(AppContext&, Id<Mailing>)>& act)
{
    const auto id = readNumber(call.arguments.first(), QStringLiteral("ID"));
    if (!id)
        return id.error();
    const auto context = call.context();
    if (!context)
        return context.error();
    return act(**context, Id<Mailing>(*id));
}

Reply toReply(const PreSendReport& report)
{
    QJsonObject held;
    QString text = QStringLiteral("%1 will go.\n").arg(report.going);
    for (auto reason = report.held.begin(); reason != report.held.end(); ++reason) {
        held.insert(holdReasonWord(reason.key()), reason.value());
        text += QStringLiteral("%1 held back: %2\n").arg(reason.value()).arg(holdReasonText(reason.key()));
    }
    if (report.finishesAt.isValid())
        text += QStringLiteral("The last leaves about %1.\n").arg(report.finishesAt.toString(Qt::ISODate));
    return {{{QStringLiteral("going"), report.going},
             {QStringLiteral("held"), held},
             {QStringLiteral("finishes_at"), jsonTime(report.finishesAt)}},
            text};
}

Result<Reply> checkOne(AppContext& context, Id<Mailing> id)
{
    const auto report = context.database().read([&](Transaction& t) -> Result<PreSendReport> {
        const auto found = findMailing(t, id);
        if (!found)
            return found.error();
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        const auto account = MailAccountRepository().find(t);
        if (!account)
            return account.error();
        return checkMailing(t, id, *business, *account, context.clock().now());
    });
    if (!report)
        return report.error();
    return toReply(*report);
}

Result<Reply> startOne(AppContext& context, Id<Mailing> id)
{
    // The guest's page must say what this mailing's mails promise before the first of them leaves.
    if (auto refreshed = await<void>([&](auto done) { context.relayAccount().refreshPage(std::move(done)); });
        !refreshed)
        return refreshed.error();
    if (auto started = context.outbox().start(id); !started)
        return started.error();
    return reply(context, id);
}

Result<Reply> pauseOne(AppContext& context, Id<Mailing> id)
{
    if (auto paused = context.outbox().pause(id); !paused)
        return paused.error();
    return reply(context, id);
}

Result<Reply> showOne(AppContext& context, Id<Mailing> id, bool withRows)
{
    return context.database().read([&](Transaction& t) -> Result<Reply> {
        const auto found = findMailing(t, id);
        if (!found)
            return found.error();
        Reply shown{{{QStringLiteral("mailing"), toJson(found->mailing, found->progress)}},
                    toLine(found->mailing, found->progress)};
        QJsonArray rows;
        for (qint64 offset = 0;; offset += rowsAtOnce) {
            const auto some = MailingRepository().loadInvitations(t, id, {}, offset, rowsAtOnce);
            if (!some)
                return some.error();
            for (const Invitation& row : *some) {
                rows.append(toJson(row));
                if (withRows)
                    shown.text += QStringLiteral("  %1\t%2\t%3\t%4\n")
                                      .arg(row.id.number())
                                      .arg(row.contactAddress, sendStateWord(row.state), row.failure);
            }
            if (some->size() < rowsAtOnce)
                break;
        }
        shown.document.insert(QStringLiteral("invitations"), rows);
        return shown;
    });
}

Result<Reply> resolveRow(const CommandCall& call)
{
    const auto row = readNumber(call.options.value(QStringLiteral("row")), QStringLiteral("--row"));
    if (!row)
        return row.error();
    const QString as = call.options.value(QStringLiteral("as"));
    if (as != u"sent" && as != u"resend")
        return wrongUse(QStringLiteral("--as is “sent” or “resend”."));
    return withMailing(call, [&](AppContext& context, Id<Mailing> id) -> Result<Reply> {
        const Id<Invitation> which(*row);
        const auto known = context.database().read([&](Transaction& t) -> Result<bool> {
            const auto found = MailingRepository().findInvitation(t, which);
            return found ? Result<bool>(*found && (*found)->mailing == id) : found.error();
        });
        if (!known)
            return known.error();
        if (!*known)
            return Error{
                ErrorKind::NotFound, QStringLiteral("Mailing %1 has no row %2.").arg(id.number()).arg(*row), {}};
        if (auto resolved = context.outbox().resolve(which, as == u"sent"); !resolved)
            return resolved.error();
        return reply(context, id);
    });
}

} // namespace

QList<Command> mailingCommands()
{
    const QCommandLineOption survey(QStringLiteral("survey"), QStringLiteral("Survey"), QStringLiteral("id"));
    const QCommandLineOption to(QStringLiteral("to"), QStringLiteral("Audience"), QStringLiteral("audience"));
    const QCommandLineOption rows(QStringLiteral("rows"), QStringLiteral("Each mail"));
    const QCommandLineOption row(QStringLiteral("row"), QStringLiteral("Which mail"), QStringLiteral("id"));
    const QCommandLineOption as(QStringLiteral("as"), QStringLiteral("What it was"), QStringLiteral("sent|resend"));
    const auto command = [](const char* words, const char* summary, auto act) {
        return Command{QString::fromLatin1(words),
                       QStringLiteral("ID"),
                       QString::fromLatin1(summary),
                       1,
                       {},
                       [act](const CommandCall& call) { return withMailing(call, act); }};
    };
    return {
        {QStringLiteral("mailings create"),
         QStringLiteral("--survey ID --to all|tag:T|address:A"),
         QStringLiteral("Make a mailing; nothing is sent before it is started."),
         0,
         {survey, to},
         createOne},
        command("mailings check", "Tell who goes, who is held back and why.", checkOne),
        command("mailings start", "Let a mailing go; “work” sends it.", startOne),
        command("mailings pause", "Stop sending a mailing for now.", pauseOne),
        command("mailings resume", "Go on with a paused mailing.", startOne),
        {QStringLiteral("mailings show"),
         QStringLiteral("ID [--rows]"),
         QStringLiteral("Show a mailing, and with --rows what became of each mail (as JSON: always)."),
         1,
         {rows},
         [](const CommandCall& call) {
             return withMailing(call, [&](AppContext& context, Id<Mailing> id) {
                 return showOne(context, id, call.options.isSet(QStringLiteral("rows")));
             });
         }},
        {QStringLiteral("mailings resolve"),
         QStringLiteral("ID --row R --as sent|resend"),
         QStringLiteral("Say what an uncertain mail was."),
         1,
         {row, as},
         resolveRow},
    };
}

} // namespace inglenook::app
