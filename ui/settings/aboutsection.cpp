#include "ui/settings/aboutsection.h"

#include "core/samples/samplerepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/textlabel.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>
#include <QtGui/QDesktopServices>

namespace inglenook::ui {

namespace {

TextLabel* wrapped(const QString& text)
{
    auto* label = new TextLabel(text, TextRole::Body, TextLabel::Tone::Quiet);
    label->setFit(TextLabel::Fit::Wrapped);
    return label;
}

} // namespace

AboutSection::AboutSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
{
    addSample();
    addProgram();
    addFolder();
}

void AboutSection::addSample()
{
    m_sample = addCard(tr("Sample data"));
    m_sample->setObjectName(QStringLiteral("sampleCard"));
    auto* remove = new PlainButton(tr("Remove the sample data"), Icon::Trash);
    remove->setObjectName(QStringLiteral("removeSample"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(
        wrapped(tr("An invented pub with its guests, mailings and answers. Removing it takes all of that and "
                   "nothing of your own.")),
        1);
    row->addWidget(remove, 0, Qt::AlignTop);
    m_sample->body()->addLayout(row);
    connect(remove, &QPushButton::clicked, this, &AboutSection::removeSample);
}

void AboutSection::addProgram()
{
    Card* card = addCard(tr("Inglenook"));
    if (const QString version = QCoreApplication::applicationVersion(); !version.isEmpty())
        card->setAside(tr("Version %1").arg(version));
    card->body()->addWidget(wrapped(tr("Asks your guests how they felt, and tells you in time to put it right.")));
    card->body()->addWidget(
        wrapped(tr("Free software under the GNU General Public License, version 3: use it, read it, change it and "
                   "pass it on. It comes without any warranty.")));
}

void AboutSection::addFolder()
{
    Card* card = addCard(tr("Your data"));
    const QString folder = QFileInfo(services().database.path()).absolutePath();
    auto* path = new TextLabel(QDir::toNativeSeparators(folder));
    path->setObjectName(QStringLiteral("dataFolder"));
    path->setFit(TextLabel::Fit::Wrapped);
    path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* open = new PlainButton(tr("Open the folder"));
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::tiny);
    words->addWidget(path);
    words->addWidget(wrapped(tr("Everything Inglenook knows is in this folder on this computer; passwords are in the "
                                "keychain.")));
    row->addLayout(words, 1);
    row->addWidget(open, 0, Qt::AlignTop);
    card->body()->addLayout(row);
    connect(open, &QPushButton::clicked, this, [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
}

void AboutSection::reload()
{
    const auto exists = services().database.read(
        [](core::Transaction& transaction) { return core::SampleRepository().exists(transaction); });
    if (!exists)
        return bar().show(exists.error());
    m_sample->setVisible(*exists);
}

void AboutSection::removeSample()
{
    const auto removed = services().database.write(
        [](core::Transaction& transaction) { return core::SampleRepository().remove(transaction); });
    if (!removed)
        return bar().show(removed.error());
    reload();
    bar().showSuccess(tr("The sample data are gone. What is left is your own."));
}

} // namespace inglenook::ui
