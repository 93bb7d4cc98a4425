#include "core/surveys/surveyrepository.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>

namespace inglenook::core {
namespace {

const QString newestColumns =
    QStringLiteral("SELECT s.survey_id, s.name, s.is_sample, v.survey_version_id, v.number, v.document FROM surveys s"
                   " JOIN survey_versions v ON v.survey_id = s.survey_id"
                   " AND v.number = (SELECT max(number) FROM survey_versions WHERE survey_id = s.survey_id)");

Result<SurveyVersion> readVersion(const Rows& rows, int firstColumn)
{
    auto version = readSurveyDocument(rows.value(firstColumn + 2).toByteArray());
    if (!version)
        return Error{ErrorKind::Storage,
                     QCoreApplication::translate("inglenook::core::SurveyRepository",
                                                 "A stored survey cannot be read: the database file may be damaged."),
                     version.error().message};
    version->id = Id<SurveyVersion>(rows.value(firstColumn).toLongLong());
    version->number = rows.value(firstColumn + 1).toInt();
    return version;
}

Result<Survey> readSurvey(const Rows& rows)
{
    auto version = readVersion(rows, 3);
    if (!version)
        return version.error();
    return Survey{Id<Survey>(rows.value(0).toLongLong()), rows.value(1).toString(), rows.value(2).toBool(), *version};
}

Result<SurveyVersion> addVersion(Transaction& transaction, Id<Survey> survey, SurveyVersion version,
                                 const QDateTime& now)
{
    auto added = transaction.run(
        QStringLiteral("INSERT INTO survey_versions (survey_id, number, document, created_at)"
                       " VALUES (?, ?, ?, ?)"),
        {survey.number(), version.number, QString::fromUtf8(writeSurveyDocument(version)), now.toMSecsSinceEpoch()});
    if (!added)
        return added.error();
    version.id = Id<SurveyVersion>(Transaction::insertedKey(*added));
    return version;
}

Result<bool> isUsed(Transaction& transaction, const QString& column, qint64 key)
{
    auto rows =
        transaction.run(QStringLiteral("SELECT EXISTS (SELECT 1 FROM mailings WHERE %1 = ?)").arg(column), {key});
    if (!rows)
        return rows.error();
    return rows->next() && rows->value(0).toBool();
}

} // namespace

Result<QList<Survey>> SurveyRepository::loadAll(Transaction& transaction) const
{
    auto rows = transaction.run(newestColumns + QStringLiteral(" ORDER BY s.created_at DESC, s.survey_id DESC"));
    if (!rows)
        return rows.error();
    QList<Survey> surveys;
    while (rows->next()) {
        auto survey = readSurvey(*rows);
        if (!survey)
            return survey.error();
        surveys.append(*survey);
    }
    return surveys;
}

Result<std::optional<Survey>> SurveyRepository::find(Transaction& transaction, Id<Survey> id) const
{
    auto rows = transaction.run(newestColumns + QStringLiteral(" WHERE s.survey_id = ?"), {id.number()});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<Survey>();
    auto survey = readSurvey(*rows);
    if (!survey)
        return survey.error();
    return std::optional<Survey>(*survey);
}

Result<std::optional<SurveyVersion>> SurveyRepository::findVersion(Transaction& transaction, Id<SurveyVersion> id) const
{
    auto rows = transaction.run(
        QStringLiteral("SELECT survey_version_id, number, document FROM survey_versions WHERE survey_version_id = ?"),
        {id.number()});
    if (!rows)
        return rows.error();
    if (!rows->next())
        return std::optional<SurveyVersion>();
    auto version = readVersion(*rows, 0);
    if (!version)
        return version.error();
    return std::optional<SurveyVersion>(*version);
}

Result<QHash<Id<Survey>, SurveyUse>> SurveyRepository::loadUses(Transaction& transaction) const
{
    auto rows = transaction.run(QStringLiteral(
        "SELECT s.survey_id,"
        " EXISTS (SELECT 1 FROM mailings m WHERE m.survey_id = s.survey_id),"
        " EXISTS (SELECT 1 FROM mailings m JOIN survey_versions v USING (survey_version_id)"
        "  WHERE m.survey_id = s.survey_id"
        "  AND v.number = (SELECT max(number) FROM survey_versions WHERE survey_id = s.survey_id)),"
        " (SELECT max(started_at) FROM mailings m WHERE m.survey_id = s.survey_id),"
        " coalesce(d.sent, 0), coalesce(f.answers, 0) FROM surveys s"
        " LEFT JOIN (SELECT survey_id, sum(sent) AS sent FROM daily_sends GROUP BY survey_id) d USING (survey_id)"
        " LEFT JOIN (SELECT survey_id, sum(answers) AS answers FROM daily_faces GROUP BY survey_id) f"
        " USING (survey_id)"));
    if (!rows)
        return rows.error();
    QHash<Id<Survey>, SurveyUse> uses;
    while (rows->next()) {
        const QVariant started = rows->value(3);
        uses.insert(Id<Survey>(rows->value(0).toLongLong()),
                    {.isInUse = rows->value(1).toBool(),
                     .isNewestInUse = rows->value(2).toBool(),
                     .lastSentAt =
                         started.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(started.toLongLong(), Qt::UTC),
                     .sent = rows->value(4).toLongLong(),
                     .answers = rows->value(5).toLongLong()});
    }
    return uses;
}

Result<Survey> SurveyRepository::add(Transaction& transaction, Survey survey, const QDateTime& now) const
{
    auto added = transaction.run(QStringLiteral("INSERT INTO surveys (name, is_sample, created_at) VALUES (?, ?, ?)"),
                                 {survey.name, survey.isSample, now.toMSecsSinceEpoch()});
    if (!added)
        return added.error();
    survey.id = Id<Survey>(Transaction::insertedKey(*added));
    survey.version.number = 1;
    auto version = addVersion(transaction, survey.id, survey.version, now);
    if (!version)
        return version.error();
    survey.version = *version;
    return survey;
}

Result<Survey> SurveyRepository::update(Transaction& transaction, Survey survey, const QDateTime& now) const
{
    const auto stored = find(transaction, survey.id);
    if (!stored)
        return stored.error();
    if (!*stored)
        return Error{
            ErrorKind::NotFound,
            QCoreApplication::translate("inglenook::core::SurveyRepository", "This survey is not there any more."),
            {}};
    if (auto named = transaction.run(QStringLiteral("UPDATE surveys SET name = ? WHERE survey_id = ?"),
                                     {survey.name, survey.id.number()});
        !named)
        return named.error();

    const SurveyVersion& newest = (*stored)->version;
    survey.version.id = newest.id;
    survey.version.number = newest.number;
    const QByteArray document = writeSurveyDocument(survey.version);
    if (document == writeSurveyDocument(newest))
        return survey;
    const auto used = isUsed(transaction, QStringLiteral("survey_version_id"), newest.id.number());
    if (!used)
        return used.error();
    if (*used) {
        ++survey.version.number;
        auto version = addVersion(transaction, survey.id, survey.version, now);
        if (!version)
            return version.error();
        survey.version = *version;
        return survey;
    }
    const auto changed =
        transaction.run(QStringLiteral("UPDATE survey_versions SET document = ? WHERE survey_version_id = ?"),
                        {QString::fromUtf8(document), newest.id.number()});
    if (!changed)
        return changed.error();
    return survey;
}

Result<void> SurveyRepository::remove(Transaction& transaction, Id<Survey> id) const
{
    const auto used = isUsed(transaction, QStringLiteral("survey_id"), id.number());
    if (!used)
        return used.error();
    if (*used)
        return Error{ErrorKind::Conflict,
                     QCoreApplication::translate("inglenook::core::SurveyRepository",
                                                 "This survey has been sent, so it stays with its answers."),
                     {}};
    const auto removed = transaction.run(QStringLiteral("DELETE FROM surveys WHERE survey_id = ?"), {id.number()});
    if (!removed)
        return removed.error();
    return {};
}

} // namespace inglenook::core
