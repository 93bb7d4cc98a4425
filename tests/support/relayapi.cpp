#include "tests/support/relayapi.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

namespace inglenook::tests {

namespace {

const QLatin1String refKey("$ref");

bool isOfKind(const QJsonValue& value, const QString& kind)
{
    if (kind == QLatin1String("object"))
        return value.isObject();
    if (kind == QLatin1String("array"))
        return value.isArray();
    if (kind == QLatin1String("integer"))
        return value.isDouble() && value.toDouble() == static_cast<double>(value.toInteger());
    if (kind == QLatin1String("boolean"))
        return value.isBool();
    return value.isString();
}

/// Of a text or a number.
QString limitsBroken(const QJsonValue& value, const QJsonObject& schema)
{
    const QJsonArray allowed = schema.value(QLatin1String("enum")).toArray();
    if (!allowed.isEmpty() && !allowed.contains(value))
        return QStringLiteral("is none of those allowed");
    const QString pattern = schema.value(QLatin1String("pattern")).toString();
    if (!pattern.isEmpty() && !QRegularExpression(pattern).match(value.toString()).hasMatch())
        return QStringLiteral("does not look like %1").arg(pattern);
    if (value.isDouble() && (value.toDouble() < schema.value(QLatin1String("minimum")).toDouble(value.toDouble()) ||
                             value.toDouble() > schema.value(QLatin1String("maximum")).toDouble(value.toDouble())))
        return QStringLiteral("is out of its limits");
    if (schema.value(QLatin1String("format")) == QLatin1String("byte") &&
        !QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors))
        return QStringLiteral("is no base64");
    return {};
}

} // namespace

RelayApi::RelayApi()
{
    QFile file(QStringLiteral(RELAY_API_FILE));
    if (file.open(QIODevice::ReadOnly))
        m_document = QJsonDocument::fromJson(file.readAll()).object();
}

QJsonObject RelayApi::resolved(QJsonObject node) const
{
    while (node.contains(refKey)) {
        QJsonValue found = m_document;
        for (const QString& part : node.value(refKey).toString().mid(2).split(QLatin1Char('/')))
            found = found[part];
        node = found.toObject();
    }
    return node;
}

QJsonObject RelayApi::pathItem(const QString& path) const
{
    const QJsonObject paths = m_document.value(QLatin1String("paths")).toObject();
    for (auto item = paths.begin(); item != paths.end(); ++item) {
        QString pattern = item.key();
        pattern.replace(QRegularExpression(QStringLiteral("\\{\\w+\\}")), QStringLiteral("[^/]+"));
        const QRegularExpression whole(QRegularExpression::anchoredPattern(pattern));
        if (whole.match(path.section(QLatin1Char('?'), 0, 0)).hasMatch())
            return item.value().toObject();
    }
    return {};
}

QString RelayApi::complaint(const QByteArray& method, const QString& path, const WireReply& reply) const
{
    if (m_document.isEmpty())
        return QStringLiteral("docs/relay-api.yaml was not read");
    const QJsonObject item = pathItem(path);
    const QString status = QString::number(reply.status);
    if (item.isEmpty())
        return reply.status == 404 || reply.status == 401 ? QString() : status + QStringLiteral(" for an unknown path");
    const bool isHead = method == "HEAD";
    QJsonValue operation = item.value(QString::fromLatin1(method.toLower()));
    if (operation.isUndefined() && isHead)
        operation = item.value(QLatin1String("get"));
    if (operation.isUndefined())
        return reply.status == 405 && reply.headers.contains("allow")
                   ? QString()
                   : status + QStringLiteral(" for an unknown method");
    const QJsonObject responses = operation[QLatin1String("responses")].toObject();
    const QJsonValue response = responses.value(responses.contains(status) ? status : QStringLiteral("default"));
    if (response.isUndefined())
        return status + QStringLiteral(" is not described");
    const QString complaint = complaintAbout(resolved(response.toObject()), reply, isHead);
    return complaint.isEmpty() ? QString() : status + QLatin1Char(' ') + complaint;
}

QString RelayApi::complaintAbout(const QJsonObject& response, const WireReply& reply, bool isHead) const
{
    for (const QString& name : response.value(QLatin1String("headers")).toObject().keys()) {
        if (!reply.headers.contains(name.toLatin1().toLower()))
            return QStringLiteral("without ") + name;
    }
    const QJsonObject contents = response.value(QLatin1String("content")).toObject();
    if (contents.isEmpty() || isHead)
        return reply.body.isEmpty() ? QString() : QStringLiteral("with a body");
    if (reply.body.isEmpty() && response.value(QLatin1String("x-may-be-empty")).toBool())
        return {};
    const QString kind = QString::fromLatin1(reply.headers.value("content-type")).section(QLatin1Char(';'), 0, 0);
    if (!contents.contains(kind))
        return QStringLiteral("is of the kind “%1”").arg(kind);
    if (!kind.endsWith(QLatin1String("json")))
        return {};
    const QJsonDocument json = QJsonDocument::fromJson(reply.body);
    if (json.isNull())
        return QStringLiteral("is no JSON");
    return complaintAbout(QJsonValue(json.object()), contents.value(kind)[QLatin1String("schema")].toObject(),
                          QStringLiteral("body"));
}

QString RelayApi::complaintAbout(const QJsonValue& value, QJsonObject schema, const QString& where) const
{
    schema = resolved(schema);
    const QString kind = schema.value(QLatin1String("type")).toString(QStringLiteral("object"));
    if (!isOfKind(value, kind))
        return QStringLiteral("%1 is no %2").arg(where, kind);
    if (value.isObject())
        return complaintAbout(value.toObject(), schema, where);
    for (const QJsonValue& element : value.toArray()) {
        const QString complaint =
            complaintAbout(element, schema.value(QLatin1String("items")).toObject(), where + QStringLiteral("[]"));
        if (!complaint.isEmpty())
            return complaint;
    }
    const QString broken = limitsBroken(value, schema);
    return broken.isEmpty() ? QString() : where + QLatin1Char(' ') + broken;
}

QString RelayApi::complaintAbout(const QJsonObject& value, const QJsonObject& schema, const QString& where) const
{
    for (const QJsonValue& name : schema.value(QLatin1String("required")).toArray()) {
        if (!value.contains(name.toString()))
            return QStringLiteral("%1.%2 is missing").arg(where, name.toString());
    }
    const QJsonObject properties = schema.value(QLatin1String("properties")).toObject();
    for (auto member = value.begin(); member != value.end(); ++member) {
        const QString place = where + QLatin1Char('.') + member.key();
        if (!properties.contains(member.key()))
            return place + QStringLiteral(" is not described");
        const QString complaint = complaintAbout(member.value(), properties.value(member.key()).toObject(), place);
        if (!complaint.isEmpty())
            return complaint;
    }
    return {};
}

} // namespace inglenook::tests
