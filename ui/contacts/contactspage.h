#pragma once

#include "core/contacts/contact.h"
#include "ui/base/page.h"
#include "ui/base/services.h"
#include "ui/contacts/contactsjob.h"

#include <QtCore/QTimer>

class QComboBox;
class QLineEdit;

namespace inglenook::ui {

class BulkBar;
class ContactsTableModel;
class PlainButton;
class ProgressPanel;
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
    QLayout* makeFilters();
    void makeTable();
    void fillTags();
    void applyFilter();
    void showCounts();
    void showContactStep(const std::optional<core::Contact>& contact);
    void startImport();
    void exportAll();
    void exportTo(const QString& path, const std::optional<QList<core::Id<core::Contact>>>& ids);
    void showSelection();
    /// The selected contacts, in the order of the list; nothing after a failure, which has been shown.
    [[nodiscard]] std::optional<QList<core::Id<core::Contact>>> selectedIds();
    void changeTag(const QString& tag, bool isGiven);
    void saveSelected();
    void mergeSelected();
    void askBeforeErasing();
    void startWork(const QString& title, const ContactsJob::Work& work);
    void finishWork(const core::Result<QString>& words);

    Services m_services;
    ContactsTableModel* m_model;
    QLineEdit* m_search;
    QComboBox* m_tags;
    QComboBox* m_standing;
    BulkBar* m_bulk;
    ContactsJob* m_job;
    ProgressPanel* m_progress;
    PlainButton* m_export;
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
