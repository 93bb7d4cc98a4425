#pragma once

#include "ui/tryout/guestinbox.h"
#include "ui/tryout/maillinks.h"

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QWidget>

class QStackedLayout;

namespace inglenook::ui {

class InboxTableModel;
class LinkButton;
class MailSheet;
class TableView;
class TextLabel;

/// The try-out's panel at the right edge: the mails that guests got, each to be read and answered as a guest would.
class InboxPanel : public QWidget
{
    Q_OBJECT

public:
    /// `inbox` outlives it.
    explicit InboxPanel(GuestInbox& inbox, QWidget* parent = nullptr);

    /// The links of the mail that is open, the four faces first; none while there is no mail.
    [[nodiscard]] const QList<MailLink>& links() const { return m_links; }
    /// Presses a link of the mail that is open, as a click on it does.
    void press(const QUrl& link);

Q_SIGNALS:
    void newMailingRequested();
    void todayRequested();
    /// A guest has pressed, by our hand: the relay has it.
    void pressed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// A press that is under way, whichever mail is open when it ends.
    struct Press
    {
        int number;
        QString guest;
        MailLink link;
    };
    QWidget* makeMails();
    void takeIn(int number);
    void openMail(int number);
    void pressForGuest(const QUrl& link);
    void finishPress(const Press& press, const core::Result<void>& result);
    void say(const QString& words, const QString& button = {}, std::function<void()> act = {});
    [[nodiscard]] MailLink linkAt(const QUrl& url) const;

    GuestInbox& m_inbox;
    InboxTableModel* m_model;
    TableView* m_list;
    TextLabel* m_from;
    TextLabel* m_subject;
    MailSheet* m_sheet;
    TextLabel* m_words;
    LinkButton* m_next;
    QStackedLayout* m_layers;
    std::function<void()> m_act;
    QList<MailLink> m_links;
    QString m_guest;
    int m_open = -1; ///< number of the mail that is shown
    bool m_isPressing = false;
    QElapsedTimer m_lastArrival;
};

} // namespace inglenook::ui
