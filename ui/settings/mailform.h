#pragma once

#include "core/mailing/mailaccount.h"

#include <QtWidgets/QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace inglenook::ui {

class Card;
class FileField;
class FormField;
class NoticeLine;

/// Every part of a mail account to be typed by hand; the cards are laid out by its owner.
class MailForm : public QObject
{
    Q_OBJECT

public:
    struct Values
    {
        QString name, address, host, user, caFile;
        int port = 465;
        int security = 0;
        int perMinute = 20;
        int perDay = 400;
        QByteArray pinned{}; ///< fingerprint that stands for this host and port
        core::MailSignIn signIn = core::MailSignIn::Password;
        bool operator==(const Values&) const = default;
    };
    [[nodiscard]] static Values valuesOf(const core::MailAccount& account);

    explicit MailForm(QObject* parent = nullptr);

    void addAccount(Card& card);
    void addServer(Card& card);
    void addPace(Card& card);

    void fill(const Values& values);
    [[nodiscard]] Values values() const;
    /// Nothing while the address is none.
    [[nodiscard]] std::optional<core::MailAccount> account() const;
    /// True when all is well; else the first field that does not do has the focus.
    [[nodiscard]] bool check() const;

    /// From now on this certificate stands for the server that is typed.
    void pin(const QByteArray& fingerprint);

    [[nodiscard]] QString password() const;
    void setPassword(const QString& password);
    [[nodiscard]] FormField& passwordField() const { return *m_secretField; }
    void setPasswordPlaceholder(const QString& text);

private:
    void followSecurity();
    void showPin();
    [[nodiscard]] QString place() const;

    QList<FormField*> m_fields;
    QLineEdit* m_name;
    QLineEdit* m_address;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QComboBox* m_security;
    QLineEdit* m_user;
    QLineEdit* m_secret;
    FormField* m_secretField;
    FileField* m_caFile;
    QSpinBox* m_perMinute;
    QSpinBox* m_perDay;
    NoticeLine* m_pinNotice;
    QByteArray m_pinned;
    QString m_pinnedPlace; ///< where it was seen
    core::MailSignIn m_signIn = core::MailSignIn::Password;
    QString m_signedInPlace; ///< where the token of `m_signIn` may go
};

} // namespace inglenook::ui
