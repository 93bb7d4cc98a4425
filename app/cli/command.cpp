#include "app/cli/command.h"

namespace inglenook::app {

using namespace core;

namespace {

const QString wrongUseMark = QStringLiteral("wrong use");

} // namespace

Error wrongUse(const QString& message)
{
    return {ErrorKind::InvalidInput, message, wrongUseMark};
}

bool isWrongUse(const Error& error)
{
    return error.detail == wrongUseMark;
}

Result<qint64> readNumber(const QString& text, const QString& name)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number <= 0)
        return wrongUse(QStringLiteral("%1 is a positive whole number, not “%2”.").arg(name, text));
    return number;
}

Result<QDate> readDay(const QString& text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (!day.isValid())
        return wrongUse(QStringLiteral("A day is written like 2026-11-22, not “%1”.").arg(text));
    return day;
}

QJsonValue jsonTime(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

} // namespace inglenook::app
