#include "ui/contacts/importsummaryview.h"

#include "core/contacts/refusedrows.h"
#include "ui/base/bigfigure.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"
#include "ui/contacts/changedtablemodel.h"
#include "ui/contacts/refusedtablemodel.h"

#include <QtCore/QLocale>
#include <QtWidgets/QFileDialog>

namespace inglenook::ui {

namespace {

constexpr int lineWidth = 72;
constexpr int reasonWidth = 420;
constexpr int personWidth = 220;
constexpr int fieldWidth = 160;
constexpr int beforeWidth = 260;

} // namespace

ImportSummaryView::ImportSummaryView(QWidget* parent)
    : QWidget(parent)
    , m_visits(new TextLabel)
    , m_refusedCard(nullptr)
    , m_more(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_changedCard(nullptr)
    , m_moreChanged(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_changedModel(new ChangedTableModel(this))
    , m_allRight(new QWidget)
    , m_model(new RefusedTableModel(this))
{
    setObjectName(QStringLiteral("summaryView"));
    auto* figures = new QHBoxLayout;
    figures->setSpacing(space::medium);
    m_added = addFigure(figures, "added");
    m_updated = addFigure(figures, "updated");
    m_unchanged = addFigure(figures, "unchanged");
    m_refused = addFigure(figures, "refused");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::medium);
    column->addLayout(figures);
    m_visits->setObjectName(QStringLiteral("visits"));
    m_visits->setFit(TextLabel::Fit::Wrapped);
    column->addWidget(m_visits);
    column->addWidget(makeRefusedCard(), 1);
    column->addWidget(makeChangedCard(), 1);
    column->addWidget(m_allRight, 1);
}

ImportSummaryView::Figure ImportSummaryView::addFigure(QHBoxLayout* row, const char* name)
{
    Figure figure{new Card, new BigFigure, new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet)};
    figure.card->setObjectName(QLatin1String(name));
    figure.words->setFit(TextLabel::Fit::Wrapped);
    figure.card->body()->addWidget(figure.figure);
    figure.card->body()->addWidget(figure.words);
    figure.card->body()->addStretch();
    row->addWidget(figure.card, 1);
    return figure;
}

QWidget* ImportSummaryView::makeRefusedCard()
{
    m_refusedCard = new Card(tr("Rows that are left out"));
    m_refusedCard->setObjectName(QStringLiteral("refusedCard"));
    auto* save = new PlainButton(tr("Save these rows"), Icon::Export);
    save->setObjectName(QStringLiteral("saveRefusedButton"));
    save->setToolTip(tr("As a CSV file with the reasons, to put right and import again."));
    m_refusedCard->addHeaderWidget(save);
    connect(save, &QPushButton::clicked, this, &ImportSummaryView::askWhereToSave);
    auto* table = new TableView;
    table->setObjectName(QStringLiteral("refusedTable"));
    table->setAccessibleName(tr("Rows that are left out"));
    table->setModel(m_model);
    table->setColumnWidth(RefusedTableModel::LineColumn, lineWidth);
    table->setColumnWidth(RefusedTableModel::ReasonColumn, reasonWidth);
    table->setStretchColumn(RefusedTableModel::RowColumn);
    m_refusedCard->body()->addWidget(table, 1);
    m_refusedCard->body()->addWidget(m_more);
    return m_refusedCard;
}

QWidget* ImportSummaryView::makeChangedCard()
{
    m_changedCard = new Card(tr("People you know already"));
    m_changedCard->setObjectName(QStringLiteral("changedCard"));
    auto* table = new TableView;
    table->setObjectName(QStringLiteral("changedTable"));
    table->setAccessibleName(tr("People you know already, side by side"));
    table->setModel(m_changedModel);
    table->setColumnWidth(ChangedTableModel::PersonColumn, personWidth);
    table->setColumnWidth(ChangedTableModel::FieldColumn, fieldWidth);
    table->setColumnWidth(ChangedTableModel::BeforeColumn, beforeWidth);
    table->setStretchColumn(ChangedTableModel::AfterColumn);
    m_changedCard->body()->addWidget(table, 1);
    m_changedCard->body()->addWidget(m_moreChanged);
    return m_changedCard;
}

void ImportSummaryView::setReport(const core::VisitReport& whole, const QStringList& header, QChar separator,
                                  Moment moment, bool hasVisits)
{
    m_visits->setVisible(hasVisits || whole.ownValues > 0);
    showMore(whole, moment, hasVisits);
    core::ImportReport report = whole.contacts;
    report.refused = whole.refused;
    report.refusedCount = whole.refusedCount;
    m_report = report;
    m_header = header;
    m_separator = separator;
    const QLocale locale;
    const bool isBefore = moment == Moment::Before;
    const auto show = [&locale](const Figure& figure, qint64 count, const QString& title, const QString& words) {
        figure.figure->setFigure(locale.toString(count), title);
        figure.words->setText(words);
        figure.card->setAccessibleName(locale.toString(count) + u' ' + title);
    };
    show(m_added, report.added, isBefore ? tr("to add") : tr("added"), tr("People who are not in your list yet."));
    show(m_updated, report.updated, isBefore ? tr("to complete") : tr("completed"),
         tr("People you know, to whom the file adds something."));
    show(m_unchanged, report.unchanged + report.repeated, tr("as they are"),
         report.repeated > 0
             ? tr("%n of them stand(s) in the file more than once.", nullptr, static_cast<int>(report.repeated))
             : tr("Known already, with nothing new."));
    show(m_refused, report.refusedCount, tr("left out"),
         report.refusedCount > 0 ? tr("Listed below with the reason.") : tr("Every row can be read."));
    m_model->setRows(report.refused);
    m_refusedCard->setVisible(report.refusedCount > 0);
    m_changedModel->setChanges(report.changes);
    m_changedCard->setVisible(!report.changes.isEmpty());
    m_moreChanged->setText(tr("These are the first %1 of them.").arg(locale.toString(report.changes.size())));
    m_moreChanged->setVisible(report.updated > report.changes.size());
    m_allRight->setVisible(report.refusedCount == 0 && report.changes.isEmpty());
    m_more->setText(tr("These are the first %1 of them.").arg(locale.toString(report.refused.size())));
    m_more->setVisible(report.refusedCount > report.refused.size());
}

void ImportSummaryView::showMore(const core::VisitReport& report, Moment moment, bool hasVisits)
{
    const bool isBefore = moment == Moment::Before;
    const auto words = [](const QString& text, qint64 count) { return text.arg(QLocale().toString(count)); };
    QStringList parts{words(isBefore ? tr("%1 to add") : tr("%1 added"), report.added)};
    if (report.moved > 0)
        parts += words(isBefore ? tr("%1 to move to another day") : tr("%1 moved to another day"), report.moved);
    if (report.cancelled > 0)
        parts += words(isBefore ? tr("%1 to call off") : tr("%1 called off"), report.cancelled);
    if (report.updated > 0)
        parts += words(tr("%1 with news"), report.updated);
    if (report.unchanged > 0)
        parts += words(tr("%1 as they are"), report.unchanged);
    QStringList lines;
    if (hasVisits)
        lines += tr("Visits: %1.").arg(parts.join(QStringLiteral(", ")));
    if (report.ownValues > 0)
        lines +=
            words(isBefore ? tr("Fields of your own: %1 entries to add.") : tr("Fields of your own: %1 entries added."),
                  report.ownValues);
    m_visits->setText(lines.join(u' '));
}

void ImportSummaryView::askWhereToSave()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the rows that are left out"), tr("left out.csv"),
                                                      tr("CSV files (*.csv)"));
    if (!path.isEmpty())
        saveRefused(path);
}

void ImportSummaryView::saveRefused(const QString& path)
{
    if (const auto saved = core::saveRefusedRows(path, m_report, m_header, m_separator); !saved)
        Q_EMIT failed(saved.error());
    else
        Q_EMIT refusedSaved(path);
}

} // namespace inglenook::ui
