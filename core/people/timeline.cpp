#include "core/people/timeline.h"

#include "core/answers/answerrow.h"
#include "core/answers/clickhistory.h"
#include "core/contacts/optoutrepository.h"
#include "core/followups/case.h"
#include "core/outbox/invitationrow.h"

#include <QtCore/QTimeZone>

#include <algorithm>

namespace inglenook::core {
namespace {

using Kind = TimelineEntry::Kind;
using Entries = QList<TimelineEntry>;

QString faceTitle(Face face)
{
    switch (face) {
    case Face::Gold:
        return TimelineRepository::tr("Delighted");
    case Face::Green:
        return TimelineRepository::tr("Happy");
    case Face::Amber:
        return TimelineRepository::tr("Not quite");
    case Face::Red:
        return TimelineRepository::tr("Unhappy");
    }
    return {};
}

QString mailTitle(SendState state, const QString& survey)
{
    switch (state) {
    case SendState::Accepted:
        return TimelineRepository::tr("Mail sent: %1").arg(survey);
    case SendState::Queued:
    case SendState::Reserved:
    case SendState::InData:
    case SendState::Ending:
        return TimelineRepository::tr("Mail waits to be sent: %1").arg(survey);
    case SendState::Deferred:
        return TimelineRepository::tr("Mail will be tried again: %1").arg(survey);
    case SendState::Rejected:
        return TimelineRepository::tr("Mail refused: %1").arg(survey);
    case SendState::Uncertain:
        return TimelineRepository::tr("Mail may have arrived: %1").arg(survey);
    case SendState::Held:
        return TimelineRepository::tr("Mail held back: %1").arg(survey);
    case SendState::Cancelled:
        return TimelineRepository::tr("Mail not sent: %1").arg(survey);
    }
    return {};
}

QString caseTitle(CaseState state)
{
    switch (state) {
    case CaseState::Open:
        return TimelineRepository::tr("Follow-up opened");
    case CaseState::Reached:
        return TimelineRepository::tr("Guest reached");
    case CaseState::PutRight:
        return TimelineRepository::tr("Put right");
    case CaseState::WonBack:
        return TimelineRepository::tr("Won back");
    case CaseState::Closed:
        return TimelineRepository::tr("Follow-up closed");
    }
    return {};
}

Result<void> addVisits(Transaction& transaction, const Contact& contact, const QTimeZone& zone, Entries& entries)
{
    auto rows = transaction.run(
        QStringLiteral("SELECT arrived_on, departed_on, place, staff, reference, is_cancelled FROM visits"
                       " WHERE contact_id = ?"),
        {contact.id.number()});
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const QDate arrived = QDate::fromString(rows->value(0).toString(), Qt::ISODate);
        const QDate departed = QDate::fromString(rows->value(1).toString(), Qt::ISODate);
        QStringList words{rows->value(2).toString(), rows->value(3).toString(), rows->value(4).toString()};
        words.removeAll(QString());
        if (arrived.isValid() && arrived < departed)
            words.prepend(TimelineRepository::tr("from %1").arg(QLocale().toString(arrived, QLocale::ShortFormat)));
        entries.append(
            {Kind::Visit, departed.startOfDay(zone), true,
             rows->value(5).toBool() ? TimelineRepository::tr("Visit called off") : TimelineRepository::tr("Visit"),
             words.join(QStringLiteral(" · "))});
    }
    return {};
}

Result<void> addMails(Transaction& transaction, const Contact& contact, Entries& entries)
{
    auto rows = transaction.run(QStringLiteral("SELECT i.state, i.failure, i.sent_at, i.changed_at, s.name"
                                               " FROM invitations i JOIN surveys s ON s.survey_id = i.survey_id"
                                               " WHERE i.contact_id = ?"),
                                {contact.id.number()});
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const auto state = sendStateFromWord(rows->value(0).toString());
        const QVariant sent = rows->value(2);
        entries.append({Kind::Mail, timeFromStored(sent.isNull() ? rows->value(3) : sent), false,
                        mailTitle(state.value_or(SendState::Queued), rows->value(4).toString()),
                        state == SendState::Accepted ? QString() : rows->value(1).toString()});
    }
    return {};
}

/// The presses that came before the face that counts, each once.
QString earlierFaces(const std::vector<ClickEvent>& clicks, Face counting)
{
    QStringList faces;
    for (const ClickEvent& click : clicks) {
        const bool isPress = click.kind == ClickKind::Tap || click.kind == ClickKind::AutomaticConfirmation;
        if (!isPress || !click.face)
            continue;
        const QString title = faceTitle(*click.face);
        if (faces.isEmpty() || faces.last() != title)
            faces.append(title);
    }
    if (!faces.isEmpty() && faces.last() == faceTitle(counting))
        faces.removeLast();
    return faces.join(QStringLiteral(", "));
}

