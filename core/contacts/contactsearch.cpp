#include "core/contacts/contactsearch.h"

#include "core/contacts/contact.h"
#include "core/contacts/contactfilter.h"

#include <QtCore/QHash>

#include <algorithm>
#include <string_view>

namespace inglenook::core {
namespace {

/// The folded tags of those who have any.
Result<QHash<qint64, QByteArray>> loadTags(Transaction& transaction)
{
    auto rows = transaction.run(QStringLiteral("SELECT contact_id, name FROM contact_tags JOIN tags USING (tag_id)"));
    if (!rows)
        return rows.error();
    QHash<QString, QByteArray> folded;
    QHash<qint64, QByteArray> tags;
    while (rows->next()) {
        const QString name = rows->value(1).toString();
        auto known = folded.find(name);
        if (known == folded.end())
            known = folded.insert(name, foldForSearch(name).toUtf8());
        tags[rows->value(0).toLongLong()] += '\n' + *known;
    }
    return tags;
}

} // namespace

Result<ContactSearch> ContactSearch::load(Transaction& transaction)
{
    const auto tags = loadTags(transaction);
    if (!tags)
        return tags.error();
    auto rows =
        transaction.run(QStringLiteral("SELECT contact_id, search_key FROM contacts ORDER BY search_key, contact_id"));
    if (!rows)
        return rows.error();
    ContactSearch search;
    while (rows->next()) {
        const qint64 id = rows->value(0).toLongLong();
        search.m_text += rows->value(1).toString().toUtf8() + tags->value(id) + '\0';
        search.m_ends.push_back(static_cast<size_t>(search.m_text.size()));
        search.m_ids.push_back(id);
    }
    return search;
}

Result<ContactSearch::Stamp> ContactSearch::loadStamp(Transaction& transaction)
{
    auto rows = transaction.run(QStringLiteral("SELECT data_version, total_changes() FROM pragma_data_version"));
    if (!rows)
        return rows.error();
    rows->next();
    return Stamp(rows->value(0).toLongLong(), rows->value(1).toLongLong());
}

std::vector<qint64> ContactSearch::find(const QString& search) const
{
    QList<QByteArray> words;
    const auto folded = searchWords(search);
    for (const QString& word : folded)
        words.append(word.toUtf8());
    if (words.isEmpty())
        return m_ids;
    // The longest word leaves the fewest; it is looked for along the whole text, the others only where it is.
    std::sort(words.begin(), words.end(), [](const QByteArray& a, const QByteArray& b) { return a.size() > b.size(); });
    const std::string_view text(m_text.constData(), static_cast<size_t>(m_text.size()));
    const QByteArray longest = words.takeFirst();
    const std::string_view first(longest.constData(), static_cast<size_t>(longest.size()));
    std::vector<qint64> found;
    size_t row = 0;
    for (size_t at = text.find(first); at != std::string_view::npos; at = text.find(first, m_ends[row - 1])) {
        while (m_ends[row] <= at)
            ++row;
        if (hasWords(row, words))
            found.push_back(m_ids[row]);
        ++row;
    }
    return found;
}

bool ContactSearch::hasWords(size_t row, const QList<QByteArray>& words) const
{
    const size_t start = row == 0 ? 0 : m_ends[row - 1];
    const std::string_view text(m_text.constData() + start, m_ends[row] - start);
    return std::all_of(words.begin(), words.end(), [text](const QByteArray& word) {
        return text.find(std::string_view(word.constData(), static_cast<size_t>(word.size()))) !=
               std::string_view::npos;
    });
}

} // namespace inglenook::core
