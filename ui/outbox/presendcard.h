#pragma once

#include "core/outbox/presendcheck.h"
#include "core/rules/rulerun.h"
#include "ui/base/card.h"
#include "ui/base/page.h"

#include <QtCore/QTimeZone>

namespace inglenook::ui {

class BigFigure;

/// Before anything leaves: who gets the mail, who is held back and why, and when the last one leaves.
class PreSendCard : public Card
{
    Q_OBJECT

public:
    /// What must be there before anything can be sent.
    struct Setup
    {
        std::optional<core::MailAccount> account;
        bool hasRelay = false;

        [[nodiscard]] bool isComplete() const { return account && hasRelay; }
    };

    explicit PreSendCard(QWidget* parent = nullptr);

    /// `allowed`: for these reasons the owner holds nobody back; each can be taken back.
    void showReport(const core::PreSendReport& report, const Setup& setup, const QDateTime& now, const QTimeZone& zone,
                    const core::AllowedReasons& allowed = {});
    /// What a rule will do in the days ahead.
    void showRule(const core::RulePreview& preview, const core::Rule& rule, const Setup& setup, const QDateTime& now,
                  const QTimeZone& zone);
    /// Reasons that law and manners leave to the owner get a button; see `allowRequested`.
    void setAllowing(bool isAllowing) { m_isAllowing = isAllowing; }
    /// Nothing can be said yet; `why` in the owner's words.
    void showNothing(const QString& why);

Q_SIGNALS:
    void settingsRequested(const QString& place);
    /// Hold nobody back for this reason, or do so again.
    void allowRequested(inglenook::core::HoldReason reason, bool isAllowed);

private:
    void addSetup(const Setup& setup);
    void addHeld(const core::PreSendReport& report);
    void addAllowed(const core::AllowedReasons& allowed);
    void addNextMails(const core::RulePreview& preview, const QDateTime& now, const QTimeZone& zone);
    void addReason(core::HoldReason reason, qint64 count, const QList<core::HeldContact>& sample);
    void addMissing(const QString& text, const QString& button, const QString& place);

    bool m_isAllowing = false;
    BigFigure* m_figure;
    QVBoxLayout* m_lines;
};

} // namespace inglenook::ui
