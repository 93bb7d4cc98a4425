#include "app/cli/command.h"
#include "core/answers/clickhistory.h"
#include "core/settings/settingsrepository.h"

#include <QtCore/QJsonArray>

#include <array>

namespace inglenook::app {

using namespace core;

namespace {

QString text(std::string_view word)
{
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

template <typename Enum, std::size_t Count>
QString nameOf(Enum value, const std::array<std::string_view, Count>& names)
{
    return text(names.at(static_cast<std::size_t>(value)));
}

QString kindName(ClickKind kind)
{
    return nameOf(kind, std::array<std::string_view, 8>{"view", "automatic", "tap", "comment", "call-back", "trap",
                                                        "unsubscribe", "machine-view"});
}

QString linkName(LinkFunction function)
{
    return nameOf(function, std::array<std::string_view, 7>{"gold", "green", "amber", "red", "privacy",
                                                            "unsubscribe-page", "unsubscribe-header"});
}

QString agentName(AgentClass agent)
{
    return nameOf(agent,
                  std::array<std::string_view, 6>{"unknown", "phone", "computer", "text-browser", "headless", "bot"});
}

QJsonValue faceName(const std::optional<Face>& face)
{
    return face ? QJsonValue(text(faceWord(*face))) : QJsonValue();
}

QJsonArray reasonNames(const std::vector<VerdictReason>& reasons)
{
    QJsonArray names;
    for (const VerdictReason reason : reasons)
        names.append(text(reasonName(reason)));
    return names;
}

QDateTime timeOf(Instant moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment.time_since_epoch().count(), Qt::UTC);
}

QJsonObject toJson(const ClickEvent& click)
{
    return {{QStringLiteral("at"), jsonTime(timeOf(click.relayTime))},
            {QStringLiteral("kind"), kindName(click.kind)},
            {QStringLiteral("link"), linkName(click.opened)},
            {QStringLiteral("face"), faceName(click.face)},
            {QStringLiteral("agent"), agentName(click.agent)},
            {QStringLiteral("strict"), click.strict},
            {QStringLiteral("elapsed_ms"), static_cast<qint64>(click.elapsed.count())},
            {QStringLiteral("seen_ms"), static_cast<qint64>(click.pageTime.count())},
            {QStringLiteral("frames"), static_cast<qint64>(click.frames)},
            {QStringLiteral("script"), click.script},
            {QStringLiteral("trusted"), click.trusted}};
}

QJsonObject toJson(const ClickHistory& history)
{
    QJsonArray clicks;
    for (const ClickEvent& click : history.clicks)
        clicks.append(toJson(click));
    const Judgement& judgement = history.judgement;
    return {{QStringLiteral("id"), history.invitation.number()},
            {QStringLiteral("address"), history.address},
            {QStringLiteral("verdict"), text(verdictName(judgement.verdict))},
            {QStringLiteral("face"), faceName(judgement.face)},
            {QStringLiteral("reasons"), reasonNames(judgement.reasons)},
            {QStringLiteral("second_answer"), judgement.secondAnswer},
            {QStringLiteral("unsubscribed"), judgement.unsubscribed},
            {QStringLiteral("clicks"), clicks}};
}

QString toLines(const ClickHistory& history)
{
    QStringList reasons;
    for (const VerdictReason reason : history.judgement.reasons)
        reasons << text(reasonName(reason));
    QString lines =
        QStringLiteral("%1\t%2\t%3\n")
            .arg(history.address, text(verdictName(history.judgement.verdict)), reasons.join(QStringLiteral(", ")));
    for (const ClickEvent& click : history.clicks)
        lines += QStringLiteral("  %1\t%2\t%3\t%4\n")
                     .arg(timeOf(click.relayTime).toString(Qt::ISODateWithMs), kindName(click.kind),
                          linkName(click.opened), agentName(click.agent));
    return lines;
}

Result<Reply> explain(const CommandCall& call)
{
    std::optional<EmailAddress> address;
    if (call.options.isSet(QStringLiteral("address"))) {
        const auto parsed = EmailAddress::parse(call.options.value(QStringLiteral("address")));
        if (!parsed)
            return parsed.error();
        address = *parsed;
    }
    const auto context = call.context();
    if (!context)
        return context.error();
    return (*context)->database().read([&](Transaction& t) -> Result<Reply> {
        const auto business = SettingsRepository().loadBusiness(t);
        if (!business)
            return business.error();
        const auto histories = loadClickHistories(t, *business, address);
        if (!histories)
            return histories.error();
        QJsonArray list;
        Reply reply;
        for (const ClickHistory& history : *histories) {
            list.append(toJson(history));
            reply.text += toLines(history);
        }
        reply.document = {{QStringLiteral("count"), list.size()}, {QStringLiteral("invitations"), list}};
        return reply;
    });
}

} // namespace

QList<Command> explainCommands()
{
    const QCommandLineOption address(QStringLiteral("address"), QStringLiteral("Only invitations to this address"),
                                     QStringLiteral("address"));
    return {{QStringLiteral("answers explain"),
             QStringLiteral("[--address A]"),
             QStringLiteral("Show every click, and what it was taken for."),
             0,
             {address},
             explain}};
}

} // namespace inglenook::app
