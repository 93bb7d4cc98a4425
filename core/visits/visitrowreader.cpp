#include "core/visits/visitrowreader.h"

#include "core/contacts/importrowreader.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace inglenook::core {
namespace {

Error refused(const QString& reason)
{
    return {ErrorKind::InvalidInput, reason, {}};
}

/// How many of the digits behind the last sign are hundredths and tenths; 0 when that sign parts thousands.
qsizetype decimalsOf(const QString& digitsAndSigns)
{
    const qsizetype sign = std::max(digitsAndSigns.lastIndexOf(u'.'), digitsAndSigns.lastIndexOf(u','));
    const qsizetype behind = digitsAndSigns.size() - sign - 1;
    return sign >= 0 && (behind == 1 || behind == 2) ? behind : 0;
}

} // namespace

VisitRowReader::VisitRowReader(VisitMapping mapping, DayOrder order)
    : m_mapping(std::move(mapping))
    , m_order(order)
{
}

Result<Visit> VisitRowReader::read(const ImportRow& row) const
{
    Visit visit;
    visit.place = cell(row, VisitField::Place);
    visit.staff = cell(row, VisitField::Staff);
    visit.reference = cell(row, VisitField::Reference);
    visit.tags = splitTags(cell(row, VisitField::Tags));
    visit.isCancelled = meansCancelled(cell(row, VisitField::Status));
    if (auto days = readDays(row, visit); !days)
        return days.error();
    if (auto numbers = readNumbers(row, visit); !numbers)
        return numbers.error();
    for (const QString* text : {&visit.place, &visit.staff, &visit.reference}) {
        if (text->size() > visitlimits::text)
            return refused(tr("“%1…” is longer than %2 characters.").arg(text->left(20)).arg(visitlimits::text));
    }
    for (const QString& tag : std::as_const(visit.tags)) {
        if (tag.size() > contactlimits::tag)
            return refused(tr("The tag “%1…” is longer than %2 characters.").arg(tag.left(20)).arg(contactlimits::tag));
    }
    return visit;
}

void VisitRowReader::weigh(const ImportRow& row, DayEvidence& evidence) const
{
    evidence.weigh(cell(row, VisitField::Arrival));
    evidence.weigh(cell(row, VisitField::Departure));
}

QString VisitRowReader::cell(const ImportRow& row, VisitField field) const
{
    const auto column = m_mapping.constFind(field);
    return column == m_mapping.constEnd() ? QString() : cellText(row.cells.value(*column));
}

Result<QDate> VisitRowReader::readDay(const ImportRow& row, VisitField field) const
{
    const QString text = cell(row, field);
    if (text.isEmpty())
        return QDate();
    const auto day = dayFromText(text, m_order);
    if (!day)
        return refused(
            tr("“%1” is no day, or does not fit the order of day and month in this file.").arg(text.left(40)));
    return *day;
}

Result<void> VisitRowReader::readDays(const ImportRow& row, Visit& visit) const
{
    const auto arrival = readDay(row, VisitField::Arrival);
    if (!arrival)
        return arrival.error();
    const auto departure = readDay(row, VisitField::Departure);
    if (!departure)
        return departure.error();
    visit.arrivedOn = *arrival;
    visit.departedOn = m_mapping.contains(VisitField::Departure) ? *departure : *arrival;
    if (visit.departedOn.isNull() && !(visit.isCancelled && !visit.reference.isEmpty()))
        return refused(tr("The day of the departure or visit is missing."));
    if (visit.arrivedOn.isValid() && visit.departedOn.isValid() && visit.arrivedOn > visit.departedOn)
        return refused(tr("The departure lies before the arrival."));
    return {};
}

Result<void> VisitRowReader::readNumbers(const ImportRow& row, Visit& visit) const
{
    const QString people = cell(row, VisitField::PartySize);
    if (!people.isEmpty()) {
        const auto size = partySizeFromText(people);
        if (!size)
            return refused(tr("“%1” is no number of people.").arg(people.left(40)));
        visit.partySize = *size;
    }
    const QString amount = cell(row, VisitField::Amount);
    if (!amount.isEmpty()) {
        visit.amount = amountFromText(amount);
        if (!visit.amount)
            return refused(tr("“%1” is no amount.").arg(amount.left(40)));
    }
    return {};
}

std::optional<int> partySizeFromText(const QString& text)
{
    static const QRegularExpression number(QStringLiteral("\\d+"));
    qint64 sum = 0;
    bool hasNumber = false;
    for (auto found = number.globalMatch(text); found.hasNext();) {
        bool fits = false;
        sum += found.next().capturedView().toInt(&fits);
        if (!fits || sum > visitlimits::partySize)
            return std::nullopt;
        hasNumber = true;
    }
    return hasNumber ? std::optional(static_cast<int>(sum)) : std::nullopt;
}

std::optional<qint64> amountFromText(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^[^\\d.,-]*(-?)[^\\d.,-]*(\\d[\\d.,'’\\s]*?)[.,]?(?:-|–|—)*[^\\d.,]*$"));
    const auto match = form.match(text.simplified());
    if (!match.hasMatch())
        return std::nullopt;
    QString digits = match.captured(2);
    const qsizetype decimals = decimalsOf(digits);
    digits.removeIf([](QChar c) { return c < u'0' || c > u'9'; });
    bool fits = false;
    qint64 hundredths = digits.toLongLong(&fits);
    if (!fits || digits.size() > 15)
        return std::nullopt;
    for (qsizetype missing = decimals; missing < 2; ++missing)
        hundredths *= 10;
    if (hundredths > visitlimits::amount)
        return std::nullopt;
    return match.capturedLength(1) > 0 ? -hundredths : hundredths;
}

bool meansCancelled(const QString& status)
{
    static const QRegularExpression words(QStringLiteral(
        "cancel|annul|storn|abgesagt|anulad|disdett|no ?show|nicht (erschienen|angereist)|declined|reject|"
        "refus|abgelehnt|void"));
    QString folded = foldForSearch(status);
    folded.replace(u'-', u' ').replace(u'_', u' ');
    return words.match(folded).hasMatch() && !folded.startsWith(u"not ") && !folded.startsWith(u"nicht storn");
}

} // namespace inglenook::core
