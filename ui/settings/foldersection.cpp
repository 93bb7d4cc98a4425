#include "ui/settings/foldersection.h"

#include "core/visits/droppedfile.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/folderwords.h"
#include "ui/base/layouts.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"

#include <QtCore/QDir>
#include <QtWidgets/QFileDialog>

namespace inglenook::ui {

namespace {

constexpr int reportsShown = 20;
constexpr int daysShown = 30;

TextLabel* wrapped(const QString& text, TextLabel::Tone tone = TextLabel::Tone::Quiet)
{
    auto* label = new TextLabel(text, TextRole::Body, tone);
    label->setFit(TextLabel::Fit::Wrapped);
    return label;
}

} // namespace

FolderSection::FolderSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_path(new TextLabel)
    , m_choose(new PlainButton(tr("Choose a folder")))
    , m_stop(new PlainButton(tr("Stop watching")))
    , m_reports(nullptr)
    , m_rows(new QVBoxLayout)
{
    addFolder();
    m_reports = addCard(tr("What it brought in the last 30 days"));
    m_reports->setObjectName(QStringLiteral("folderHistory"));
    m_rows->setSpacing(space::small);
    m_reports->body()->addLayout(m_rows);
}

void FolderSection::addFolder()
{
    Card* card = addCard(tr("A folder to watch"));
    m_path->setObjectName(QStringLiteral("watchedFolder"));
    m_path->setFit(TextLabel::Fit::Wrapped);
    m_choose->setObjectName(QStringLiteral("chooseFolder"));
    m_stop->setObjectName(QStringLiteral("stopWatching"));
    card->body()->addWidget(
        wrapped(tr("Let your booking system drop its export into a folder each night. Inglenook imports each "
                   "new file by itself, as you settled its columns when you imported such a file by hand.")));
    card->body()->addWidget(m_path);
    card->body()->addWidget(wrapped(tr("A file that is done is moved to “%1”; one with something to ask to “%2”, "
                                       "and Today says why. Rows that were left out lie beside it, to be put right.")
                                        .arg(core::DroppedFile::doneName(), core::DroppedFile::lookName())));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(m_choose);
    row->addWidget(m_stop);
    row->addStretch();
    card->body()->addLayout(row);
    connect(m_choose, &QPushButton::clicked, this, &FolderSection::choose);
    connect(m_stop, &QPushButton::clicked, this, [this] { watch({}); });
}

void FolderSection::reload()
{
    const auto folder = services().database.read(
        [](core::Transaction& transaction) { return core::FolderReportRepository().loadFolder(transaction); });
    if (!folder)
        return bar().show(folder.error());
    m_folder = *folder;
    m_path->setText(m_folder.isEmpty() ? tr("No folder is watched.") : QDir::toNativeSeparators(m_folder));
    m_stop->setVisible(!m_folder.isEmpty());
    showReports();
}

void FolderSection::showReports()
{
    const QDateTime now = services().clock.now();
    const auto reports = services().database.read([&now](core::Transaction& transaction) {
        return core::FolderReportRepository().loadSince(transaction, now.addDays(-daysShown), reportsShown);
    });
    if (!reports)
        return bar().show(reports.error());
    removeAll(*m_rows);
    for (const core::FolderReport& report : *reports) {
        m_rows->addWidget(
            wrapped(tr("%1, %2: %3").arg(report.file, relativeTime(report.at, now), folderReportWords(report)),
                    report.needsLook() ? TextLabel::Tone::Bad : TextLabel::Tone::Normal));
    }
    m_reports->setVisible(!reports->isEmpty());
}

void FolderSection::choose()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Choose a folder"), m_folder);
    if (!path.isEmpty())
        watch(path);
}

void FolderSection::watch(const QString& path)
{
    bar().clear();
    const auto stored = services().database.write([&path](core::Transaction& transaction) {
        return core::FolderReportRepository().storeFolder(transaction, path);
    });
    if (!stored)
        return bar().show(stored.error());
    reload();
    bar().showSuccess(path.isEmpty() ? tr("No folder is watched any more.")
                                     : tr("This folder is watched from now on."));
}

} // namespace inglenook::ui
