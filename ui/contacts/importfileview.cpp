#include "ui/contacts/importfileview.h"

#include "ui/base/button.h"
#include "ui/base/textlabel.h"

#include <QtCore/QMimeData>
#include <QtCore/QUrl>
#include <QtGui/QClipboard>
#include <QtGui/QDropEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QFileDialog>

namespace inglenook::ui {

namespace {

constexpr int textWidth = 460;

QString fileIn(const QMimeData* data)
{
    const auto urls = data->urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

ImportFileView::ImportFileView(QWidget* parent)
    : QWidget(parent)
    , m_paste(new PlainButton(tr("Paste a list")))
    , m_lastWords(new TextLabel({}, TextRole::Small, TextLabel::Tone::Quiet))
    , m_last(makeLastImport())
{
    setObjectName(QStringLiteral("fileView"));
    setAcceptDrops(true);
    auto* words = new TextLabel(tr("Drop the file of your guests here"), TextRole::CardTitle);
    auto* help =
        new TextLabel(tr("An Excel or CSV file, as your till or booking system exports it, or address cards. A column "
                         "with mail addresses is enough. You see everything before anything is stored."),
                      TextRole::Body, TextLabel::Tone::Quiet);
    help->setFit(TextLabel::Fit::Wrapped);
    help->setAlignment(Qt::AlignHCenter);
    help->setFixedWidth(textWidth);
    auto* choose = new PrimaryButton(tr("Choose a file"));
    choose->setObjectName(QStringLiteral("chooseButton"));
    setFocusProxy(choose);
    m_paste->setObjectName(QStringLiteral("pasteButton"));
    m_paste->setToolTip(tr("What you have copied elsewhere: rows of a spreadsheet, or addresses (Ctrl+V)."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::large, space::vast, space::large, space::vast);
    column->setSpacing(space::medium);
    column->addStretch(2);
    column->addWidget(words, 0, Qt::AlignHCenter);
    auto* lines = new QHBoxLayout;
    lines->addStretch();
    lines->addWidget(help);
    lines->addStretch();
    column->addLayout(lines);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addStretch();
    buttons->addWidget(choose);
    buttons->addWidget(m_paste);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addStretch(3);
    column->addWidget(m_last, 0, Qt::AlignHCenter);
    connect(choose, &QPushButton::clicked, this, &ImportFileView::askForFile);
    connect(m_paste, &QPushButton::clicked, this, &ImportFileView::paste);
}

QWidget* ImportFileView::makeLastImport()
{
    auto* last = new QWidget;
    last->setObjectName(QStringLiteral("lastImport"));
    auto* undo = new LinkButton(tr("Undo it"));
    undo->setObjectName(QStringLiteral("undoButton"));
    connect(undo, &QPushButton::clicked, this, &ImportFileView::undoRequested);
    auto* row = new QHBoxLayout(last);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_lastWords);
    row->addWidget(undo);
    last->hide();
    return last;
}

void ImportFileView::setLastImport(const QString& words)
{
    m_lastWords->setText(words);
    m_last->setVisible(!words.isEmpty());
}

void ImportFileView::paste()
{
    Q_EMIT textPasted(QGuiApplication::clipboard()->text());
}

void ImportFileView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste))
        return paste();
    QWidget::keyPressEvent(event);
}

void ImportFileView::askForFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Choose the file of your guests"), {},
                                     tr("Lists (*.xlsx *.xlsm *.csv *.txt *.tsv *.vcf *.vcard);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT fileChosen(path);
}

void ImportFileView::dragEnterEvent(QDragEnterEvent* event)
{
    if (fileIn(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_isHovered = true;
    update();
}

void ImportFileView::dragLeaveEvent(QDragLeaveEvent*)
{
    m_isHovered = false;
    update();
}

void ImportFileView::dropEvent(QDropEvent* event)
{
    m_isHovered = false;
    update();
    const QString path = fileIn(event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT fileChosen(path);
}

void ImportFileView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours& colours = coloursOf(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(m_isHovered ? colours.selection : colours.card);
    painter.setPen(QPen(m_isHovered ? colours.accent : colours.fieldLine, 1, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::cardCorner, size::cardCorner);
}

} // namespace inglenook::ui
