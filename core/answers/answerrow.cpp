#include "core/answers/answerrow.h"

#include "core/outbox/maildomain.h"

#include <QtCore/QCoreApplication>

namespace inglenook::core {
namespace {

QString storedName(VerdictReason reason)
{
    const std::string_view name = reasonName(reason);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

/// Names that this version does not know are left out.
QStringList reasonsInWords(const QString& stored, const QString& strictBecause)
{
    QStringList words;
    const QStringList names = stored.split(u',', Qt::SkipEmptyParts);
    for (const QString& name : names) {
        for (int number = 0; number <= static_cast<int>(VerdictReason::AfterTheFirstDay); ++number) {
            const auto reason = static_cast<VerdictReason>(number);
            if (storedName(reason) != name)
                continue;
            const QString known = reason == VerdictReason::StrictDomain ? strictBecauseText(strictBecause) : QString();
            words << (known.isEmpty() ? reasonText(reason) : known);
        }
    }
    return words;
}

QString nameOf(const QString& firstName, const QString& lastName, const QString& address)
{
    QString name = QString(firstName + u' ' + lastName).trimmed();
    if (!name.isEmpty())
        return name;
    return address.isEmpty() ? QCoreApplication::translate("inglenook::core::Answer", "Erased guest") : address;
}

} // namespace

QString answerColumns()
{
    return QStringLiteral(
        "a.answer_id, a.invitation_id, a.survey_id, a.contact_id, a.face, a.verdict, a.reasons, a.answered_at,"
        " a.comment, a.wants_call, a.call_phone, a.call_window, a.has_second, c.first_name, c.last_name,"
        " c.phone, c.address, i.sent_at, i.strict_because");
}

QString answerJoins()
{
    return QStringLiteral(" answers a JOIN invitations i ON i.invitation_id = a.invitation_id"
                          " LEFT JOIN contacts c ON c.contact_id = a.contact_id ");
}

Answer answerFromRow(const Rows& row, int first)
{
    const auto cell = [&](int column) { return row.value(first + column); };
    return Answer{.id = Id<Answer>(cell(0).toLongLong()),
                  .invitation = Id<Invitation>(cell(1).toLongLong()),
                  .survey = Id<Survey>(cell(2).toLongLong()),
                  .contact = Id<Contact>(cell(3).toLongLong()),
                  .face = static_cast<Face>(cell(4).toInt()),
                  .verdict = verdictFromWord(cell(5).toString()),
                  .reasons = reasonsInWords(cell(6).toString(), cell(18).toString()),
                  .answeredAt = answerTime(cell(7)),
                  .comment = cell(8).toString(),
                  .wantsCall = cell(9).toBool(),
                  .callPhone = cell(10).toString(),
                  .callWindow = cell(11).toString(),
                  .hasSecond = cell(12).toBool(),
                  .contactName = nameOf(cell(13).toString(), cell(14).toString(), cell(16).toString()),
                  .contactPhone = cell(15).toString(),
                  .contactAddress = cell(16).toString(),
                  .sentAt = answerTime(cell(17))};
}

QString storedReasons(const std::vector<VerdictReason>& reasons)
{
    QStringList names;
    for (const VerdictReason reason : reasons)
        names << storedName(reason);
    return names.join(u',');
}

QDateTime answerTime(const QVariant& stored)
{
    return stored.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(stored.toLongLong(), Qt::UTC);
}

} // namespace inglenook::core
