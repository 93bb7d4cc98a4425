#include "ui/settings/businesssection.h"

#include "core/settings/settingsrepository.h"
#include "ui/base/card.h"
#include "ui/base/formfield.h"
#include "ui/base/textlabel.h"
#include "ui/settings/colourfield.h"
#include "ui/settings/fieldrow.h"
#include "ui/settings/reviewlinksfield.h"

#include <QtCore/QLocale>
#include <QtCore/QPointer>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>

#include <algorithm>

namespace inglenook::ui {

namespace {

constexpr int linesHeight = 76; // three lines of text

QPlainTextEdit* makeLines()
{
    auto* lines = new QPlainTextEdit;
    lines->setFixedHeight(linesHeight);
    lines->setTabChangesFocus(true);
    return lines;
}

/// What most people of a country call it. Qt takes the first of its languages there is, and for these that is one that
/// few of them read (Cornish, Afrikaans).
QString ownNameOf(QLocale::Territory territory)
{
    const bool readsEnglish = territory == QLocale::UnitedKingdom || territory == QLocale::SouthAfrica;
    return QLocale(readsEnglish ? QLocale::English : QLocale::AnyLanguage, territory).nativeTerritoryName();
}

/// Countries under the name that their own people give them: right in every language of the window. Where that is not
/// written in Latin letters, which not every computer can draw, under their English one.
void addCountries(QComboBox& box)
{
    QMap<QString, QString> codes;
    const auto locales = QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyTerritory);
    for (const QLocale& locale : locales) {
        const QString code = QLocale::territoryToCode(locale.territory());
        if (code.size() != 2 || !codes.key(code).isEmpty())
            continue;
        const QString own = ownNameOf(locale.territory());
        const bool isLatin = std::all_of(own.begin(), own.end(), [](QChar letter) {
            return !letter.isLetter() || letter.script() == QChar::Script_Latin;
        });
        codes.insert(isLatin && !own.isEmpty() ? own : QLocale::territoryToString(locale.territory()), code);
    }
    box.addItem(QString(), QString());
    for (auto country = codes.constBegin(); country != codes.constEnd(); ++country)
        box.addItem(country.key(), country.value());
}

void addZones(QComboBox& box)
{
    const auto zones = QTimeZone::availableTimeZoneIds();
    for (const QByteArray& zone : zones) {
        if (zone.contains('/') && !zone.startsWith("Etc/"))
            box.addItem(QString::fromLatin1(zone).replace(u'_', u' '), zone);
    }
}

void choose(QComboBox& box, const QVariant& value, const QString& words)
{
    if (box.findData(value) < 0)
        box.addItem(words, value);
    box.setCurrentIndex(box.findData(value));
}

} // namespace

BusinessSection::BusinessSection(const Services& services, ErrorBar& bar)
    : SettingsSection(services, bar)
    , m_name(new QLineEdit)
    , m_country(new QComboBox)
    , m_phone(new QLineEdit)
    , m_address(makeLines())
    , m_zone(new QComboBox)
    , m_colour(new ColourField)
    , m_links(new ReviewLinksField)
    , m_privacy(makeLines())
    , m_tap(new QCheckBox(tr("Count a face only when the guest presses it again on the page")))
{
    m_name->setObjectName(QStringLiteral("businessName"));
    m_country->setObjectName(QStringLiteral("country"));
    m_zone->setObjectName(QStringLiteral("timeZone"));
    m_phone->setObjectName(QStringLiteral("phone"));
    m_address->setObjectName(QStringLiteral("postalAddress"));
    m_colour->setObjectName(QStringLiteral("accentColour"));
    m_privacy->setObjectName(QStringLiteral("privacyText"));
    m_tap->setObjectName(QStringLiteral("alwaysAskForTap"));
    addCountries(*m_country);
    addZones(*m_zone);
    addIdentity();
    addLook();
    addLegal();
}

void BusinessSection::addIdentity()
{
    Card* card = addCard(tr("Your house"));
    auto* name = new FormField(tr("Name"), m_name, tr("Guests see it as the sender and on their page."));
    name->setCheck(
        [this] { return m_name->text().trimmed().isEmpty() ? tr("Guests must know who is asking.") : QString(); });
    auto* country = new FormField(tr("Country"), m_country,
                                  tr("Decides whom its rules let you ask: where a survey counts as advertising, only "
                                     "guests who agreed."));
    auto* zone = new FormField(tr("Time zone"), m_zone, tr("In which your days begin and end."));
    auto* phone = new FormField(tr("Phone"), m_phone);
    auto* address = new FormField(tr("Postal address"), m_address, tr("At the foot of each mail."));
    card->body()->addWidget(name);
    card->body()->addLayout(fieldRow({{country, 1}, {zone, 1}}));
    card->body()->addLayout(fieldRow({{address, 1}, {phone, 1}}));
    m_fields += {name, country, zone, phone, address};
}

