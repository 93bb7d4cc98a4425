#include "app/cli/askedimport.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace inglenook::app {

using namespace core;

namespace {

constexpr qint64 largestImport = 512LL * 1024 * 1024; // bytes

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::NotFound, QStringLiteral("“%1” cannot be read: %2.").arg(path, file.errorString()), {}};
    if (file.size() > largestImport)
        return Error{ErrorKind::InvalidInput, QStringLiteral("“%1” is larger than 512 MB.").arg(path), {}};
    return file.readAll();
}

QString fieldWords()
{
    QStringList words;
    for (const ContactField field : contactFields())
        words += contactFieldWord(field);
    for (const VisitField field : visitFields())
        words += visitFieldWord(field);
    words += QStringLiteral("own:NAME");
    return words.join(QStringLiteral(", "));
}

/// `field=column`, the field by its word or as `own:NAME`, the column by its header or by its number from 1.
Result<void> applyMap(const QString& text, const QStringList& header, AskedImport& asked)
{
    const qsizetype sign = text.indexOf(u'=');
    const auto contactField = contactFieldFromWord(text.left(sign));
    const auto visitField = visitFieldFromWord(text.left(sign));
    const bool isOwn = text.startsWith(u"own:") && sign > 4;
    if (sign < 0 || (!contactField && !visitField && !isOwn))
        return wrongUse(
            QStringLiteral("--map takes field=column, not “%1”. Fields: %2.").arg(text.left(80), fieldWords()));
    const QString column = text.mid(sign + 1);
    qsizetype position = header.indexOf(column);
    bool isNumber = false;
    if (position < 0)
        position = column.toInt(&isNumber) - 1;
    if (position < 0 || position >= header.size())
        return Error{ErrorKind::InvalidInput, QStringLiteral("The file has no column “%1”.").arg(column), {}};
    if (isOwn)
        asked.visits.ownColumns.insert(text.mid(4, sign - 4), static_cast<int>(position));
    else if (contactField)
        asked.contacts.mapping.insert(*contactField, static_cast<int>(position));
    else
        asked.visits.mapping.insert(*visitField, static_cast<int>(position));
    return {};
}

} // namespace

Result<AskedImport> readImport(const CommandCall& call)
{
    auto bytes = readFile(call.arguments.first());
    if (!bytes)
        return bytes.error();
    AskedImport asked;
    asked.bytes = *std::move(bytes);
    ImportOptions& options = asked.contacts;
    const auto format = detectFormat(asked.bytes);
    if (!format)
        return format.error();
    options.format = *format;
    options.source = QFileInfo(call.arguments.first()).fileName();
    options.extraTags = call.options.values(QStringLiteral("tag"));
    options.basis = basisFromWord(call.options.value(QStringLiteral("basis")));
    auto preview = loadPreview(asked.bytes, options.format);
    if (!preview)
        return preview.error();
    asked.header = preview->header;
    options.hasHeader = preview->hasHeader;
    options.rowsBefore = preview->rowsBefore;
    options.columns = preview->hasHeader ? preview->header.size() : 0;
    options.mapping = preview->mapping;
    asked.visits.mapping = guessVisitMapping(preview->header, options.mapping);
    for (const QString& map : call.options.values(QStringLiteral("map"))) {
        if (auto applied = applyMap(map, preview->header, asked); !applied)
            return applied.error();
    }
    if (!options.mapping.contains(ContactField::Address))
        return Error{ErrorKind::InvalidInput,
                     QStringLiteral("No column with mail addresses was found. Name it with --map address=COLUMN."),
                     {}};
    return asked;
}

QList<QCommandLineOption> importOptions()
{
    return {{QStringLiteral("map"), QStringLiteral("Which column holds a field"), QStringLiteral("field=column")},
            {QStringLiteral("tag"), QStringLiteral("Tag for every contact of the file"), QStringLiteral("tag")},
            {QStringLiteral("basis"), QStringLiteral("service, soft_opt_in, consent or unknown"),
             QStringLiteral("basis"), QStringLiteral("service")},
            {QStringLiteral("dry-run"), QStringLiteral("Tell what would happen, change nothing")}};
}

} // namespace inglenook::app
