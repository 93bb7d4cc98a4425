#include "core/contacts/importlayoutrepository.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace inglenook::core {
namespace {

constexpr int mostLayouts = 200;

/// Names that tell the columns apart: a second "Phone" is "phone\n2".
QStringList columnNames(const QStringList& header)
{
    QStringList names;
    for (const QString& cell : header) {
        const QString name = foldForSearch(cell).simplified();
        QString unique = name;
        for (int number = 2; names.contains(unique); ++number)
            unique = name + u'\n' + QString::number(number);
        names.append(unique);
    }
    return names;
}

QByteArray layoutOf(QStringList names)
{
    names.sort();
    return QCryptographicHash::hash(names.join(QChar(u'\0')).toUtf8(), QCryptographicHash::Sha256);
}

QByteArray toText(const ImportChoices& choices, const QStringList& names)
{
    QJsonObject columns;
    for (auto column = choices.mapping.begin(); column != choices.mapping.end(); ++column)
        columns.insert(contactFieldWord(column.key()), names.value(column.value()));
    for (auto column = choices.otherColumns.begin(); column != choices.otherColumns.end(); ++column)
        columns.insert(column.key(), names.value(column.value()));
    return QJsonDocument(QJsonObject{{QStringLiteral("columns"), columns},
                                     {QStringLiteral("duplicates"), duplicatesWord(choices.duplicates)},
                                     {QStringLiteral("basis"), basisWord(choices.basis)},
                                     {QStringLiteral("day_order"), choices.dayOrder}})
        .toJson(QJsonDocument::Compact);
}

ImportChoices fromText(const QByteArray& text, const QStringList& names)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    ImportChoices choices;
    choices.duplicates = duplicatesFromWord(json[QStringLiteral("duplicates")].toString()).value_or(Duplicates::Merge);
    choices.basis = basisFromWord(json[QStringLiteral("basis")].toString());
    choices.dayOrder = json[QStringLiteral("day_order")].toString();
    const QJsonObject columns = json[QStringLiteral("columns")].toObject();
    for (auto column = columns.begin(); column != columns.end(); ++column) {
        const auto field = contactFieldFromWord(column.key());
        const qsizetype position = names.indexOf(column.value().toString());
        if (field && position >= 0)
            choices.mapping.insert(*field, static_cast<int>(position));
        else if (position >= 0)
            choices.otherColumns.insert(column.key(), static_cast<int>(position));
    }
    return choices;
}

} // namespace

Result<std::optional<ImportChoices>> ImportLayoutRepository::find(Transaction& transaction,
                                                                  const QStringList& header) const
{
    const QStringList names = columnNames(header);
    auto rows =
        transaction.run(QStringLiteral("SELECT choices FROM import_layouts WHERE layout = ?"), {layoutOf(names)});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<ImportChoices>();
    return std::optional(fromText(rows->value(0).toString().toUtf8(), names));
}

Result<void> ImportLayoutRepository::store(Transaction& transaction, const QStringList& header,
                                           const ImportChoices& choices, const QDateTime& now) const
{
    const QStringList names = columnNames(header);
    auto stored = transaction.run(
        QStringLiteral("INSERT OR REPLACE INTO import_layouts (layout, choices, used_at) VALUES (?, ?, ?)"),
        {layoutOf(names), QString::fromUtf8(toText(choices, names)), now.toMSecsSinceEpoch()});
    if (!stored)
        return stored.error();
    auto forgotten =
        transaction.run(QStringLiteral("DELETE FROM import_layouts WHERE layout NOT IN"
                                       " (SELECT layout FROM import_layouts ORDER BY used_at DESC LIMIT ?)"),
                        {mostLayouts});
    return forgotten ? Result<void>() : forgotten.error();
}

} // namespace inglenook::core
