#pragma once

#include "core/contacts/contact.h"
#include "ui/base/page.h"
#include "ui/base/services.h"

#include <QtCore/QTimer>

class QComboBox;
class QLineEdit;

namespace inglenook::ui {

class ContactsTableModel;
class PlainButton;
class TableView;
class TextLabel;

/// Contacts are people with a mail address: searched, added, edited, imported.
class ContactsPage : public Page
{
    Q_OBJECT

public:
    explicit ContactsPage(const Services& services, QWidget* parent = nullptr);

    void reload() override;
    void focusSearch() override;
    void startNew() override;
    /// "import" or "new".
    void showPlace(const QString& place) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeEmptyView();
    QWidget* makeList();
    QWidget* makeNobody();
    void fillTags();
    void applyFilter();
    void showCounts();
    void showContactStep(const std::optional<core::Contact>& contact);
    void startImport();

    Services m_services;
    ContactsTableModel* m_model;
    QLineEdit* m_search;
    QComboBox* m_tags;
    PlainButton* m_import;
    PrimaryButton* m_add;
    TableView* m_table;
    TextLabel* m_nobodyWords;
    QStackedLayout* m_views; ///< empty, list
    QStackedLayout* m_found; ///< table, nobody
    QTimer m_searchSoon;
    qint64 m_total = 0;
};

} // namespace inglenook::ui
