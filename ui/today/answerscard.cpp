#include "ui/today/answerscard.h"

#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"
#include "ui/today/answerdelegate.h"
#include "ui/today/answerstablemodel.h"

#include <QtCore/QVariantAnimation>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QStackedLayout>

namespace inglenook::ui {

namespace {

enum Period { Today, Yesterday, LastSevenDays };

/// More than these do not slide: the eye could not follow.
constexpr int mostSliding = 5;

} // namespace

AnswersCard::AnswersCard(const Services& services, QWidget* parent)
    : Card(tr("Answers"), parent)
    , m_model(new AnswersTableModel(services, this))
    , m_table(new TableView)
    , m_words(new TextLabel({}, TextRole::Body, TextLabel::Tone::Quiet))
    , m_period(new QComboBox)
    , m_layers(new QStackedLayout)
    , m_slide(new QVariantAnimation(this))
    , m_zone(QTimeZone::systemTimeZone())
{
    m_period->addItems({tr("Today"), tr("Yesterday"), tr("Last 7 days")});
    m_period->setAccessibleName(tr("Which days"));
    m_period->setObjectName(QStringLiteral("period"));
    addHeaderWidget(m_period);

    m_table->setObjectName(QStringLiteral("answers"));
    m_table->setAccessibleName(tr("Answers"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new AnswerDelegate(m_table));
    m_table->horizontalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(1); // sliding rows begin with next to nothing
    m_table->setStretchColumn(AnswersTableModel::CommentColumn);
    m_table->setColumnWidth(AnswersTableModel::FaceColumn, size::row);
    m_table->setColumnWidth(AnswersTableModel::NameColumn, 184);
    m_table->setColumnWidth(AnswersTableModel::CallColumn, 80);
    m_table->setColumnWidth(AnswersTableModel::TimeColumn, 136);
    m_table->setMinimumHeight(3 * size::row);
    m_words->setAlignment(Qt::AlignTop);
    m_layers->addWidget(m_words);
    m_layers->addWidget(m_table);
    body()->addLayout(m_layers, 1);

    m_slide->setDuration(motionTime);
    m_slide->setStartValue(1);
    m_slide->setEndValue(size::row);
    connect(m_period, &QComboBox::currentIndexChanged, this, &AnswersCard::showPeriod);
    connect(m_model, &AnswersTableModel::failed, this, &AnswersCard::failed);
    connect(m_model, &QAbstractItemModel::modelReset, this, &AnswersCard::showListOrWords);
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { slideIn(first, last); });
    connect(m_table, &TableView::rowOpened, this, [this](const QModelIndex& index) {
        if (const auto answer = m_model->answer(index.row()))
            Q_EMIT answerOpened(*answer);
    });
}

void AnswersCard::reload(QDate today, const QTimeZone& zone)
{
    m_today = today;
    m_zone = zone;
    showPeriod();
}

void AnswersCard::refresh()
{
    m_model->refresh();
}

void AnswersCard::showPeriod()
{
    if (!m_today.isValid())
        return;
    const int period = m_period->currentIndex();
    const QDate from = m_today.addDays(period == Today ? 0 : period == Yesterday ? -1 : -6);
    const QDate to = period == Yesterday ? from : m_today;
    m_model->setPeriod(from, to, m_zone);
}

void AnswersCard::showListOrWords()
{
    static const auto words = [](int period) {
        return period == Today       ? tr("No answers yet today. They appear here the moment a guest presses a face.")
               : period == Yesterday ? tr("No answers yesterday.")
                                     : tr("No answers in the last seven days.");
    };
    m_words->setText(words(m_period->currentIndex()));
    m_layers->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
}

void AnswersCard::slideIn(int first, int last)
{
    const bool wantsMotion = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, m_table) > 0;
    if (!wantsMotion || !isVisible() || last - first >= mostSliding || m_slide->state() == QVariantAnimation::Running)
        return;
    QHeaderView* rows = m_table->verticalHeader();
    m_slide->disconnect(this);
    connect(m_slide, &QVariantAnimation::valueChanged, this, [rows, first, last](const QVariant& height) {
        for (int row = first; row <= last; ++row)
            rows->resizeSection(row, height.toInt());
    });
    m_slide->start();
}

} // namespace inglenook::ui
