#include "core/contacts/sheetxml.h"

#include <QtCore/QRegularExpression>

namespace inglenook::core {
namespace {

constexpr int deepest = 64;

} // namespace

SheetXml::SheetXml(QIODevice* device)
    : m_xml(device)
{
}

bool SheetXml::step()
{
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth <= deepest)
                return true;
            m_xml.raiseError(QStringLiteral("nested too deep"));
            return false;
        case QXmlStreamReader::EndElement:
            --m_depth;
            return true;
        case QXmlStreamReader::DTD:
            m_xml.raiseError(QStringLiteral("has a document type"));
            return false;
        default:
            break;
        }
    }
    return false;
}

QString SheetXml::attribute(QLatin1String name) const
{
    const auto attributes = m_xml.attributes();
    for (const QXmlStreamAttribute& attribute : attributes) {
        if (attribute.name() == name)
            return attribute.value().toString();
    }
    return {};
}

QString SheetXml::text()
{
    QString found;
    const int end = m_depth - 1;
    int unheard = 0; // how deep inside a hint for pronouncing
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (++m_depth > deepest) {
                m_xml.raiseError(QStringLiteral("nested too deep"));
                return found;
            }
            if (unheard > 0 || m_xml.name() == u"rPh")
                ++unheard;
            break;
        case QXmlStreamReader::EndElement:
            if (--m_depth == end)
                return found;
            unheard = qMax(0, unheard - 1);
            break;
        case QXmlStreamReader::Characters:
            if (unheard == 0)
                found += m_xml.text();
            break;
        default:
            break;
        }
    }
    return found;
}

QString SheetXml::trouble() const
{
    if (!m_xml.hasError())
        return {};
    const QIODevice* device = m_xml.device();
    return m_xml.errorString() + (device ? u' ' + device->errorString() : QString());
}

QString unescapedSheetText(const QString& text)
{
    if (!text.contains(u"_x"))
        return text;
    static const QRegularExpression escape(QStringLiteral("_x([0-9A-Fa-f]{4})_"));
    QString plain;
    qsizetype from = 0;
    auto found = escape.globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        plain += text.mid(from, match.capturedStart() - from);
        plain += QChar(match.captured(1).toUShort(nullptr, 16));
        from = match.capturedEnd();
    }
    return plain + text.mid(from);
}

} // namespace inglenook::core
