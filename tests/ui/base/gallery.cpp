// Draws every piece of ui/base into pictures, for a designer's eye: gallery <folder>.

#include "ui/base/bigfigure.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/emptystate.h"
#include "ui/base/faceglyph.h"
#include "ui/base/formfield.h"
#include "ui/base/page.h"
#include "ui/base/progresspanel.h"
#include "ui/base/tableview.h"
#include "ui/base/textlabel.h"

#include <QtGui/QPainter>
#include <QtGui/QStandardItemModel>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateEdit>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QToolButton>

using namespace inglenook;
using namespace inglenook::ui;

namespace {

class IconSheet final : public QWidget
{
public:
    IconSheet() { setFixedHeight(96); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Colours& colours = coloursOf(this);
        for (int i = 0; i <= static_cast<int>(Icon::Warning); ++i)
            paintIcon(painter, QRectF(i * 34.0, 0, 20, 20), static_cast<Icon>(i), colours.text);
        constexpr int sides[] = {16, 20, 24, 32, 48};
        qreal x = 0;
        for (const int side : sides)
            for (int face = 0; face < 4; ++face, x += side + 8)
                paintFace(painter, QRectF(x, 40, side, side), static_cast<core::Face>(face), colours);
    }
};

class DrawingSheet final : public QWidget
{
public:
    DrawingSheet() { setFixedHeight(96); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Colours& colours = coloursOf(this);
        for (int i = 0; i <= static_cast<int>(Drawing::Surveys); ++i)
            paintDrawing(painter, QRectF(i * 140, 0, 120, 88), static_cast<Drawing>(i), colours.quiet, colours.accent);
    }
};

Card* makeButtons()
{
    auto* card = new Card(QStringLiteral("Buttons"));
    auto* row = new QHBoxLayout;
    row->addWidget(new PrimaryButton(QStringLiteral("Send survey"), Icon::Send));
    row->addWidget(new PrimaryButton(QStringLiteral("Save")));
    row->addWidget(new PlainButton(QStringLiteral("Import"), Icon::Import));
    row->addWidget(new PlainButton(QStringLiteral("Cancel")));
    auto* off = new PrimaryButton(QStringLiteral("Not now"), Icon::Pause);
    off->setEnabled(false);
    row->addWidget(off);
    auto* plainOff = new PlainButton(QStringLiteral("Not now"), Icon::Pause);
    plainOff->setEnabled(false);
    row->addWidget(plainOff);
    row->addWidget(new LinkButton(QStringLiteral("Why were two held back?")));
    auto* tool = new QToolButton;
    tool->setIcon(lineIcon(Icon::More));
    row->addWidget(tool);
    row->addStretch();
    card->body()->addLayout(row);
    card->body()->addWidget(new IconSheet);
    card->body()->addWidget(new DrawingSheet);
    return card;
}

Card* makeFields()
{
    auto* card = new Card(QStringLiteral("Fields"));
    card->setAside(QStringLiteral("a quiet word"));
    auto* name = new QLineEdit(QStringLiteral("The Fox & Anchor"));
    auto* mail = new QLineEdit;
    mail->setPlaceholderText(QStringLiteral("you@example.com"));
    auto* wrong = new QLineEdit(QStringLiteral("anna.hall@"));
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("United Kingdom"), QStringLiteral("Germany")});
    auto* note = new QPlainTextEdit(QStringLiteral("Lovely breakfast, but the shower was cold."));
    note->setFixedHeight(72);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    auto* left = new QVBoxLayout;
    auto* right = new QVBoxLayout;
    left->setSpacing(space::medium);
    right->setSpacing(space::medium);
    left->addWidget(
        new FormField(QStringLiteral("Name of the business"), name, QStringLiteral("Guests see it as the sender.")));
    left->addWidget(new FormField(QStringLiteral("Mail address"), mail));
    auto* field = new FormField(QStringLiteral("Contact"), wrong);
    field->setError(QStringLiteral("The part after the @ is missing, for example “example.com”."));
    left->addWidget(field);
    right->addWidget(new FormField(QStringLiteral("Country"), combo));
    right->addWidget(new FormField(QStringLiteral("Note"), note));
    auto* spins = new QHBoxLayout;
    auto* spin = new QSpinBox;
    spin->setSuffix(QStringLiteral(" days"));
    spin->setValue(60);
    auto* date = new QDateEdit(QDate(2026, 11, 22));
    date->setCalendarPopup(true);
    spins->addWidget(spin);
    spins->addWidget(date);
    auto* off = new QLineEdit(QStringLiteral("disabled"));
    off->setEnabled(false);
    spins->addWidget(off);
    right->addLayout(spins);
    row->addLayout(left);
    row->addLayout(right);
    card->body()->addLayout(row);
    auto* checks = new QHBoxLayout;
    auto* on = new QCheckBox(QStringLiteral("Ask for a comment"));
    on->setChecked(true);
    checks->addWidget(on);
    checks->addWidget(new QCheckBox(QStringLiteral("Offer a call")));
    auto* yes = new QRadioButton(QStringLiteral("Everybody"));
    yes->setChecked(true);
    checks->addWidget(yes);
    checks->addWidget(new QRadioButton(QStringLiteral("Those with a tag")));
    checks->addStretch();
    card->body()->addLayout(checks);
    return card;
}

