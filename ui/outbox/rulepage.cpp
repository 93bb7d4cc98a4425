#include "ui/outbox/rulepage.h"

#include "core/mailing/mailaccountrepository.h"
#include "core/settings/settingsrepository.h"
#include "ui/base/button.h"
#include "ui/base/theme.h"
#include "ui/outbox/ruleeditor.h"

namespace inglenook::ui {

namespace {

using namespace std::chrono_literals;

/// While something is being typed the check waits for a pause.
constexpr auto typingPause = 200ms;

} // namespace

RulePage::RulePage(const Services& services, core::Id<core::Rule> id, QWidget* parent)
    : Page(id.isNull() ? tr("Ask after each visit") : tr("After each visit"), Width::Read, parent)
    , m_services(services)
    , m_id(id)
    , m_editor(new RuleEditor(services))
    , m_check(new PreSendCard)
    , m_remove(new PlainButton(tr("Delete this rule")))
    , m_save(addPrimaryButton(id.isNull() ? tr("Switch on") : tr("Save"), Icon::Check))
{
    setObjectName(QStringLiteral("rulePage"));
    setBackLink(tr("Outbox"));
    m_remove->setObjectName(QStringLiteral("removeRule"));
    m_remove->setVisible(!id.isNull());
    auto* row = new QHBoxLayout;
    row->setSpacing(space::medium);
    row->addWidget(m_editor, 1);
    row->addWidget(m_check, 1);
    content()->addLayout(row);
    content()->addWidget(m_remove, 0, Qt::AlignLeft);
    content()->addStretch(1);
    m_recheckSoon.setSingleShot(true);
    m_recheckSoon.setInterval(typingPause);
    connect(&m_recheckSoon, &QTimer::timeout, this, &RulePage::recheck);
    connect(m_editor, &RuleEditor::changed, this, [this] { m_recheckSoon.start(); });
    connect(m_save, &QPushButton::clicked, this, &RulePage::save);
    connect(m_remove, &QPushButton::clicked, this, &RulePage::askToRemove);
    m_check->setAllowing(true);
    connect(m_check, &PreSendCard::settingsRequested, this,
            [this](const QString& place) { Q_EMIT pageRequested(PageKind::Settings, place); });
    connect(m_check, &PreSendCard::allowRequested, this, [this](core::HoldReason reason, bool isAllowed) {
        core::Rule rule = m_editor->rule();
        if (isAllowed)
            rule.allowed.insert(reason);
        else
            rule.allowed.remove(reason);
        m_editor->setRule(rule);
        recheck();
    });
    setFocusProxy(m_editor);
}

core::Result<core::Rule> RulePage::loadRule() const
{
    return m_services.database.read([this](core::Transaction& transaction) -> core::Result<core::Rule> {
        const auto rule = core::RuleRepository().find(transaction, m_id);
        if (!rule)
            return rule.error();
        if (!*rule)
            return core::Error{core::ErrorKind::NotFound, tr("This rule is not there any more."), {}};
        return **rule;
    });
}

void RulePage::reload()
{
    if (m_isRead)
        return recheck();
    if (const auto read = m_editor->reload(); !read)
        return errorBar().show(read.error());
    if (!m_id.isNull()) {
        const auto rule = loadRule();
        if (!rule)
            return errorBar().show(rule.error());
        m_stored = *rule;
    }
    m_editor->setRule(m_stored);
    m_stored = m_editor->rule();
    m_isRead = true;
    recheck();
}

void RulePage::recheck()
{
    m_recheckSoon.stop();
    m_save->setEnabled(m_editor->hasSurveys());
    if (!m_editor->hasSurveys())
        return m_check->showNothing(tr("There is no survey yet. Write one on the Surveys page first."));
    core::Rule rule = m_editor->rule();
    if (const auto sound = rule.check(); !sound)
        return m_check->showNothing(sound.error().message);
    core::Business business;
    PreSendCard::Setup setup;
    const QDateTime now = m_services.clock.now();
    const auto preview =
        m_services.database.read([&](core::Transaction& transaction) -> core::Result<core::RulePreview> {
            const auto loaded = core::SettingsRepository().loadBusiness(transaction);
            if (!loaded)
                return loaded.error();
            const auto account = core::MailAccountRepository().find(transaction);
            if (!account)
                return account.error();
            business = *loaded;
            setup.account = *account;
            if (rule.startsOn.isNull())
                rule.startsOn = business.dayOf(now);
            return core::previewRule(transaction, rule, now);
        });
    if (!preview)
        return errorBar().show(preview.error());
    setup.hasRelay = m_services.relayAccount.linkSigner().has_value();
    m_check->showRule(*preview, rule, setup, now, business.timeZone);
}

void RulePage::save()
{
    core::Rule rule = m_editor->rule();
    const QDateTime now = m_services.clock.now();
    const auto stored = m_services.database.write([&](core::Transaction& transaction) -> core::Result<void> {
        const auto business = core::SettingsRepository().loadBusiness(transaction);
        if (!business)
            return business.error();
        if (!m_id.isNull())
            return core::RuleRepository().update(transaction, rule, now);
        rule.startsOn = business->dayOf(now);
        const auto id = core::RuleRepository().add(transaction, rule, now);
        return id ? core::Result<void>() : id.error();
    });
    if (!stored)
        return errorBar().show(stored.error());
    m_stored = m_editor->rule();
    // What is due goes out now; what is not set up yet is said on the page.
    (void)m_services.rules.runNow();
    Q_EMIT backRequested();
}

void RulePage::askToRemove()
{
    errorBar().showNotice(tr("Delete this rule? Nobody is asked by it any more. Mails that are in the outbox stay."),
                          tr("Delete"), [this] { remove(); });
}

void RulePage::remove()
{
    const auto removed = m_services.database.write(
        [this](core::Transaction& transaction) { return core::RuleRepository().remove(transaction, m_id); });
    if (!removed)
        return errorBar().show(removed.error());
    m_stored = m_editor->rule();
    Q_EMIT backRequested();
}

bool RulePage::mayLeave()
{
    if (!m_isRead || m_editor->rule() == m_stored)
        return true;
    errorBar().showNotice(tr("What you have changed is not saved."), tr("Discard it"), [this] {
        m_stored = m_editor->rule();
        Q_EMIT backRequested();
    });
    return false;
}

} // namespace inglenook::ui
