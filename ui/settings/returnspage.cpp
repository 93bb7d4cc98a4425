#include "ui/settings/returnspage.h"

#include "core/settings/settingsrepository.h"
#include "ui/base/button.h"
#include "ui/base/card.h"
#include "ui/base/layouts.h"
#include "ui/base/relativetime.h"
#include "ui/base/textlabel.h"

namespace inglenook::ui {

namespace {

constexpr int mostShown = 100;

TextLabel* wrapped(const QString& text, TextRole role, TextLabel::Tone tone)
{
    auto* label = new TextLabel(text, role, tone);
    label->setFit(TextLabel::Fit::Wrapped);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

bool isDecided(const core::MailReturn& entry)
{
    return entry.kind != core::ReturnKind::Doubtful && !core::saysNotArrived(entry.kind);
}

} // namespace

ReturnsPage::ReturnsPage(const Services& services, QWidget* parent)
    : Page(tr("What came back"), Width::Read, parent)
    , m_services(services)
    , m_rows(new QVBoxLayout)
{
    setBackLink(tr("Mail account"));
    m_rows->setSpacing(space::medium);
    content()->addLayout(m_rows);
    content()->addStretch(1);
    connect(&m_services.bounces, &core::BouncePoller::looked, this, &ReturnsPage::reload);
}

void ReturnsPage::reload()
{
    const auto entries =
        m_services.database.read([this](core::Transaction& t) -> core::Result<QList<core::MailReturn>> {
            const auto business = core::SettingsRepository().loadBusiness(t);
            if (!business)
                return business.error();
            m_zone = business->timeZone;
            return core::ReturnRepository().loadNewest(t, mostShown);
        });
    if (!entries)
        return errorBar().show(entries.error());
    removeAll(*m_rows);
    for (const core::MailReturn& entry : *entries)
        addEntry(entry);
    if (entries->isEmpty()) {
        auto* words = wrapped(tr("Nothing has come back so far. Here you will see whose address is dead, whose mailbox "
                                 "is full, who has answered and who complained."),
                              TextRole::Body, TextLabel::Tone::Quiet);
        words->setObjectName(QStringLiteral("nothingReturned"));
        m_rows->addWidget(words);
    }
}

void ReturnsPage::addEntry(const core::MailReturn& entry)
{
    auto* card = new Card(entry.contactName);
    card->setObjectName(QStringLiteral("return%1").arg(entry.id.number()));
    card->setAside(relativeTime(entry.cameAt, m_services.clock.now(), m_zone));
    card->body()->setSpacing(space::small);
    QString text = core::returnKindText(entry.kind);
    if (entry.kind == core::ReturnKind::Doubtful && entry.suggests)
        text += u' ' + tr("If it is true: %1").arg(core::returnKindText(*entry.suggests));
    card->body()->addWidget(wrapped(text, TextRole::Body, TextLabel::Tone::Normal));
    const QString said = entry.contactName == entry.addressKey || entry.addressKey.isEmpty()
                             ? entry.serverText
                             : QStringLiteral("%1 · %2").arg(entry.addressKey, entry.serverText);
    if (!said.isEmpty())
        card->body()->addWidget(wrapped(said, TextRole::Small, TextLabel::Tone::Quiet));
    if (!isDecided(entry))
        addActs(*card, entry);
    m_rows->addWidget(card);
}

void ReturnsPage::addActs(Card& card, const core::MailReturn& entry)
{
    auto* acts = new QHBoxLayout;
    acts->setSpacing(space::small);
    acts->addStretch();
    const auto add = [&](const QString& words, const char* name, bool isTrue) {
        auto* button = new PlainButton(words);
        button->setObjectName(QString::fromLatin1(name) + QString::number(entry.id.number()));
        acts->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, id = entry.id, isTrue] { settle(id, isTrue); });
    };
    const bool isDoubtful = entry.kind == core::ReturnKind::Doubtful;
    add(isDoubtful ? tr("It means nothing") : tr("The address works: mail it again"), "dismiss", false);
    if (isDoubtful && entry.suggests)
        add(tr("It is true"), "confirm", true);
    card.body()->addLayout(acts);
}

void ReturnsPage::settle(core::Id<core::MailReturn> id, bool isTrue)
{
    const core::ReturnBooks books({m_services.clock.now(), m_zone, {}});
    const auto settled = m_services.database.write(
        [&](core::Transaction& t) { return isTrue ? books.confirm(t, id) : books.dismiss(t, id); });
    if (!settled)
        return errorBar().show(settled.error());
    m_services.outbox.tellChanged(settled->mailing, settled->invitation);
    reload();
}

} // namespace inglenook::ui
