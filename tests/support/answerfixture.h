#pragma once

#include "core/answers/answer.h"
#include "core/base/storage/database.h"

#include <QtCore/QTemporaryDir>

namespace inglenook::tests {

/// An own database in a temporary folder with one survey and one mailing, for tests about answers. It writes rows by
/// plain SQL, so that it does not lean on the repositories under test.
class AnswerFixture
{
public:
    AnswerFixture();

    [[nodiscard]] core::Database& database() { return *m_database; }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("test.sqlite")); }

    /// Runs one statement in a transaction of its own; a failure ends the test program.
    void run(const QString& statement, const QVariantList& values = {});
    /// The first column of the first row as text; "" when there is no row.
    [[nodiscard]] QString text(const QString& query, const QVariantList& values = {});
    [[nodiscard]] qint64 number(const QString& query, const QVariantList& values = {});

    core::Id<core::Contact> addContact(const QString& firstName, const QString& lastName, const QString& address,
                                       const QString& phone = {});
    core::Id<core::Survey> addSurvey(const QString& name);

    struct Sent
    {
        core::Id<core::Contact> contact;
        QString state = QStringLiteral("accepted");
        QDateTime sentAt = QDateTime({2026, 11, 21}, {10, 0}, Qt::UTC);
        core::Id<core::Survey> survey{1};
        bool strict = false;
    };
    /// One invitation, with a message id of its own.
    core::MessageId addInvitation(const Sent& sent);
    /// The row of that message id.
    [[nodiscard]] core::Id<core::Invitation> invitationOf(const core::MessageId& message);
    /// An answer as it would be stored.
    core::Id<core::Answer> addAnswer(const core::MessageId& message, core::Face face, const QDateTime& at,
                                     const QString& verdict = QStringLiteral("counted"));

private:
    QTemporaryDir m_folder;
    std::unique_ptr<core::Database> m_database;
    quint32 m_messages = 0;
};

/// 2026-11-22 08:00 UTC, a Sunday.
[[nodiscard]] QDateTime sundayMorning();
[[nodiscard]] QByteArray toByteArray(core::ByteView bytes);

} // namespace inglenook::tests
