#include "ui/settings/backupsection.h"

#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/relativetime.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"

#include <QtCore/QDir>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QLineEdit>

namespace inglenook::ui {

namespace {

constexpr int shortestPassword = 8;
constexpr int rowsShown = 6;

TextLabel* wrapped(const QString& text)
{
    auto* label = new TextLabel(text, TextRole::Body, TextLabel::Tone::Quiet);
    label->setFit(TextLabel::Fit::Wrapped);
    return label;
}

QLineEdit* makePassword(const char* name)
{
    auto* line = new QLineEdit;
    line->setObjectName(QLatin1String(name));
    line->setEchoMode(QLineEdit::Password);
    line->setMaxLength(core::SecretStore::longestSecret / 4);
    return line;
}

} // namespace

BackupSection::BackupSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_last(wrapped({}))
    , m_now(new PlainButton(tr("Back up now")))
    , m_restore(new PlainButton(tr("Restore this one")))
    , m_model(new QStandardItemModel(0, 3, this))
    , m_table(new TableView)
    , m_folder(new QLineEdit)
    , m_sealed(new QCheckBox(tr("Seal backups with a password")))
    , m_password(makePassword("backupPassword"))
    , m_again(makePassword("backupPasswordAgain"))
    , m_passwordFields(new QWidget)
{
    addBackups();
    addPlace();
    addPassword();
    connect(services.backup, &core::AutomaticBackup::finished, this, &BackupSection::finishBackup);
}

void BackupSection::addBackups()
{
    Card* card = addCard(tr("Backups"));
    m_last->setObjectName(QStringLiteral("lastBackup"));
    m_now->setObjectName(QStringLiteral("backUpNowButton"));
    card->addHeaderWidget(m_now);
    card->body()->addWidget(m_last);
    m_model->setHorizontalHeaderLabels({tr("Made"), tr("Size"), tr("Password")});
    m_table->setObjectName(QStringLiteral("backupsTable"));
    m_table->setAccessibleName(tr("Backups"));
    m_table->setModel(m_model);
    m_table->setColumnWidth(0, 240);
    m_table->setColumnWidth(1, 120);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    card->body()->addWidget(m_table);
    m_restore->setObjectName(QStringLiteral("restoreButton"));
    m_restore->setEnabled(false);
    auto* other = new LinkButton(tr("Restore from a file"));
    other->setObjectName(QStringLiteral("restoreFileButton"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(m_restore);
    row->addWidget(other);
    row->addStretch();
    card->body()->addLayout(row);
    const auto restoreRow = [this] {
        if (const int chosen = m_table->currentIndex().row(); chosen >= 0 && chosen < m_backups.size())
            Q_EMIT restoreRequested(m_backups.at(chosen).path);
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, m_restore,
            [this] { m_restore->setEnabled(m_table->selectionModel()->hasSelection()); });
    connect(m_table, &TableView::rowOpened, this, restoreRow);
    connect(m_restore, &QPushButton::clicked, this, restoreRow);
    connect(other, &QPushButton::clicked, this, &BackupSection::chooseBackup);
    connect(m_now, &QPushButton::clicked, this, &BackupSection::backUpNow);
}

void BackupSection::addPlace()
{
    Card* card = addCard(tr("A second place"));
    m_folder->setObjectName(QStringLiteral("backupFolder"));
    m_folder->setPlaceholderText(tr("None"));
    auto* choose = new PlainButton(tr("Choose"));
    choose->setObjectName(QStringLiteral("chooseFolderButton"));
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    auto* field =
        new FormField(tr("Folder for a second copy"), line,
                      tr("A stick, another disk, or a folder that is copied elsewhere: for the day this computer "
                         "is gone."));
    field->setCheck([this] {
        const QString folder = m_folder->text().trimmed();
        return folder.isEmpty() || QFileInfo(folder).isDir() ? QString() : tr("This folder is not there.");
    });
    m_fields.append(field);
    card->body()->addWidget(field);
    connect(choose, &QPushButton::clicked, this, &BackupSection::chooseFolder);
    connect(m_folder, &QLineEdit::textChanged, this, &BackupSection::actChanged);
}

void BackupSection::addPassword()
{
    Card* card = addCard(tr("A password"));
    m_sealed->setObjectName(QStringLiteral("sealBackups"));
    card->body()->addWidget(m_sealed);
    auto* row = new QHBoxLayout(m_passwordFields);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::medium);
    auto* password = new FormField(tr("Password"), m_password,
                                   tr("Write it down and keep it safe: without it nobody can open these backups, we "
                                      "cannot either."));
    password->setCheck([this] {
        const bool mayStay = m_stored.isSealed && m_password->text().isEmpty();
        return !m_sealed->isChecked() || mayStay || m_password->text().size() >= shortestPassword
                   ? QString()
                   : tr("At least %1 characters.").arg(shortestPassword);
    });
    auto* again = new FormField(tr("The same again"), m_again);
    again->setCheck([this] {
        return !m_sealed->isChecked() || m_again->text() == m_password->text() ? QString()
                                                                               : tr("The two are not the same.");
    });
    m_fields.append({password, again});
    row->addWidget(password, 1, Qt::AlignTop);
    row->addWidget(again, 1, Qt::AlignTop);
    card->body()->addWidget(m_passwordFields);
    connect(m_sealed, &QCheckBox::toggled, m_passwordFields, &QWidget::setVisible);
    connect(m_sealed, &QCheckBox::toggled, this, &BackupSection::actChanged);
    connect(m_password, &QLineEdit::textChanged, this, &BackupSection::actChanged);
    connect(m_again, &QLineEdit::textChanged, this, &BackupSection::actChanged);
}

void BackupSection::reload()
{
    fillList();
    if (isChanged())
        return;
    const auto settings =
        services().database.read([](core::Transaction& transaction) { return core::loadBackupSettings(transaction); });
    if (!settings)
        return bar().show(settings.error());
    m_stored = *settings;
    discardChanges();
}

void BackupSection::fillList()
{
    m_backups = core::findBackups(services().backup->folder());
    m_model->removeRows(0, m_model->rowCount());
    const QDateTime now = services().clock.now();
    for (const core::Backup& backup : std::as_const(m_backups)) {
        auto* made = new QStandardItem(relativeTime(backup.madeAt, now));
        made->setToolTip(fullTime(backup.madeAt));
        auto* bytes = new QStandardItem(QLocale().formattedDataSize(backup.size, 1));
        m_model->appendRow({made, bytes, new QStandardItem(backup.isSealed ? tr("with") : tr("without"))});
    }
    m_table->setVisible(!m_backups.isEmpty());
    m_table->setFixedHeight(qMin(static_cast<int>(m_backups.size()) + 1, rowsShown) * size::row + space::small);
    m_restore->setVisible(!m_backups.isEmpty());
    m_last->setText(
        m_backups.isEmpty()
            ? tr("None yet. Inglenook makes one a day while it runs, opens it again and checks it.")
            : tr("One a day, opened and checked after writing. Kept are %1 days and %2 weeks, in the folder "
                 "“backups” beside your data.")
                  .arg(core::dailyBackups)
                  .arg(core::weeklyBackups));
}

QString BackupSection::actWords() const
{
    return isChanged() ? tr("Save") : QString();
}

core::BackupSettings BackupSection::entered() const
{
    return {m_folder->text().trimmed(), m_sealed->isChecked()};
}

bool BackupSection::isChanged() const
{
    const core::BackupSettings now = entered();
    return now.secondFolder != m_stored.secondFolder || now.isSealed != m_stored.isSealed ||
           !m_password->text().isEmpty();
}

void BackupSection::discardChanges()
{
    m_folder->setText(m_stored.secondFolder);
    m_sealed->setChecked(m_stored.isSealed);
    m_passwordFields->setVisible(m_stored.isSealed);
    m_password->clear();
    m_again->clear();
    Q_EMIT actChanged();
}

void BackupSection::act()
{
    if (!FormField::checkAll(m_fields))
        return;
    const core::BackupSettings settings = entered();
    const QString name = QString::fromUtf16(core::secretname::backupPassword);
    if (!settings.isSealed || m_password->text().isEmpty())
        return store(settings);
    services().secrets.write(name, m_password->text().toUtf8(), [this, settings](const core::Result<void>& kept) {
        if (!kept)
            return bar().show(kept.error());
        store(settings);
    });
}

void BackupSection::store(const core::BackupSettings& settings)
{
    const auto stored = services().database.write(
        [&](core::Transaction& transaction) { return core::storeBackupSettings(transaction, settings); });
    if (!stored)
        return bar().show(stored.error());
    m_stored = settings;
    discardChanges();
    bar().showSuccess(tr("Saved. The next backup is made that way."));
}

void BackupSection::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Choose a folder for the second copy"));
    if (!folder.isEmpty())
        m_folder->setText(QDir::toNativeSeparators(folder));
}

void BackupSection::chooseBackup()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose a backup"), services().backup->folder(),
                                                      tr("Backups (*.sqlite *.sealed);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT restoreRequested(path);
}

void BackupSection::backUpNow()
{
    bar().clear();
    m_now->setEnabled(false);
    m_now->setText(tr("Backing up…"));
    services().backup->backUpNow();
}

void BackupSection::finishBackup(const core::Result<core::Backup>& backup)
{
    const bool wasAsked = !m_now->isEnabled();
    m_now->setEnabled(true);
    m_now->setText(tr("Back up now"));
    fillList();
    if (!backup)
        return bar().show(backup.error());
    if (wasAsked)
        bar().showSuccess(tr("The backup is made, opened and checked."));
}

} // namespace inglenook::ui
