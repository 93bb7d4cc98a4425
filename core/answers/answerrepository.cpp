#include "core/answers/answerrepository.h"

#include "core/answers/answerrow.h"
#include "core/answers/clickhistory.h"
#include "core/contacts/optoutrepository.h"
#include "core/outbox/maildomain.h"
#include "core/outbox/sendledger.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace inglenook::core {
namespace {

/// More of one kind than any mail causes; a relay gone bad must not fill the disk or slow the judging.
constexpr qint64 mostEventsOfAKind = 60;
/// How far the relay's clock may be wrong.
constexpr qint64 clockTrouble = 24LL * 60 * 60 * 1000;

const QString counting = QStringLiteral("a.verdict IN ('confirmed', 'counted')");

QByteArray blob(ByteView bytes)
{
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

ByteView viewOf(const QByteArray& bytes)
{
    return {reinterpret_cast<const std::uint8_t*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

/// A guest's words: line breaks stay, other control characters go. Never null, as the database wants it.
QString guestText(const std::string& utf8)
{
    QString text = QStringLiteral("");
    const QString given = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    for (const QChar c : given) {
        if (c == u'\n' || c == u'\t' || c.category() != QChar::Other_Control)
            text += c;
    }
    return text;
}

/// A condition and what is bound to it.
struct Condition
{
    QString text;
    QVariantList values;
};

/// The filter over `answers a`. The days are exact; the times around them let the index by time narrow the search.
Condition conditionOf(const AnswerFilter& filter)
{
    Condition condition{filter.heldOnly ? QStringLiteral("a.verdict = 'held'") : counting, {}};
    const auto add = [&condition](const char16_t* text, const QVariant& value) {
        condition.text += QString::fromUtf16(text);
        condition.values << value;
    };
    if (filter.from) {
        add(u" AND a.answered_day >= ?", filter.from->toString(Qt::ISODate));
        add(u" AND a.answered_at >= ?", filter.from->addDays(-1).startOfDay(Qt::UTC).toMSecsSinceEpoch());
    }
    if (filter.to) {
        add(u" AND a.answered_day <= ?", filter.to->toString(Qt::ISODate));
        add(u" AND a.answered_at < ?", filter.to->addDays(2).startOfDay(Qt::UTC).toMSecsSinceEpoch());
    }
    if (!filter.survey.isNull())
        add(u" AND a.survey_id = ?", filter.survey.number());
    if (filter.unhappyOnly)
        condition.text += QStringLiteral(" AND a.face >= 2");
    return condition;
}

Result<qint64> countHeld(Transaction& transaction, const AnswerFilter& filter)
{
    const Condition condition = conditionOf(filter);
    auto rows =
        transaction.run(QStringLiteral("SELECT COUNT(*) FROM answers a WHERE ") + condition.text, condition.values);
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

/// What judging needs to know of an invitation.
struct Addressee
{
    Id<Invitation> invitation;
    Id<Survey> survey;
    QVariant contact;
    bool isUncertain;
    bool isSettled; ///< its earlier clicks are forgotten
};

Result<std::optional<Addressee>> findAddressee(Transaction& transaction, const MessageId& message)
{
    auto rows = transaction.run(
        QStringLiteral("SELECT invitation_id, survey_id, contact_id, state, clicks_forgotten FROM invitations"
                       " WHERE message_id = ?"),
        {blob(message.view())});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<Addressee>();
    return std::optional(Addressee{.invitation = Id<Invitation>(rows->value(0).toLongLong()),
                                   .survey = Id<Survey>(rows->value(1).toLongLong()),
                                   .contact = rows->value(2),
                                   .isUncertain = rows->value(3).toString() == u"uncertain",
                                   .isSettled = rows->value(4).toBool()});
}

/// The columns of `answers` that judging writes, as one row of values, to tell whether anything has changed.
struct StoredAnswer
{
    Id<Answer> id; ///< null when there is no row
    QString decision;
    QVariantList judged;
};

const QString judgedColumns =
    QStringLiteral("face, verdict, reasons, answered_at, answered_day, comment, wants_call, call_phone,"
                   " call_window, has_second");
constexpr int judgedColumnCount = 10;

Result<StoredAnswer> loadStored(Transaction& transaction, Id<Invitation> invitation)
{
    auto rows = transaction.run(
        QStringLiteral("SELECT answer_id, decision, %1 FROM answers WHERE invitation_id = ?").arg(judgedColumns),
        {invitation.number()});
    if (!rows)
        return rows.error();
    StoredAnswer stored;
    if (!rows->next())
        return stored;
    stored.id = Id<Answer>(rows->value(0).toLongLong());
    stored.decision = rows->value(1).toString();
    for (int column = 0; column < judgedColumnCount; ++column)
        stored.judged << rows->value(2 + column);
    return stored;
}

/// The values of `judgedColumns`. Without a face nobody has answered: then the row that is there stays, out of the
/// score.
QVariantList judgedValues(const Judgement& judgement, const QVariantList& before, const Business& business)
{
    if (!judgement.face || !judgement.answeredAt) {
        QVariantList values = before;
        values[1] = verdictWord(Verdict::Machine);
        values[2] = storedReasons(judgement.reasons);
        return values;
    }
    const auto at = QDateTime::fromMSecsSinceEpoch(judgement.answeredAt->time_since_epoch().count(), Qt::UTC);
    return {static_cast<qint64>(*judgement.face),
            verdictWord(judgement.verdict),
            storedReasons(judgement.reasons),
            at.toMSecsSinceEpoch(),
            business.dayOf(at).toString(Qt::ISODate),
            guestText(judgement.comment),
            qint64(judgement.wantsCall),
            guestText(judgement.phone),
            guestText(judgement.callWindow),
            qint64(judgement.secondAnswer)};
}

Result<Id<Answer>> insertAnswer(Transaction& transaction, const Addressee& addressee, const QVariantList& judged,
                                const QDateTime& now)
{
    QVariantList values{addressee.invitation.number(), addressee.survey.number(), addressee.contact};
    values << judged << now.toMSecsSinceEpoch();
    auto done =
        transaction.run(QStringLiteral("INSERT INTO answers (invitation_id, survey_id, contact_id, %1, changed_at)"
                                       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                            .arg(judgedColumns),
                        values);
    if (!done)
        return done.error();
    return Id<Answer>(Transaction::insertedKey(*done));
}

Result<void> updateAnswer(Transaction& transaction, Id<Answer> id, QVariantList judged, const QDateTime& now)
{
    auto done = transaction.run(QStringLiteral("UPDATE answers SET (%1, changed_at) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                               " WHERE answer_id = ?")
                                    .arg(judgedColumns),
                                judged << now.toMSecsSinceEpoch() << id.number());
    return done ? Result<void>() : done.error();
}

Result<std::optional<EmailAddress>> findAddress(Transaction& transaction, const QVariant& contact)
{
    auto rows = transaction.run(QStringLiteral("SELECT address FROM contacts WHERE contact_id = ?"), {contact});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<EmailAddress>();
    const auto address = EmailAddress::parse(rows->value(0).toString());
    if (!address)
        return address.error();
    return std::optional(*address);
}

/// Whoever presses "unsubscribe" gets no more mail, whatever else is thought of the click.
Result<void> unsubscribe(Transaction& transaction, const QVariant& contact, const QDateTime& now)
{
    const auto address = findAddress(transaction, contact);
    if (!address)
        return address.error();
    return *address ? OptOutRepository().add(transaction, **address, QStringLiteral("unsubscribe link"), now)
                    : Result<void>();
}

/// A mail in which a machine was at work speaks about its domain, once.
Result<void> noteMachine(Transaction& transaction, const Addressee& addressee, const Judgement& judgement,
                         const QDateTime& now)
{
    const auto isMachine = [](const JudgedEvent& judged) { return judged.verdict == Verdict::Machine; };
    const bool isMet = judgement.verdict == Verdict::Machine ||
                       std::any_of(judgement.history.begin(), judgement.history.end(), isMachine);
    if (!isMet || addressee.contact.isNull())
        return {};
    auto marked = transaction.run(
        QStringLiteral("UPDATE invitations SET machine_met = 1 WHERE invitation_id = ? AND machine_met = 0"),
        {addressee.invitation.number()});
    if (!marked)
        return marked.error();
    if (marked->numRowsAffected() == 0)
        return {};
    const auto address = findAddress(transaction, addressee.contact);
    if (!address)
        return address.error();
    return *address ? MailDomainRepository().addMachineMail(transaction, (*address)->domain(), now) : Result<void>();
}

/// An event that is not of this mail's life cannot be believed, and days far away would break the charts.
bool hasPossibleTime(const ClickEvent& event, const QDateTime& now)
{
    const qint64 at = event.relayTime.time_since_epoch().count();
    const qint64 issued = std::chrono::milliseconds(event.issuedAt.time_since_epoch()).count();
    return at >= issued - clockTrouble && at <= now.toMSecsSinceEpoch() + clockTrouble;
}

Result<bool> isTooMany(Transaction& transaction, Id<Invitation> invitation, ClickKind kind)
{
    auto rows =
        transaction.run(QStringLiteral("SELECT COUNT(*) FROM click_events WHERE invitation_id = ? AND kind = ?"),
                        {invitation.number(), static_cast<int>(kind)});
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong() >= mostEventsOfAKind;
}

Result<bool> isKept(Transaction& transaction, const EventId& id)
{
    auto rows = transaction.run(QStringLiteral("SELECT 1 FROM click_events WHERE event_id = ?"), {blob(id.view())});
    if (!rows)
        return rows.error();
    return rows->next();
}

} // namespace

Result<std::optional<Answer>> AnswerRepository::find(Transaction& transaction, Id<Answer> id) const
{
    auto rows = transaction.run(QStringLiteral("SELECT ") + answerColumns() + QStringLiteral(" FROM") + answerJoins() +
                                    QStringLiteral("WHERE a.answer_id = ?"),
                                {id.number()});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(answerFromRow(*rows)) : std::nullopt;
}

Result<QList<Answer>> AnswerRepository::load(Transaction& transaction, const AnswerFilter& filter, qint64 offset,
                                             int limit) const
{
    Condition condition = conditionOf(filter);
    condition.values << limit << offset;
    // The page of keys comes from an index alone; only its rows are joined.
    auto rows = transaction.run(QStringLiteral("SELECT ") + answerColumns() + QStringLiteral(" FROM") + answerJoins() +
                                    QStringLiteral("WHERE a.answer_id IN (SELECT a.answer_id FROM answers a WHERE ") +
                                    condition.text +
                                    QStringLiteral(" ORDER BY a.answered_at DESC, a.answer_id DESC LIMIT ? OFFSET ?)"
                                                   " ORDER BY a.answered_at DESC, a.answer_id DESC"),
                                condition.values);
    if (!rows)
        return rows.error();
    QList<Answer> answers;
    while (rows->next())
        answers.append(answerFromRow(*rows));
    return answers;
}

Result<qint64> AnswerRepository::count(Transaction& transaction, const AnswerFilter& filter) const
{
    if (filter.heldOnly)
        return countHeld(transaction, filter);
    QString statement = QStringLiteral("SELECT COALESCE(SUM(answers), 0) FROM daily_faces WHERE day BETWEEN ? AND ?");
    QVariantList values{filter.from ? filter.from->toString(Qt::ISODate) : QStringLiteral("0000"),
                        filter.to ? filter.to->toString(Qt::ISODate) : QStringLiteral("9999")};
    if (!filter.survey.isNull()) {
        statement += QStringLiteral(" AND survey_id = ?");
        values << filter.survey.number();
    }
    if (filter.unhappyOnly)
        statement += QStringLiteral(" AND face >= 2");
    auto rows = transaction.run(statement, values);
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

Result<Keeping> AnswerRepository::keep(Transaction& transaction, const ClickEvent& event, const QDateTime& now) const
{
    const auto addressee = findAddressee(transaction, event.message);
    if (!addressee)
        return addressee.error();
    if (!*addressee || !hasPossibleTime(event, now))
        return Keeping::Dropped;
    const Id<Invitation> invitation = (*addressee)->invitation;
    const auto tooMany = isTooMany(transaction, invitation, event.kind);
    if (!tooMany)
        return tooMany.error();
    if (*tooMany) {
        const auto known = isKept(transaction, event.id);
        if (!known)
            return known.error();
        return *known ? Keeping::Twice : Keeping::Dropped;
    }
    const std::vector<std::uint8_t> record = encodeClickEvent(event);
    auto done = transaction.run(
        QStringLiteral("INSERT INTO click_events (event_id, invitation_id, seen_at, stored_at, kind, record)"
                       " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (event_id) DO NOTHING"),
        {blob(event.id.view()), invitation.number(), qint64(event.relayTime.time_since_epoch().count()),
         now.toMSecsSinceEpoch(), static_cast<int>(event.kind), blob(record)});
    if (!done)
        return done.error();
    if (done->numRowsAffected() == 0)
        return Keeping::Twice;
    if (event.kind == ClickKind::Unsubscribe) {
        if (auto gone = unsubscribe(transaction, (*addressee)->contact, now); !gone)
            return gone.error();
    }
    return Keeping::Kept;
}

Result<std::optional<Id<Answer>>> AnswerRepository::judge(Transaction& transaction, const MessageId& message,
                                                          const Business& business, const QDateTime& now) const
{
    const auto addressee = findAddressee(transaction, message);
    if (!addressee)
        return addressee.error();
    if (!*addressee)
        return std::optional<Id<Answer>>();
    const auto events = loadClicks(transaction, (*addressee)->invitation);
    if (!events)
        return events.error();
    if (!events->empty() && (*addressee)->isUncertain) {
        if (auto sent = SendLedger().resolve(transaction, (*addressee)->invitation, true, business.timeZone, now);
            !sent)
            return sent.error();
    }
    const auto stored = loadStored(transaction, (*addressee)->invitation);
    if (!stored)
        return stored.error();
    // What is left of the clicks would tell another story than all of them did.
    if ((*addressee)->isSettled && !stored->id.isNull())
        return std::optional<Id<Answer>>();
    const Judgement judgement = core::judge(*events, verdictContext(business, stored->decision));
    if (auto noted = noteMachine(transaction, **addressee, judgement, now); !noted)
        return noted.error();
    const bool isAnswer = judgement.face && judgement.answeredAt;
    if (stored->id.isNull() && !isAnswer)
        return std::optional<Id<Answer>>();
    const QVariantList judged = judgedValues(judgement, stored->judged, business);
    if (stored->id.isNull()) {
        const auto inserted = insertAnswer(transaction, **addressee, judged, now);
        if (!inserted)
            return inserted.error();
        return std::optional(*inserted);
    }
    if (judged == stored->judged)
        return std::optional<Id<Answer>>();
    if (auto updated = updateAnswer(transaction, stored->id, judged, now); !updated)
        return updated.error();
    return std::optional(stored->id);
}

Result<void> AnswerRepository::decide(Transaction& transaction, Id<Answer> id, HeldDecision decision,
                                      const Business& business, const QDateTime& now) const
{
    auto rows = transaction.run(QStringLiteral("SELECT i.message_id, a.verdict FROM") + answerJoins() +
                                    QStringLiteral("WHERE a.answer_id = ?"),
                                {id.number()});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return Error{ErrorKind::NotFound,
                     QCoreApplication::translate("inglenook::core::Answer", "This answer is not there any more."),
                     {}};
    const QByteArray bytes = rows->value(0).toByteArray();
    if (rows->value(1).toString() != u"held")
        return Error{
            ErrorKind::Conflict,
            QCoreApplication::translate("inglenook::core::Answer", "This answer is not waiting for you any more."),
            {}};
    auto kept = transaction.run(
        QStringLiteral("UPDATE answers SET decision = ? WHERE answer_id = ?"),
        {decision == HeldDecision::Count ? QStringLiteral("count") : QStringLiteral("discard"), id.number()});
    if (!kept)
        return kept.error();
    const auto judged = judge(transaction, *MessageId::from(viewOf(bytes)), business, now);
    return judged ? Result<void>() : judged.error();
}

} // namespace inglenook::core
