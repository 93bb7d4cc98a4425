#include "ui/today/folderreportcard.h"

#include "ui/base/folderwords.h"
#include "ui/base/layouts.h"
#include "ui/base/relativetime.h"
#include "ui/base/rowbutton.h"

namespace inglenook::ui {

namespace {

constexpr int reportsShown = 3;
constexpr int hoursShown = 24;

} // namespace

FolderReportCard::FolderReportCard(const Services& services, QWidget* parent)
    : Card(tr("From the watched folder"), parent)
    , m_services(services)
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("folderReports"));
    m_rows->setSpacing(0);
    body()->addLayout(m_rows);
    hide();
}

core::Result<void> FolderReportCard::reload()
{
    const QDateTime since = m_services.clock.now().addSecs(-hoursShown * 3600);
    const auto reports = m_services.database.read([&since](core::Transaction& transaction) {
        return core::FolderReportRepository().loadSince(transaction, since, reportsShown);
    });
    if (!reports)
        return reports.error();
    removeAll(*m_rows);
    for (const core::FolderReport& report : *reports)
        addRow(report);
    setVisible(!reports->isEmpty());
    return {};
}

void FolderReportCard::addRow(const core::FolderReport& report)
{
    auto* row = new RowButton;
    row->setObjectName(QStringLiteral("folderReport%1").arg(report.id.number()));
    row->setMark(report.needsLook() ? Icon::Warning : Icon::Import);
    row->setWords(report.file, relativeTime(report.at, m_services.clock.now()), folderReportWords(report));
    if (report.needsLook())
        row->setToolTip(QStringLiteral("<p>%1</p>").arg(report.trouble.toHtmlEscaped()));
    connect(row, &QAbstractButton::clicked, this, &FolderReportCard::lookRequested);
    m_rows->addWidget(row);
}

} // namespace inglenook::ui
