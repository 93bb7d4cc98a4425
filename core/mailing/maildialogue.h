#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QStringList>

namespace inglenook::core {

/// What was said on the last connections to mail servers, for the owner to read and to copy for support. Redacted as it
/// comes in: no address, no user name, nothing of a sign-in, nothing of a mail. Never on disk.
class MailDialogue
{
public:
    static constexpr int mostConnections = 3;
    static constexpr int mostLines = 200; ///< of one connection; the middle of a longer one is left out
    static constexpr int firstLines = 40; ///< that always stay

    /// A new connection; its number is given back with everything that follows. `userName` is never shown.
    [[nodiscard]] int begin(const QString& place, const QString& userName);
    void heard(int connection, const QByteArray& bytes);
    void said(int connection, const QByteArray& bytes);
    /// Something that happened beside the words, in English: "connection is encrypted".
    void note(int connection, const QString& fact);

    [[nodiscard]] bool isEmpty() const { return m_connections.isEmpty(); }
    /// Every connection, the oldest first: "S: " the server, "C: " Inglenook, "-- " what happened.
    [[nodiscard]] QString text() const;

private:
    struct Connection
    {
        int number;
        QString place;
        QString userName;
        QStringList lines;
        qsizetype leftOut = 0;
        QByteArray halfLine;
        bool isSigningIn = false;
        bool isGivingMail = false;
        qsizetype mailBytes = 0;
    };

    [[nodiscard]] Connection* find(int number);
    static void add(Connection& connection, const QString& line);
    static void hear(Connection& connection, const QByteArray& line);
    static void say(Connection& connection, const QByteArray& line);
    [[nodiscard]] static QString redacted(const QByteArray& line, const QString& userName);

    QList<Connection> m_connections;
    int m_begun = 0;
};

} // namespace inglenook::core
