// What the contacts page does with many contacts at once.

#include "core/contacts/contactexport.h"
#include "core/contacts/contactrepository.h"
#include "core/contacts/contacttagrepository.h"
#include "core/people/erasure.h"
#include "core/people/mergecontacts.h"
#include "ui/base/button.h"
#include "ui/base/progresspanel.h"
#include "ui/base/tableview.h"
#include "ui/contacts/bulkbar.h"
#include "ui/contacts/contactspage.h"
#include "ui/contacts/contactstablemodel.h"

#include <QtCore/QDir>
#include <QtCore/QItemSelectionModel>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>
#include <QtWidgets/QFileDialog>

namespace inglenook::ui {

namespace {

using Ids = QList<core::Id<core::Contact>>;

qint64 countRows(const QItemSelection& selection)
{
    qint64 rows = 0;
    for (const QItemSelectionRange& range : selection)
        rows += range.height();
    return rows;
}

} // namespace

void ContactsPage::showSelection()
{
    const qint64 count = countRows(m_table->selectionModel()->selection());
    m_bulk->setVisible(count > 1);
    m_bulk->setCount(count);
}

std::optional<Ids> ContactsPage::selectedIds()
{
    const auto all = m_services.database.read([this](core::Transaction& transaction) {
        return core::ContactRepository().loadIds(transaction, m_model->filter());
    });
    if (!all) {
        errorBar().show(all.error());
        return std::nullopt;
    }
    Ids ids;
    const auto selection = m_table->selectionModel()->selection();
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom() && row < all->size(); ++row)
            ids.append(all->at(row));
    }
    return ids;
}

void ContactsPage::startWork(const QString& title, const ContactsJob::Work& work)
{
    if (m_job->isRunning())
        return;
    errorBar().clear();
    m_progress->start(title);
    m_progress->setProgress(0, 0);
    m_bulk->setEnabled(false);
    m_job->start(work);
}

void ContactsPage::finishWork(const core::Result<QString>& words)
{
    m_progress->finish();
    m_bulk->setEnabled(true);
    if (!words)
        return errorBar().show(words.error());
    reload();
    errorBar().showSuccess(*words);
}

void ContactsPage::changeTag(const QString& tag, bool isGiven)
{
    const auto ids = selectedIds();
    if (!ids)
        return;
    startWork(isGiven ? tr("Giving the tag") : tr("Taking the tag away"),
              [ids = *ids, tag, isGiven](core::Database& database) -> core::Result<QString> {
                  const auto changed = database.write([&](core::Transaction& transaction) {
                      const core::ContactTagRepository tags;
                      return isGiven ? tags.add(transaction, ids, tag) : tags.remove(transaction, ids, tag);
                  });
                  if (!changed)
                      return changed.error();
                  const int count = static_cast<int>(*changed);
                  return isGiven ? tr("%Ln contact(s) have the tag “%1” now.", nullptr, count).arg(tag)
                                 : tr("%Ln contact(s) do not have the tag “%1” any more.", nullptr, count).arg(tag);
              });
}

void ContactsPage::exportAll()
{
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save the contacts"), tr("contacts.csv"), tr("CSV files (*.csv)"));
    if (!path.isEmpty())
        exportTo(path, std::nullopt);
}

void ContactsPage::saveSelected()
{
    const auto ids = selectedIds();
    const QString path =
        ids ? QFileDialog::getSaveFileName(this, tr("Save the contacts"), tr("contacts.csv"), tr("CSV files (*.csv)"))
            : QString();
    if (!path.isEmpty())
        exportTo(path, ids);
}

void ContactsPage::exportTo(const QString& path, const std::optional<Ids>& ids)
{
    startWork(tr("Saving contacts"),
              [path, ids, filter = m_model->filter()](core::Database& database) -> core::Result<QString> {
                  QSaveFile file(path);
                  const core::Error failed{
                      core::ErrorKind::Storage, tr("The file could not be saved. Choose another folder."), {}};
                  if (!file.open(QIODevice::WriteOnly))
                      return failed;
                  const auto count = database.read([&](core::Transaction& transaction) {
                      return ids ? core::exportContacts(transaction, *ids, core::ExportKind::Csv, file)
                                 : core::exportContacts(transaction, filter, core::ExportKind::Csv, file);
                  });
                  if (!count)
                      return count.error();
                  if (!file.commit())
                      return failed;
                  return tr("%Ln contact(s) saved as %1.", nullptr, static_cast<int>(*count))
                      .arg(QDir::toNativeSeparators(path));
              });
}

/// The one who is higher in the list stays.
void ContactsPage::mergeSelected()
{
    const auto ids = selectedIds();
    if (!ids || ids->size() != 2)
        return;
    startWork(tr("Making them one"),
              [ids = *ids, now = m_services.clock.now()](core::Database& database) -> core::Result<QString> {
                  const auto merged = database.write([&](core::Transaction& transaction) {
                      return core::mergeContacts(transaction, ids.first(), ids.last(), now);
                  });
                  if (!merged)
                      return merged.error();
                  return tr("They are one now: %1. The other address is in the note.").arg(merged->displayName());
              });
}

void ContactsPage::askBeforeErasing()
{
    const auto ids = selectedIds();
    if (!ids || ids->isEmpty())
        return;
    const auto erase = [this, ids = *ids] {
        startWork(tr("Erasing"),
                  [ids, now = m_services.clock.now()](core::Database& database) -> core::Result<QString> {
                      core::ErasureLog log(core::erasureLogBeside(database.path()));
                      const auto report = core::erasePeople(database, log, ids, now);
                      if (!report)
                          return report.error();
                      return tr("%Ln person(s) erased.", nullptr, static_cast<int>(report->people));
                  });
    };
    errorBar().showNotice(
        tr("%Ln person(s) will be erased for good, with visits and words. Their answers go on counting "
           "without a name.",
           nullptr, static_cast<int>(ids->size())),
        tr("Erase"), erase);
}

} // namespace inglenook::ui
