#include "core/contacts/workbook.h"

#include "core/contacts/sheetnumber.h"
#include "core/contacts/sheetxml.h"
#include "core/contacts/ziparchive.h"

#include <QtCore/QDir>
#include <QtCore/QHash>
#include <QtCore/QSet>

namespace inglenook::core {
namespace {

constexpr qsizetype mostTextBytes = 512LL * 1024 * 1024;
constexpr qsizetype mostTexts = 16 * 1024 * 1024;
constexpr qsizetype mostSheets = 1000;
constexpr qsizetype mostStyles = 100'000;

QString folderOf(const QString& entry)
{
    return entry.left(entry.lastIndexOf(u'/') + 1);
}

QString relationsOf(const QString& entry)
{
    return folderOf(entry) + QStringLiteral("_rels/") + entry.section(u'/', -1) + QStringLiteral(".rels");
}

struct Relation
{
    QString id;
    QString kind; ///< the last word of its type: "worksheet"
    QString entry;
};

} // namespace

void StringTable::append(const QString& text)
{
    m_bytes += text.toUtf8();
    m_ends.push_back(static_cast<quint32>(m_bytes.size()));
}

QString StringTable::at(qsizetype index) const
{
    if (index < 0 || index >= size())
        return {};
    const qsizetype start = index == 0 ? 0 : m_ends.at(static_cast<size_t>(index) - 1);
    return QString::fromUtf8(QByteArrayView(m_bytes).sliced(start, m_ends.at(static_cast<size_t>(index)) - start));
}

/// Reads the parts of a workbook out of its archive.
class WorkbookParts
{
public:
    WorkbookParts(const ZipArchive& archive, Workbook& workbook)
        : m_archive(archive)
        , m_workbook(workbook)
    {
    }

    Result<void> read()
    {
        QString main = QStringLiteral("xl/workbook.xml");
        const auto roots = readRelations(QStringLiteral("_rels/.rels"), {});
        if (!roots)
            return roots.error();
        for (const Relation& root : *roots) {
            if (root.kind == u"officeDocument" && m_archive.contains(root.entry))
                main = root.entry;
        }
        const auto parts = readRelations(relationsOf(main), folderOf(main));
        if (!parts)
            return parts.error();
        for (const Relation& part : *parts) {
            Result<void> done{};
            if (part.kind == u"worksheet")
                m_sheetEntries.insert(part.id, part.entry);
            else if (part.kind == u"sharedStrings")
                done = readTexts(part.entry);
            else if (part.kind == u"styles")
                done = readStyles(part.entry);
            if (!done)
                return done;
        }
        return readMain(main);
    }

private:
    /// Runs `take(xml)` at the start of each element. A part that is not there is as good as an empty one.
    template <typename F>
    Result<void> readPart(const QString& entry, F&& take)
    {
        const auto device = m_archive.openEntry(entry);
        if (!device)
            return {};
        SheetXml xml(device.get());
        while (xml.step()) {
            if (!xml.isStart())
                continue;
            if (Result<void> taken = take(xml); !taken)
                return taken;
        }
        return xml.trouble().isEmpty() ? Result<void>() : Workbook::damaged(entry + u' ' + xml.trouble());
    }

    Result<QList<Relation>> readRelations(const QString& entry, const QString& folder)
    {
        QList<Relation> relations;
        const auto done = readPart(entry, [&](SheetXml& xml) -> Result<void> {
            if (xml.name() != u"Relationship" || relations.size() > mostSheets)
                return {};
            const QString target = xml.attribute(QLatin1String("Target")).replace(u'\\', u'/');
            const QString path = target.startsWith(u'/') ? target.sliced(1) : QDir::cleanPath(folder + target);
            relations.append(
                {xml.attribute(QLatin1String("Id")), xml.attribute(QLatin1String("Type")).section(u'/', -1), path});
            return {};
        });
        return done ? Result(relations) : done.error();
    }

