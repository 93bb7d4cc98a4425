#pragma once

#include "core/mailing/mailaccount.h"
#include "tests/support/testauthority.h"

#include <QtCore/QMap>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

#include <optional>

namespace inglenook::tests {

/// A mailbox server on loopback, at the wire: polite until the test gives it other answers to a command. It keeps every
/// command that a client told it, and nothing a client says changes its folders.
class ScriptedImapServer : public QTcpServer
{
    Q_OBJECT

public:
    struct Answer
    {
        QByteArray bytes; ///< in place of the polite ones; "$" stands for the command's tag
        bool closes = false;
        bool isSilent = false; ///< nothing is ever said again
    };
    struct Folder
    {
        QByteArray marks; ///< "\\Sent"
        quint32 uidValidity = 1;
        QMap<quint32, QByteArray> mails{}; ///< by UID, as they came
    };

    explicit ScriptedImapServer(core::MailSecurity security, QObject* parent = nullptr);

    void setIdentity(const TestAuthority::Identity& identity) { m_identity = identity; }
    /// To the next command that begins like this: "UID SEARCH", "" for the greeting.
    void answer(const QByteArray& command, const Answer& answer) { m_answers[command] += answer; }

    QMap<QByteArray, Folder> folders{{"INBOX", {}}};
    QByteArrayList capabilities{"IMAP4rev1", "AUTH=PLAIN", "SASL-IR"};
    QByteArray user = "owner@pub.test";
    QByteArray password = "c0rrect horse";

    [[nodiscard]] const QByteArrayList& commands() const { return m_commands; } ///< without their tags
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] bool heardInTheClear(const QByteArray& word) const { return m_clear.contains(word); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    class Session;
    [[nodiscard]] std::optional<Answer> takeAnswer(const QByteArray& command);

    core::MailSecurity m_security;
    std::optional<TestAuthority::Identity> m_identity;
    QMap<QByteArray, QList<Answer>> m_answers;
    QByteArrayList m_commands;
    QByteArray m_clear;
    int m_connections = 0;
};

} // namespace inglenook::tests
