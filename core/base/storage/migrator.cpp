#include "core/base/storage/migrator.h"

#include "core/base/storage/database.h"

#include <QtCore/QDate>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>

namespace inglenook::core {

QStringList splitStatements(const QString& script)
{
    QStringList statements;
    QString current;
    bool insideTrigger = false;
    const auto lines = script.split(u'\n');
    for (const QString& line : lines) {
        const QString text = line.section(QStringLiteral("--"), 0, 0).trimmed();
        if (text.isEmpty())
            continue;
        current += text + u'\n';
        if (text.startsWith(u"CREATE TRIGGER"))
            insideTrigger = true;
        const bool ends = insideTrigger ? text == u"END;" : text.endsWith(u';');
        if (ends) {
            statements += current.trimmed();
            current.clear();
            insideTrigger = false;
        }
    }
    Q_ASSERT(current.trimmed().isEmpty());
    return statements;
}

Migrator::Migrator(QSqlDatabase& database, const QDir& scripts)
    : m_database(database)
    , m_scripts(scripts)
{
}

Result<void> Migrator::run()
{
    const QList<Step> steps = findSteps();
    const auto version = loadVersion();
    if (!version)
        return version.error();
    const int newest = steps.isEmpty() ? 0 : steps.last().version;
    if (*version > newest)
        return Error{ErrorKind::NewerVersion,
                     tr("These data were written by a newer Inglenook. Nothing was changed: please update."),
                     QStringLiteral("schema %1, known %2").arg(*version).arg(newest)};
    if (*version == newest)
        return {};
    if (*version > 0) {
        if (auto saved = backUp(*version); !saved)
            return saved;
    }
    for (const Step& step : steps) {
        if (step.version <= *version)
            continue;
        if (auto done = apply(step); !done)
            return done;
    }
    return {};
}

QList<Migrator::Step> Migrator::findSteps() const
{
    QList<Step> steps;
    const auto files = m_scripts.entryInfoList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QFileInfo& file : files)
        steps.append({file.fileName().section(u'_', 0, 0).toInt(), file.filePath()});
    return steps;
}

Result<int> Migrator::loadVersion()
{
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return storageError(query.lastError());
    return query.value(0).toInt();
}

Result<void> Migrator::backUp(int version)
{
    const QFileInfo file(m_database.databaseName());
    const QString copy = file.absoluteDir().filePath(QStringLiteral("%1.before-%2-%3.sqlite")
                                                         .arg(file.completeBaseName())
                                                         .arg(version + 1)
                                                         .arg(QDate::currentDate().toString(Qt::ISODate)));
    if (QFile::exists(copy))
        return {};
    // Under another name until it is whole: a copy cut short must never pass for the backup.
    const QString unfinished = copy + QStringLiteral(".part");
    QFile::remove(unfinished);
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("VACUUM INTO ?"));
    query.addBindValue(unfinished);
    const bool isWritten = query.exec() && QFile::setPermissions(unfinished, QFile::ReadOwner | QFile::WriteOwner);
    if (!isWritten || !QFile::rename(unfinished, copy)) {
        QFile::remove(unfinished);
        return Error{ErrorKind::Storage,
                     tr("The backup before the update could not be written, so nothing was changed. "
                        "Make room in the data folder and start again."),
                     query.lastError().text()};
    }
    return {};
}

Result<void> Migrator::apply(const Step& step)
{
    QFile file(step.file);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::Storage, tr("A part of the program is missing. Please install it again."), step.file};
    if (!m_database.transaction())
        return storageError(m_database.lastError());
    const QStringList statements = splitStatements(QString::fromUtf8(file.readAll()))
                                   << QStringLiteral("PRAGMA user_version = %1").arg(step.version);
    for (const QString& statement : statements) {
        if (auto done = execute(statement); !done) {
            m_database.rollback();
            return done;
        }
    }
    if (!m_database.commit()) {
        const auto error = storageError(m_database.lastError());
        m_database.rollback();
        return error;
    }
    return {};
}

Result<void> Migrator::execute(const QString& statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return storageError(query.lastError());
    return {};
}

} // namespace inglenook::core
