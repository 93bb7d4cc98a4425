#pragma once

#include "core/outbox/presendcheck.h"
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

    void showReport(const core::PreSendReport& report, const Setup& setup, const QDateTime& now, const QTimeZone& zone);
    /// Nothing can be said yet; `why` in the owner's words.
    void showNothing(const QString& why);

Q_SIGNALS:
    void settingsRequested(const QString& place);

private:
    void addHeld(const core::PreSendReport& report);
    void addReason(core::HoldReason reason, qint64 count, const QList<core::HeldContact>& sample);
    void addMissing(const QString& text, const QString& button, const QString& place);

    BigFigure* m_figure;
    QVBoxLayout* m_lines;
};

} // namespace inglenook::ui