Card* makeTable(QWidget* owner)
{
    auto* card = new Card(QStringLiteral("Table"));
    auto* model = new QStandardItemModel(0, 3, owner);
    model->setHorizontalHeaderLabels({QStringLiteral("Name"), QStringLiteral("Comment"), QStringLiteral("When")});
    const QString names[] = {QStringLiteral("Anna Hall"), QStringLiteral("Tom Weber"), QStringLiteral("Jo Okafor")};
    for (int i = 0; i < 3; ++i) {
        auto* name = new QStandardItem(faceIcon(static_cast<core::Face>(i)), names[i]);
        model->appendRow(
            {name, new QStandardItem(QStringLiteral("Lovely breakfast")), new QStandardItem(QStringLiteral("08:12"))});
    }
    auto* table = new TableView;
    table->setModel(model);
    table->setStretchColumn(1);
    table->setSortingEnabled(true);
    table->setColumnWidth(0, 200);
    table->selectRow(1);
    table->setMinimumHeight(150);
    card->body()->addWidget(table);
    return card;
}

Page* makePage()
{
    auto* page = new Page(QStringLiteral("Gallery"));
    page->setBackLink(QStringLiteral("Contacts"));
    page->setSubtitle(QStringLiteral("Sun 22 November"));
    page->addPrimaryButton(QStringLiteral("New survey"), Icon::Add);
    page->addHeaderWidget(new PlainButton(QStringLiteral("Import"), Icon::Import));
    page->errorBar().show(
        {core::ErrorKind::Unreachable,
         QStringLiteral(
             "The mail server does not answer. Nothing is lost: 14 mails wait and go as soon as it is back."),
         QStringLiteral("timeout")},
        QStringLiteral("Try again"), [] {});
    page->content()->addWidget(makeButtons());
    page->content()->addWidget(makeFields());
    page->content()->addWidget(makeTable(page));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    auto* card = new Card(QStringLiteral("Yesterday"));
    auto* figure = new BigFigure;
    figure->setFigure(QStringLiteral("86 %"), QStringLiteral("happy"));
    card->body()->addWidget(figure);
    card->body()->addWidget(new TextLabel(QStringLiteral("23 answers"), TextRole::Body, TextLabel::Tone::Quiet));
    row->addWidget(card);
    auto* work = new Card(QStringLiteral("Work"));
    auto* progress = new ProgressPanel;
    progress->start(QStringLiteral("Importing contacts"));
    progress->setProgress(32'000, 100'000);
    work->body()->addWidget(progress);
    auto* tabs = new QTabWidget;
    tabs->addTab(new QWidget, QStringLiteral("Light"));
    tabs->addTab(new QWidget, QStringLiteral("Dark"));
    tabs->addTab(new QWidget, QStringLiteral("Plain text"));
    work->body()->addWidget(tabs);
    row->addWidget(work);
    page->content()->addLayout(row);
    return page;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
    for (const auto appearance : {Appearance::Light, Appearance::Dark}) {
        applyTheme(application, appearance);
        const QString name = appearance == Appearance::Light ? QStringLiteral("light") : QStringLiteral("dark");
        std::unique_ptr<Page> page(makePage());
        page->resize(1080, 1340);
        page->show();
        QApplication::processEvents();
        QApplication::sendPostedEvents();
        QApplication::processEvents();
        page->grab().save(folder + QStringLiteral("/gallery-%1.png").arg(name));
        EmptyState empty(Drawing::Contacts, QStringLiteral("Here will be everybody you may ask how they felt."),
                         QStringLiteral("Import contacts"));
        empty.resize(800, 500);
        empty.show();
        QApplication::processEvents();
        empty.grab().save(folder + QStringLiteral("/empty-%1.png").arg(name));
    }
    return 0;
}
