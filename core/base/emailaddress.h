#pragma once

#include "core/base/result.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

namespace inglenook::core {

/// A mail address that can be put on the wire: one '@', a local part of RFC 5321 dot-atoms (letters beyond ASCII
/// allowed, for SMTPUTF8), a domain with at least one dot that IDNA can encode (or `localhost`), 254 characters at
/// most, and no blank, control character, quote or angle bracket anywhere. There is no invalid EmailAddress.
class EmailAddress
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::EmailAddress)

public:
    /// Blanks around the text are dropped. Fails with InvalidInput and the reason in plain words.
    [[nodiscard]] static Result<EmailAddress> parse(const QString& text);

    /// As the owner wrote it.
    [[nodiscard]] const QString& text() const { return m_text; }
    /// Equal for two spellings of the same mailbox: lower case, domain in its ASCII form.
    [[nodiscard]] const QString& key() const { return m_key; }
    /// Lower case, in its ASCII form (IDNA).
    [[nodiscard]] QString domain() const;
    /// What goes between the angle brackets of RCPT TO: the local part as written, the domain in its ASCII form.
    [[nodiscard]] QString wire() const;
    /// The local part has letters beyond ASCII, so the server must offer SMTPUTF8.
    [[nodiscard]] bool needsSmtpUtf8() const;

    /// The same mailbox, however it is written.
    bool operator==(const EmailAddress& other) const { return m_key == other.m_key; }

private:
    EmailAddress(QString text, QString key);

    QString m_text;
    QString m_key;
};

} // namespace inglenook::core
