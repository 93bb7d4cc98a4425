#include "app/cli/command.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonArray>

namespace inglenook::app {

using namespace core;

namespace {

constexpr int mostListed = 1000;

QJsonObject toJson(const MailReturn& entry)
{
    return {{QStringLiteral("id"), entry.id.number()},
            {QStringLiteral("mailing_id"), entry.mailing.number()},
            {QStringLiteral("invitation_id"), entry.invitation.number()},
            {QStringLiteral("address"), entry.addressKey},
            {QStringLiteral("kind"), returnKindWord(entry.kind)},
            {QStringLiteral("suggests"),
             entry.suggests ? QJsonValue(returnKindWord(*entry.suggests)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("status"), entry.status},
            {QStringLiteral("server_text"), entry.serverText},
            {QStringLiteral("came_at"), jsonTime(entry.cameAt)}};
}

Result<Reply> checkNow(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    BouncePoller& bounces = (*context)->bounces();
    bounces.setSessionPassword(qgetenv("INGLENOOK_MAIL_PASSWORD"));
    const auto look = await<InboxLook>([&](auto done) { bounces.lookNow(std::move(done)); });
    if (!look)
        return look.error();
    QJsonObject kinds;
    for (const ReturnBooks::Booked& booked : look->booked) {
        const QString word = returnKindWord(booked.kind);
        kinds.insert(word, kinds.value(word).toInt() + 1);
    }
    QString text = QStringLiteral("%1 new mails looked at.\n").arg(look->mails);
    for (auto kind = kinds.begin(); kind != kinds.end(); ++kind)
        text += QStringLiteral("%1\t%2\n").arg(kind.value().toInt()).arg(kind.key());
    return Reply{{{QStringLiteral("mails"), look->mails},
                  {QStringLiteral("found_in_sent"), look->foundInSent},
                  {QStringLiteral("returned"), kinds}},
                 text};
}

Result<Reply> list(const CommandCall& call)
{
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto entries =
        (*context)->database().read([](Transaction& t) { return ReturnRepository().loadNewest(t, mostListed); });
    if (!entries)
        return entries.error();
    QJsonArray all;
    QString text;
    for (const MailReturn& entry : *entries) {
        all.append(toJson(entry));
        text += QStringLiteral("%1\t%2\t%3\t%4\n")
                    .arg(entry.id.number())
                    .arg(returnKindWord(entry.kind), entry.addressKey, entry.serverText);
    }
    return Reply{{{QStringLiteral("count"), all.size()}, {QStringLiteral("returned"), all}}, text};
}

Result<Reply> settle(const CommandCall& call)
{
    const auto id = readNumber(call.arguments.first(), QStringLiteral("ID"));
    if (!id)
        return id.error();
    const QString as = call.options.value(QStringLiteral("as"));
    if (as != u"true" && as != u"nothing")
        return wrongUse(QStringLiteral("--as is “true” or “nothing”."));
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto entry = (*context)->database().write([&](Transaction& t) -> Result<MailReturn> {
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        const ReturnBooks books({(*context)->clock().now(), business->timeZone, {}});
        const Id<MailReturn> which(*id);
        const auto settled = as == u"true" ? books.confirm(t, which) : books.dismiss(t, which);
        if (!settled)
            return settled.error();
        const auto found = ReturnRepository().find(t, which);
        if (!found)
            return found.error();
        return found->value_or(MailReturn{});
    });
    if (!entry)
        return entry.error();
    return Reply{{{QStringLiteral("returned"), toJson(*entry)}},
                 QStringLiteral("%1\t%2\n").arg(entry->id.number()).arg(returnKindWord(entry->kind))};
}

Result<Reply> setReading(const CommandCall& call)
{
    const bool isOff = call.options.isSet(QStringLiteral("off"));
    const auto port = readNumber(call.options.value(QStringLiteral("port")), QStringLiteral("--port"));
    if (!port)
        return port.error();
    const QString security = call.options.value(QStringLiteral("security"));
    if ((security != u"tls" && security != u"starttls") || *port < 1 || *port > 65535)
        return wrongUse(QStringLiteral("--security is “tls” or “starttls”, --port a number up to 65535."));
    const auto context = call.context();
    if (!context)
        return context.error();
    const auto stored = (*context)->database().write([&](Transaction& t) -> Result<InboxReading> {
        const auto account = MailAccountRepository().find(t);
        if (!account)
            return account.error();
        if (!*account)
            return Error{ErrorKind::Conflict, QStringLiteral("Set up the mail account first."), {}};
        InboxReading reading{!isOff, suggestInboxServer(**account)};
        if (call.options.isSet(QStringLiteral("host")))
            reading.server = {call.options.value(QStringLiteral("host")), static_cast<quint16>(*port),
                              security == u"tls" ? MailSecurity::Tls : MailSecurity::StartTls};
        if (auto done = InboxReadingRepository().store(t, reading); !done)
            return done.error();
        return reading;
    });
    if (!stored)
        return stored.error();
    const QString place = QStringLiteral("%1:%2").arg(stored->server.host).arg(stored->server.port);
    return Reply{{{QStringLiteral("is_on"), stored->isOn}, {QStringLiteral("server"), place}},
                 stored->isOn ? QStringLiteral("The inbox is read at %1.\n").arg(place)
                              : QStringLiteral("The inbox is not read.\n")};
}

} // namespace

QList<Command> bounceCommands()
{
    const QCommandLineOption as(QStringLiteral("as"), QStringLiteral("What it is"), QStringLiteral("true|nothing"));
    const QCommandLineOption host(QStringLiteral("host"), QStringLiteral("Server"), QStringLiteral("name"));
    const QCommandLineOption port(QStringLiteral("port"), QStringLiteral("Port"), QStringLiteral("number"),
                                  QStringLiteral("993"));
    const QCommandLineOption security(QStringLiteral("security"), QStringLiteral("tls or starttls"),
                                      QStringLiteral("kind"), QStringLiteral("tls"));
    const QCommandLineOption off(QStringLiteral("off"), QStringLiteral("No longer"));
    return {
        {QStringLiteral("bounces read"),
         QStringLiteral("[--host H [--port P] [--security tls|starttls]] | --off"),
         QStringLiteral("Agree that the inbox is read for mails that came back; nothing in it is changed."),
         0,
         {host, port, security, off},
         setReading},
        {QStringLiteral("bounces check"),
         {},
         QStringLiteral("Look into the inbox now, and into the Sent folder for what is uncertain."),
         0,
         {},
         checkNow},
        {QStringLiteral("bounces list"), {}, QStringLiteral("Show what came back, the newest first."), 0, {}, list},
        {QStringLiteral("bounces settle"),
         QStringLiteral("ID --as true|nothing"),
         QStringLiteral("Decide about one that came back: take a doubtful one for true, or any one for nothing."),
         1,
         {as},
         settle},
    };
}

} // namespace inglenook::app
