#include "core/stats/figurescsv.h"

namespace inglenook::core {
namespace {

constexpr char header[] =
    "day,gold,green,amber,red,answers,happiness_percent,happiness_low,happiness_high,warmth_percent,"
    "net_delight,sent,answered\r\n";

QByteArray oneDecimal(double number)
{
    return QByteArray::number(number, 'f', 1);
}

QByteArray oneDecimal(const std::optional<double>& number)
{
    return number ? oneDecimal(*number) : QByteArray();
}

} // namespace

QByteArray writeCsv(const PeriodFigures& period)
{
    QByteArray csv(header);
    for (const DayFigures& day : period.days) {
        QByteArrayList cells{day.day.toString(Qt::ISODate).toLatin1()};
        for (const Face face : allFaces)
            cells << QByteArray::number(day.counts.of(face));
        cells << QByteArray::number(day.counts.total());
        if (const auto happiness = computeHappiness(day.counts))
            cells << oneDecimal(happiness->percent) << oneDecimal(happiness->low) << oneDecimal(happiness->high);
        else
            cells << QByteArray() << QByteArray() << QByteArray();
        cells << oneDecimal(computeWarmth(day.counts)) << oneDecimal(computeNetDelight(day.counts))
              << QByteArray::number(day.sent) << QByteArray::number(day.answered);
        csv += cells.join(',') + "\r\n";
    }
    return csv;
}

} // namespace inglenook::core
