#pragma once

#include "core/accounts/accountsearch.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

class LinkButton;
class NoticeLine;
class PlainButton;
class PrimaryButton;
class TextLabel;

/// What the search for a mail server has found, and where: the owner reads it before a password goes anywhere.
class FoundServerPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FoundServerPanel(QWidget* parent = nullptr);

    /// `browser`: whose sign-in in the browser is offered; empty: none.
    void showFound(const core::FoundAccount& found, const QString& domain, const QString& browser);
    /// `mayAsk`: the third party has not been asked yet.
    void showNothing(const QString& domain, bool mayAsk);

Q_SIGNALS:
    void agreed();
    void browserAgreed();
    void byHandRequested();
    void thirdPartyAllowed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void layOut();

    TextLabel* m_title;
    TextLabel* m_server;
    TextLabel* m_origin;
    TextLabel* m_limits;
    NoticeLine* m_outside;
    PrimaryButton* m_agree;
    PlainButton* m_browser;
    PlainButton* m_ask;
    LinkButton* m_byHand;
};

} // namespace inglenook::ui
