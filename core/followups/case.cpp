#include "core/followups/case.h"

#include "core/answers/answerrow.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace inglenook::core {
namespace {

/// By CaseState.
const std::array<QString, 5> stateWords{QStringLiteral("open"), QStringLiteral("reached"), QStringLiteral("put_right"),
                                        QStringLiteral("won_back"), QStringLiteral("closed")};

const QString caseColumns = QStringLiteral("k.case_id, k.state, k.note, k.opened_at, k.reached_at, k.put_right_at, ");
constexpr int answerStart = 6;

/// As the index `cases_by_standing` has it, word for word.
const QString isWaiting = QStringLiteral("(k.state IN ('open', 'reached'))");

QString selectCases()
{
    return QStringLiteral("SELECT ") + caseColumns + answerColumns() + QStringLiteral(" FROM") + answerJoins() +
           QStringLiteral("JOIN cases k ON k.answer_id = a.answer_id ");
}

Case caseFromRow(const Rows& row)
{
    return Case{.id = Id<Case>(row.value(0).toLongLong()),
                .state = caseStateFromWord(row.value(1).toString()),
                .note = row.value(2).toString(),
                .openedAt = answerTime(row.value(3)),
                .reachedAt = answerTime(row.value(4)),
                .putRightAt = answerTime(row.value(5)),
                .answer = answerFromRow(row, answerStart)};
}

Result<void> change(Transaction& transaction, const QString& statement, const QVariantList& values)
{
    auto done = transaction.run(statement, values);
    if (!done)
        return done.error();
    if (done->numRowsAffected() == 0)
        return Error{ErrorKind::NotFound,
                     QCoreApplication::translate("inglenook::core::Case", "This follow-up is not there any more."),
                     {}};
    return {};
}

} // namespace

QString caseStateWord(CaseState state)
{
    return stateWords[static_cast<size_t>(state)];
}

CaseState caseStateFromWord(const QString& word)
{
    const auto found = std::find(stateWords.begin(), stateWords.end(), word);
    return found == stateWords.end() ? CaseState::Open : static_cast<CaseState>(found - stateWords.begin());
}

Result<std::optional<Case>> CaseRepository::find(Transaction& transaction, Id<Case> id) const
{
    auto rows = transaction.run(selectCases() + QStringLiteral("WHERE k.case_id = ?"), {id.number()});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(caseFromRow(*rows)) : std::nullopt;
}

Result<std::optional<Case>> CaseRepository::findByAnswer(Transaction& transaction, Id<Answer> answer) const
{
    auto rows = transaction.run(selectCases() + QStringLiteral("WHERE k.answer_id = ?"), {answer.number()});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(caseFromRow(*rows)) : std::nullopt;
}

Result<QList<Case>> CaseRepository::load(Transaction& transaction, bool openOnly, qint64 offset, int limit) const
{
    const QString order = QStringLiteral(" ORDER BY %1 DESC, k.opened_at DESC, k.case_id DESC").arg(isWaiting);
    // The page of keys comes from the index alone; only its rows are joined.
    auto rows = transaction.run(selectCases() + QStringLiteral("WHERE k.case_id IN (SELECT k.case_id FROM cases k") +
                                    (openOnly ? QStringLiteral(" WHERE %1 = 1").arg(isWaiting) : QString()) + order +
                                    QStringLiteral(" LIMIT ? OFFSET ?)") + order,
                                {limit, offset});
    if (!rows)
        return rows.error();
    QList<Case> cases;
    while (rows->next())
        cases.append(caseFromRow(*rows));
    return cases;
}

Result<std::optional<qint64>> CaseRepository::findPlace(Transaction& transaction, Id<Case> id, bool openOnly) const
{
    // Those that stand before it: in the order of `load`, which is that of the index.
    auto rows = transaction.run(
        QStringLiteral("SELECT (SELECT COUNT(*) FROM cases k WHERE (%1, k.opened_at, k.case_id)"
                       " > ((o.state IN ('open', 'reached')), o.opened_at, o.case_id))"
                       " FROM cases o WHERE o.case_id = ? AND (? = 0 OR o.state IN ('open', 'reached'))")
            .arg(isWaiting),
        {id.number(), openOnly ? 1 : 0});
    if (!rows)
        return rows.error();
    return rows->next() ? std::optional(rows->value(0).toLongLong()) : std::nullopt;
}

Result<qint64> CaseRepository::count(Transaction& transaction, bool openOnly) const
{
    auto rows = transaction.run(QStringLiteral("SELECT COUNT(*) FROM cases k") +
                                (openOnly ? QStringLiteral(" WHERE %1 = 1").arg(isWaiting) : QString()));
    if (!rows)
        return rows.error();
    rows->next();
    return rows->value(0).toLongLong();
}

Result<void> CaseRepository::storeState(Transaction& transaction, Id<Case> id, CaseState state,
                                        const QDateTime& now) const
{
    const qint64 at = now.toMSecsSinceEpoch();
    const bool wasReached = state == CaseState::Reached || state == CaseState::PutRight || state == CaseState::WonBack;
    const bool wasPutRight = state == CaseState::PutRight || state == CaseState::WonBack;
    return change(transaction,
                  QStringLiteral("UPDATE cases SET state = ?, changed_at = ?, reached_at = COALESCE(reached_at, ?),"
                                 " put_right_at = COALESCE(put_right_at, ?) WHERE case_id = ?"),
                  {caseStateWord(state), at, wasReached ? QVariant(at) : QVariant(),
                   wasPutRight ? QVariant(at) : QVariant(), id.number()});
}

Result<void> CaseRepository::storeNote(Transaction& transaction, Id<Case> id, const QString& note,
                                       const QDateTime& now) const
{
    return change(transaction, QStringLiteral("UPDATE cases SET note = ?, changed_at = ? WHERE case_id = ?"),
                  {note.isNull() ? QStringLiteral("") : note, now.toMSecsSinceEpoch(), id.number()});
}

} // namespace inglenook::core