    Result<void> readMain(const QString& entry)
    {
        QList<Workbook::Sheet> hidden;
        auto done = readPart(entry, [&](SheetXml& xml) -> Result<void> {
            if (xml.name() == u"workbookPr") {
                const QString flag = xml.attribute(QLatin1String("date1904"));
                m_workbook.m_countsFrom1904 = flag == u"1" || flag == u"true" || flag == u"on";
            }
            const QString sheetEntry = m_sheetEntries.value(xml.attribute(QLatin1String("id")));
            if (xml.name() != u"sheet" || sheetEntry.isEmpty() || !m_archive.contains(sheetEntry))
                return {};
            const QString state = xml.attribute(QLatin1String("state"));
            const bool isHidden = !state.isEmpty() && state != u"visible";
            (isHidden ? hidden : m_workbook.m_sheets)
                .append({xml.attribute(QLatin1String("name")), sheetEntry, isHidden});
            return {};
        });
        m_workbook.m_sheets += hidden;
        if (done && m_workbook.m_sheets.isEmpty())
            return Workbook::damaged(QStringLiteral("no sheet"));
        return done;
    }

    Result<void> readTexts(const QString& entry)
    {
        return readPart(entry, [this](SheetXml& xml) -> Result<void> {
            if (xml.name() != u"si")
                return {};
            m_workbook.m_texts.append(unescapedSheetText(xml.text()));
            if (m_workbook.m_texts.bytes() > mostTextBytes || m_workbook.m_texts.size() > mostTexts)
                return Workbook::damaged(QStringLiteral("more shared texts than can be"));
            return {};
        });
    }

    Result<void> readStyles(const QString& entry)
    {
        QSet<int> dateFormats;
        bool isOfCells = false;
        return readPart(entry, [&, this](SheetXml& xml) -> Result<void> {
            if (xml.name() == u"numFmt") {
                if (isDateFormat(xml.attribute(QLatin1String("formatCode"))))
                    dateFormats.insert(xml.attribute(QLatin1String("numFmtId")).toInt());
            } else if (xml.name() == u"cellXfs") {
                isOfCells = true;
            } else if (xml.name() == u"cellStyles" || xml.name() == u"dxfs") {
                isOfCells = false;
            } else if (isOfCells && xml.name() == u"xf" && m_workbook.m_isDateStyle.size() < mostStyles) {
                const int format = xml.attribute(QLatin1String("numFmtId")).toInt();
                m_workbook.m_isDateStyle.append(isBuiltInDateFormat(format) || dateFormats.contains(format));
            }
            return {};
        });
    }

    const ZipArchive& m_archive;
    Workbook& m_workbook;
    QHash<QString, QString> m_sheetEntries; ///< by the id of their relation
};

Result<std::shared_ptr<const Workbook>> Workbook::open(const QByteArray& bytes)
{
    const auto archive = ZipArchive::open(bytes);
    if (!archive)
        return damaged(QStringLiteral("no archive"));
    if (archive->contains(QStringLiteral("xl/workbook.bin")))
        return Error{ErrorKind::InvalidInput,
                     tr("This is a binary workbook. Open it in your spreadsheet program, choose “Save as”, then "
                        "“Excel workbook (.xlsx)” or “CSV”, and import that file."),
                     {}};
    if (!archive->contains(QStringLiteral("xl/workbook.xml")) && !archive->contains(QStringLiteral("_rels/.rels")))
        return Error{ErrorKind::InvalidInput,
                     tr("This is an archive, but no Excel workbook. Open it in the program it comes from, choose “Save "
                        "as”, then “Excel workbook (.xlsx)” or “CSV”, and import that file."),
                     {}};
    const std::shared_ptr<Workbook> workbook(new Workbook);
    if (auto done = workbook->read(*archive); !done)
        return done.error();
    return std::shared_ptr<const Workbook>(workbook);
}

Result<void> Workbook::read(const ZipArchive& archive)
{
    return WorkbookParts(archive, *this).read();
}

QStringList Workbook::sheetNames() const
{
    QStringList names;
    for (const Sheet& sheet : m_sheets)
        names.append(sheet.name);
    return names;
}

bool Workbook::isDateStyle(qsizetype style) const
{
    return style >= 0 && style < m_isDateStyle.size() && m_isDateStyle.at(style);
}

Error Workbook::damaged(const QString& detail)
{
    return {
        ErrorKind::InvalidInput,
        tr("This workbook is damaged and cannot be read to its end. Nothing was changed. Open it in your spreadsheet "
           "program, save it again and import that file."),
        detail};
}

} // namespace inglenook::core
