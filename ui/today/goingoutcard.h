#pragma once

#include "core/outbox/mailingrepository.h"
#include "ui/base/card.h"
#include "ui/base/services.h"

namespace inglenook::ui {

class BigFigure;

/// What is leaving: mails still to go, each mailing under way, who is held back.
class GoingOutCard : public Card
{
    Q_OBJECT

public:
    explicit GoingOutCard(const Services& services, QWidget* parent = nullptr);

    [[nodiscard]] core::Result<void> reload();

Q_SIGNALS:
    /// A mailing was pressed; null for the outbox as a whole.
    void mailingChosen(inglenook::core::Id<inglenook::core::Mailing> id);
    void newMailingRequested();

private:
    struct Sending
    {
        core::Mailing mailing;
        core::MailingProgress progress;
    };
    [[nodiscard]] core::Result<QList<Sending>> loadSendings() const;
    void showSendings(const QList<Sending>& sendings);
    void addRow(const Sending& sending);

    Services m_services;
    BigFigure* m_figure;
    QVBoxLayout* m_rows;
};

} // namespace inglenook::ui
