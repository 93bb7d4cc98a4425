#include "core/samples/samplerepository.h"

namespace inglenook::core {
namespace {

Result<bool> ask(Transaction& transaction, const QString& statement)
{
    auto query = transaction.run(statement);
    if (!query)
        return query.error();
    return query->next() && query->value(0).toBool();
}

} // namespace

Result<bool> SampleRepository::exists(Transaction& transaction) const
{
    return ask(transaction, QStringLiteral("SELECT EXISTS (SELECT 1 FROM contacts WHERE is_sample = 1)"
                                           " OR EXISTS (SELECT 1 FROM surveys WHERE is_sample = 1)"));
}

Result<bool> SampleRepository::isEmpty(Transaction& transaction) const
{
    return ask(transaction, QStringLiteral("SELECT NOT EXISTS (SELECT 1 FROM contacts)"
                                           " AND NOT EXISTS (SELECT 1 FROM surveys)"));
}

Result<void> SampleRepository::remove(Transaction& transaction) const
{
    const QString statements[] = {
        QStringLiteral("DELETE FROM mailings WHERE is_sample = 1"
                       " OR survey_id IN (SELECT survey_id FROM surveys WHERE is_sample = 1)"),
        QStringLiteral("DELETE FROM invitations"
                       " WHERE contact_id IN (SELECT contact_id FROM contacts WHERE is_sample = 1)"),
        QStringLiteral("DELETE FROM surveys WHERE is_sample = 1"),
        QStringLiteral("DELETE FROM contacts WHERE is_sample = 1"),
        QStringLiteral("DELETE FROM tags WHERE NOT EXISTS"
                       " (SELECT 1 FROM contact_tags WHERE contact_tags.tag_id = tags.tag_id)"),
        QStringLiteral("DELETE FROM daily_faces WHERE answers = 0"),
    };
    for (const QString& statement : statements) {
        if (auto done = transaction.run(statement); !done)
            return done.error();
    }
    return {};
}

} // namespace inglenook::core
