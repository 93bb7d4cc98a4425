#pragma once

#include "core/outbox/mailing.h"
#include "ui/base/services.h"

#include <QtCore/QTimeZone>
#include <QtWidgets/QWidget>

class QTabBar;

namespace inglenook::ui {

class BigFigure;
class Card;
class InvitationCard;
class InvitationsTableModel;
class SendProgressBar;
class TableView;
class TextLabel;

/// How far a mailing is, and what became of each of its mails.
class MailingRunView : public QWidget
{
    Q_OBJECT

public:
    MailingRunView(const Services& services, core::Id<core::Mailing> id, QWidget* parent = nullptr);

    /// Loads the rows, where there are none yet.
    void load();
    /// `finishesAt` is the forecast of one that is running; null when there is none.
    void showMailing(const core::Mailing& mailing, const core::MailingProgress& progress, const QTimeZone& zone,
                     const QDateTime& finishesAt);

Q_SIGNALS:
    void failed(const inglenook::core::Error& error);
    /// The owner knows what became of an uncertain one.
    void resolved(inglenook::core::Id<inglenook::core::Invitation> invitation, bool wasSent);

private:
    void makeTabs();
    void makeTable(const Services& services);
    [[nodiscard]] Card* makeSummary();
    void connectTable();
    void showFigures(const core::MailingProgress& progress);
    void showTabs(const core::MailingProgress& progress);
    void filterRows(int tab);
    void showSelected();

    const core::Clock& m_clock;
    QTimeZone m_zone;
    BigFigure* m_figure;
    SendProgressBar* m_bar;
    TextLabel* m_words;
    TextLabel* m_note;
    QTabBar* m_tabs;
    InvitationsTableModel* m_model;
    TableView* m_table;
    InvitationCard* m_detail;
};

} // namespace inglenook::ui
