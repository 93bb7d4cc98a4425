#pragma once

#include "core/base/clock.h"
#include "core/base/storage/database.h"
#include "core/contacts/contact.h"
#include "core/contacts/ownfield.h"
#include "ui/base/page.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace inglenook::ui {

class FormField;
class TextLabel;
class TimelineView;

/// One person: added, changed, erased, with all that happened between the house and them. A step over the contacts
/// page.
class ContactPage : public Page
{
    Q_OBJECT

public:
    /// For a new contact.
    ContactPage(core::Database& database, const core::Clock& clock, QWidget* parent = nullptr);
    ContactPage(core::Database& database, const core::Clock& clock, const core::Contact& contact,
                QWidget* parent = nullptr);

    bool mayLeave() override;

Q_SIGNALS:
    /// Stored or deleted; `words` say what has happened.
    void saved(const QString& words);

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeForm();
    void fill(const core::Contact& contact);
    void showOptOut();
    void addOwnFields(QVBoxLayout& form);
    void fillOwnFields();
    [[nodiscard]] core::Result<void> storeOwnFields(core::Transaction& transaction, core::Id<core::Contact> id) const;
    void explainAddress();
    void explainPhone();
    QWidget* makeHistory();
    void showHistory();
    void showRecord();
    void completeTags();
    [[nodiscard]] QString checkAddress() const;
    [[nodiscard]] core::Contact entered(const core::EmailAddress& address) const;
    void save();
    void askBeforeErasing();
    void erase();

    core::Database& m_database;
    const core::Clock& m_clock;
    std::optional<core::Contact> m_stored;
    QLineEdit* m_address;
    QLineEdit* m_firstName;
    QLineEdit* m_lastName;
    QLineEdit* m_phone;
    QList<std::pair<core::OwnField, QLineEdit*>> m_ownFields;
    FormField* m_addressField = nullptr;
    FormField* m_phoneField = nullptr;
    QString m_country; ///< of the business, where telephone numbers are at home
    QComboBox* m_language;
    QLineEdit* m_tags;
    QComboBox* m_basis;
    QPlainTextEdit* m_note;
    TextLabel* m_optOut;
    QList<FormField*> m_fields;
    QString m_unchanged; ///< all fields as they were filled
    bool m_leavesUnsaved = false;
    QHBoxLayout* m_columns; ///< the form, and for a known contact what happened
    TimelineView* m_timeline = nullptr;

    [[nodiscard]] QString allFields() const;
};

} // namespace inglenook::ui