struct AnswerRow
{
    Answer answer;
    std::optional<std::pair<CaseState, QString>> followUp; ///< with its note
    QDateTime openedAt;
    QDateTime changedAt;
};

Result<QList<AnswerRow>> loadAnswers(Transaction& transaction, const Contact& contact)
{
    auto rows = transaction.run(QStringLiteral("SELECT %1, k.state, k.note, k.opened_at, k.changed_at FROM %2"
                                               " LEFT JOIN cases k ON k.answer_id = a.answer_id WHERE a.contact_id = ?")
                                    .arg(answerColumns(), answerJoins()),
                                {contact.id.number()});
    if (!rows)
        return rows.error();
    QList<AnswerRow> answers;
    while (rows->next()) {
        AnswerRow row{answerFromRow(*rows), std::nullopt, answerTime(rows->value(answerColumnCount + 2)),
                      answerTime(rows->value(answerColumnCount + 3))};
        if (!rows->value(answerColumnCount).isNull())
            row.followUp = {caseStateFromWord(rows->value(answerColumnCount).toString()),
                            rows->value(answerColumnCount + 1).toString()};
        answers.append(row);
    }
    return answers;
}

Result<void> addAnswers(Transaction& transaction, const Contact& contact, Entries& entries)
{
    const auto rows = loadAnswers(transaction, contact);
    if (!rows)
        return rows.error();
    for (const AnswerRow& row : *rows) {
        const auto clicks = loadClicks(transaction, row.answer.invitation);
        if (!clicks)
            return clicks.error();
        QString title = faceTitle(row.answer.face);
        if (const QString earlier = earlierFaces(*clicks, row.answer.face); !earlier.isEmpty())
            title += u' ' + TimelineRepository::tr("(before: %1)").arg(earlier);
        if (!row.answer.counts())
            title += u' ' + TimelineRepository::tr("(does not count)");
        QString text = row.answer.comment;
        if (row.answer.wantsCall) {
            QStringList wish{TimelineRepository::tr("Wants to be called"), row.answer.callPhone, row.answer.callWindow};
            wish.removeAll(QString());
            text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + wish.join(QStringLiteral(" · "));
        }
        entries.append({Kind::Answer, row.answer.answeredAt, false, title, text, row.answer.face});
        if (!row.followUp)
            continue;
        const auto& [state, note] = *row.followUp;
        entries.append(
            {Kind::FollowUp, state == CaseState::Open ? row.openedAt : row.changedAt, false, caseTitle(state), note});
    }
    return {};
}

Result<void> addStanding(Transaction& transaction, const Contact& contact, Entries& entries)
{
    auto rows =
        transaction.run(QStringLiteral("SELECT created_at FROM contacts WHERE contact_id = ?"), {contact.id.number()});
    if (!rows)
        return rows.error();
    if (rows->next()) {
        const QString words = contact.source.isEmpty()
                                  ? TimelineRepository::tr("Added")
                                  : TimelineRepository::tr("Added from %1").arg(contact.source.left(80));
        entries.append({Kind::Added, answerTime(rows->value(0)), false, words, basisTitle(contact.basis)});
    }
    const auto since = OptOutRepository().findSince(transaction, contact.address);
    if (!since)
        return since.error();
    if (since->isValid())
        entries.append({Kind::OptOut, *since, false, TimelineRepository::tr("Asked to get no more mail")});
    return {};
}

} // namespace

QString timelineKindWord(TimelineEntry::Kind kind)
{
    switch (kind) {
    case Kind::Added:
        return QStringLiteral("added");
    case Kind::Visit:
        return QStringLiteral("visit");
    case Kind::Mail:
        return QStringLiteral("mail");
    case Kind::Answer:
        return QStringLiteral("answer");
    case Kind::FollowUp:
        return QStringLiteral("follow_up");
    case Kind::OptOut:
        return QStringLiteral("opt_out");
    }
    return {};
}

Result<QList<TimelineEntry>> TimelineRepository::load(Transaction& transaction, const Contact& contact,
                                                      const QTimeZone& zone) const
{
    Entries entries;
    if (auto done = addStanding(transaction, contact, entries); !done)
        return done.error();
    if (auto done = addVisits(transaction, contact, zone, entries); !done)
        return done.error();
    if (auto done = addMails(transaction, contact, entries); !done)
        return done.error();
    if (auto done = addAnswers(transaction, contact, entries); !done)
        return done.error();
    std::stable_sort(entries.begin(), entries.end(),
                     [](const TimelineEntry& a, const TimelineEntry& b) { return a.at > b.at; });
    return entries;
}

} // namespace inglenook::core
