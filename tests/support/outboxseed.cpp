#include "tests/support/outboxseed.h"

#include "core/outbox/mailingrepository.h"
#include "core/surveys/surveyrepository.h"

#include <QtTest/QTest>

namespace inglenook::tests {

using namespace core;

namespace {

const QDateTime seededAt({2026, 11, 1}, {9, 0}, Qt::UTC);

template <typename T>
T valueOf(Result<T> result)
{
    if (!result)
        qFatal("seed: %s %s", qPrintable(result.error().message), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

} // namespace

void OutboxSeed::addContacts(int count, const QString& basis) const
{
    run(QStringLiteral(
            "WITH RECURSIVE n(i) AS (SELECT 1 + coalesce(max(contact_id), 0) FROM contacts UNION ALL"
            " SELECT i + 1 FROM n LIMIT ?)"
            " INSERT INTO contacts (contact_id, address, address_key, first_name, last_name, phone, language, note,"
            " search_key, source, basis, basis_day, created_at, changed_at)"
            " SELECT i, 'guest' || i || '@example.org', 'guest' || i || '@example.org', 'Guest', i, '', 'en', '',"
            " 'guest ' || i, 'test', ?, '', ?, ? FROM n"),
        {count, basis, seededAt.toMSecsSinceEpoch(), seededAt.toMSecsSinceEpoch()});
}

Id<Survey> OutboxSeed::addSurvey() const
{
    run(QStringLiteral("INSERT INTO surveys (name, created_at) VALUES ('After your stay', ?)"),
        {seededAt.toMSecsSinceEpoch()});
    const qint64 survey = value(QStringLiteral("SELECT max(survey_id) FROM surveys")).toLongLong();
    SurveyVersion version;
    version.texts.insert(QStringLiteral("en"), defaultTexts(QStringLiteral("en")));
    run(QStringLiteral("INSERT INTO survey_versions (survey_id, number, document, created_at) VALUES (?, 1, ?, ?)"),
        {survey, QString::fromUtf8(writeSurveyDocument(version)), seededAt.toMSecsSinceEpoch()});
    return Id<Survey>(survey);
}

Id<Mailing> OutboxSeed::addMailing(int invitations, MailingState state) const
{
    const auto survey = addSurvey();
    const qint64 version =
        value(QStringLiteral("SELECT max(survey_version_id) FROM survey_versions WHERE survey_id = ?"),
              {survey.number()})
            .toLongLong();
    run(QStringLiteral("INSERT INTO mailings (survey_id, survey_version_id, audience, state, created_at, started_at)"
                       " VALUES (?, ?, 'all', ?, ?, ?)"),
        {survey.number(), version, mailingStateWord(state), seededAt.toMSecsSinceEpoch(),
         seededAt.toMSecsSinceEpoch()});
    const qint64 mailing = value(QStringLiteral("SELECT max(mailing_id) FROM mailings")).toLongLong();
    run(QStringLiteral(
            "INSERT INTO invitations (mailing_id, survey_id, contact_id, message_id, state, changed_at)"
            " SELECT ?, ?, contact_id, randomblob(12), 'queued', ? FROM contacts ORDER BY contact_id LIMIT ?"),
        {mailing, survey.number(), seededAt.toMSecsSinceEpoch(), invitations});
    return Id<Mailing>(mailing);
}

void OutboxSeed::run(const QString& statement, const QVariantList& values) const
{
    valueOf(database.write([&](Transaction& t) -> Result<void> {
        const auto done = t.run(statement, values);
        return done ? Result<void>() : done.error();
    }));
}

QVariant OutboxSeed::value(const QString& statement, const QVariantList& values) const
{
    return valueOf(database.read([&](Transaction& t) -> Result<QVariant> {
        auto rows = t.run(statement, values);
        if (!rows)
            return rows.error();
        return rows->next() ? rows->value(0) : QVariant();
    }));
}

QString OutboxSeed::stateOf(Id<Invitation> id) const
{
    return value(QStringLiteral("SELECT state FROM invitations WHERE invitation_id = ?"), {id.number()}).toString();
}

QList<Id<Invitation>> OutboxSeed::invitations(Id<Mailing> mailing) const
{
    QList<Id<Invitation>> ids;
    const auto rows = valueOf(database.read(
        [mailing](Transaction& t) { return MailingRepository().loadInvitations(t, mailing, {}, 0, 1000000); }));
    for (const Invitation& invitation : rows)
        ids += invitation.id;
    return ids;
}

} // namespace inglenook::tests