void BusinessSection::addLook()
{
    Card* card = addCard(tr("What guests see"));
    auto* colour = new FormField(tr("Your colour"), m_colour, tr("For the buttons of mails and pages."));
    colour->setCheck([this] { return m_colour->check(); });
    auto* links = new FormField(tr("Review links"), m_links,
                                tr("On the page after the click, the same for every face, happy or not."));
    links->setCheck([this] { return m_links->check(); });
    auto* row = fieldRow({{colour, 1}});
    row->addStretch(2);
    card->body()->addLayout(row);
    card->body()->addWidget(links);
    m_fields += {colour, links};
}

void BusinessSection::addLegal()
{
    Card* card = addCard(tr("Care with data and clicks"));
    auto* privacy =
        new FormField(tr("Privacy text"), m_privacy,
                      tr("Behind the privacy link of each mail: who you are and what you do with answers."));
    auto* help = new TextLabel(tr("Some companies’ mail systems open every link by themselves. Inglenook sees through "
                                  "most of them; with this it asks every guest to press once more."),
                               TextRole::Small, TextLabel::Tone::Quiet);
    help->setFit(TextLabel::Fit::Wrapped);
    help->setContentsMargins(space::large, 0, 0, 0);
    auto* tap = new QVBoxLayout;
    tap->setSpacing(space::tiny);
    tap->addWidget(m_tap);
    tap->addWidget(help);
    card->body()->addWidget(privacy);
    card->body()->addLayout(tap);
    m_fields += privacy;
}

void BusinessSection::reload()
{
    if (isChanged())
        return;
    const auto business = services().database.read(
        [](core::Transaction& transaction) { return core::SettingsRepository().loadBusiness(transaction); });
    if (!business)
        return bar().show(business.error());
    m_stored = *business;
    m_isRead = true;
    fill(m_stored);
}

void BusinessSection::fill(const core::Business& business)
{
    m_name->setText(business.name);
    choose(*m_country, business.country, business.country);
    const QByteArray zone = business.timeZone.id();
    choose(*m_zone, zone, QString::fromLatin1(zone));
    m_phone->setText(business.phone);
    m_address->setPlainText(business.postalAddress);
    m_colour->setColour(business.accentColour);
    m_links->setLinks(business.reviewLinks);
    m_privacy->setPlainText(business.privacyText);
    m_tap->setChecked(business.alwaysAskForTap);
    for (FormField* field : m_fields)
        field->clearError();
    // What the form makes of it is what "unchanged" means: blanks at the ends go, for one.
    m_stored = typed();
}

core::Business BusinessSection::typed() const
{
    core::Business business = m_stored;
    business.name = m_name->text().trimmed();
    business.country = m_country->currentData().toString();
    business.timeZone = QTimeZone(m_zone->currentData().toByteArray());
    business.phone = m_phone->text().trimmed();
    business.postalAddress = m_address->toPlainText().trimmed();
    business.accentColour = m_colour->colour();
    business.reviewLinks = m_links->links();
    business.privacyText = m_privacy->toPlainText().trimmed();
    business.alwaysAskForTap = m_tap->isChecked();
    return business;
}

void BusinessSection::act()
{
    bar().clear();
    if (!FormField::checkAll(m_fields))
        return;
    const core::Business business = typed();
    const auto stored = services().database.write([&business](core::Transaction& transaction) {
        return core::SettingsRepository().storeBusiness(transaction, business);
    });
    if (!stored)
        return bar().show(stored.error());
    m_stored = business;
    bar().showSuccess(tr("Saved."));
    Q_EMIT actChanged();
    services().relayAccount.refreshPage([self = QPointer(this)](const core::Result<void>& refreshed) {
        if (self)
            self->finishRefreshing(refreshed);
    });
}

void BusinessSection::finishRefreshing(const core::Result<void>& refreshed)
{
    if (!refreshed)
        bar().showNotice(tr("Saved. The page your guests see could not be changed yet: %1 It is tried again before the "
                            "next mailing.")
                             .arg(refreshed.error().message));
}

} // namespace inglenook::ui
