#include "core/answers/clickhistory.h"

namespace inglenook::core {

Result<std::vector<ClickEvent>> loadClicks(Transaction& transaction, Id<Invitation> invitation)
{
    auto rows =
        transaction.run(QStringLiteral("SELECT record FROM click_events WHERE invitation_id = ? ORDER BY seen_at"),
                        {invitation.number()});
    if (!rows)
        return rows.error();
    std::vector<ClickEvent> clicks;
    while (rows->next()) {
        const QByteArray record = rows->value(0).toByteArray();
        const auto size = static_cast<size_t>(record.size());
        if (auto click = decodeClickEvent({reinterpret_cast<const std::uint8_t*>(record.constData()), size}))
            clicks.push_back(std::move(*click));
    }
    return clicks;
}

VerdictContext verdictContext(const Business& business, const QString& decision)
{
    VerdictContext context;
    context.alwaysAskForTap = business.alwaysAskForTap;
    if (decision == u"count")
        context.decision = HeldDecision::Count;
    else if (decision == u"discard")
        context.decision = HeldDecision::Discard;
    return context;
}

Result<QList<ClickHistory>> loadClickHistories(Transaction& transaction, const Business& business,
                                               const std::optional<EmailAddress>& address)
{
    QString statement = QStringLiteral("SELECT i.invitation_id, c.address, a.decision FROM invitations i"
                                       " LEFT JOIN contacts c ON c.contact_id = i.contact_id"
                                       " LEFT JOIN answers a ON a.invitation_id = i.invitation_id"
                                       " WHERE EXISTS (SELECT 1 FROM click_events e"
                                       " WHERE e.invitation_id = i.invitation_id)");
    QVariantList values;
    if (address) {
        statement += QStringLiteral(" AND c.address_key = ?");
        values << address->key();
    }
    auto rows = transaction.run(statement + QStringLiteral(" ORDER BY i.invitation_id DESC"), values);
    if (!rows)
        return rows.error();
    QList<ClickHistory> histories;
    while (rows->next()) {
        ClickHistory history{.invitation = Id<Invitation>(rows->value(0).toLongLong()),
                             .address = rows->value(1).toString(),
                             .clicks = {},
                             .judgement = {}};
        auto clicks = loadClicks(transaction, history.invitation);
        if (!clicks)
            return clicks.error();
        history.clicks = std::move(*clicks);
        history.judgement = judge(history.clicks, verdictContext(business, rows->value(2).toString()));
        histories.append(std::move(history));
    }
    return histories;
}

} // namespace inglenook::core
