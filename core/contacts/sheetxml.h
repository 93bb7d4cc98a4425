#pragma once

#include <QtCore/QXmlStreamReader>

namespace inglenook::core {

/// XML of a stranger, read step by step: no document types, no endless nesting.
class SheetXml
{
public:
    explicit SheetXml(QIODevice* device);

    /// To the next tag; false at the end or in trouble.
    bool step();
    [[nodiscard]] bool isStart() const { return m_xml.isStartElement(); }
    [[nodiscard]] bool isEnd() const { return m_xml.isEndElement(); }
    [[nodiscard]] QStringView name() const { return m_xml.name(); }
    /// An attribute by its name, whatever its name space.
    [[nodiscard]] QString attribute(QLatin1String name) const;
    /// The text inside the element at hand, of all its parts but hints for pronouncing; goes to its end.
    [[nodiscard]] QString text();
    /// How far, in characters.
    [[nodiscard]] qint64 taken() const { return m_xml.characterOffset(); }
    /// Untranslated; empty while all is well.
    [[nodiscard]] QString trouble() const;

private:
    QXmlStreamReader m_xml;
    int m_depth = 0;
};

/// "_x000D_" stands for a character that XML cannot hold.
[[nodiscard]] QString unescapedSheetText(const QString& text);

} // namespace inglenook::core
