#pragma once

#include "ui/base/errorbar.h"
#include "ui/base/icon.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QStackedLayout>

namespace inglenook::ui {

class LinkButton;
class PrimaryButton;
class TextLabel;

/// The seven pages, in the order of the navigation.
enum class PageKind { Today, Contacts, Surveys, Outbox, FollowUps, Results, Settings };
inline constexpr int pageCount = 7;

/// A page, or a step of a task on a page: title, at most one primary button top right, an error bar, the content.
/// Steps lie over their page and have a way back.
class Page : public QWidget
{
    Q_OBJECT

public:
    /// `Read`: at most 1,200 px wide and scrolling. `Full`: the whole room, for tables, which scroll by themselves.
    enum class Width { Read, Full };

    explicit Page(const QString& title, Width width = Width::Read, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const;
    void setTitle(const QString& title);
    void setSubtitle(const QString& text); ///< quiet, right: the day, a count
    /// Widgets left of the primary button: a search field, plain buttons.
    void addHeaderWidget(QWidget* widget);
    PrimaryButton* addPrimaryButton(const QString& text);
    PrimaryButton* addPrimaryButton(const QString& text, Icon icon);
    /// Shows a link "Contacts" with an arrow above the title; pressing it, or Escape, asks `mayLeave` and emits
    /// `backRequested`.
    void setBackLink(const QString& text);

    [[nodiscard]] ErrorBar& errorBar() const { return *m_errorBar; }
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }

    /// Lays `step` over this page and owns it; its `backRequested` takes it away again and reloads this page.
    void showStep(Page* step);
    /// Takes the top step away and deletes it later; nothing when there is none.
    void leaveStep();
    /// The step in front, or this page itself. What Ctrl+F and Ctrl+N are for.
    [[nodiscard]] Page* frontPage();

    /// Reads what is shown from the database again. Called each time the page is shown.
    virtual void reload() {}
    /// Ctrl+F and Ctrl+N.
    virtual void focusSearch() {}
    virtual void startNew() {}
    /// Goes to a place on this page: "import" or "new" on Contacts, "mail" or "relay" on Settings, a case's number on
    /// Follow-ups.
    virtual void showPlace(const QString& place) { Q_UNUSED(place) }
    /// Asked before the page or step goes away for good. False: the owner wants to stay, because something is
    /// unfinished.
    virtual bool mayLeave() { return true; }

Q_SIGNALS:
    void backRequested();
    /// The owner wants to go to another page, and there to `place`.
    void pageRequested(inglenook::ui::PageKind page, const QString& place);
    /// The owner has changed here how many wait: the navigation counts again.
    void countsChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeBody(Width width);
    void goBack();

    TextLabel* m_title;
    TextLabel* m_subtitle;
    LinkButton* m_back;
    QHBoxLayout* m_header;
    ErrorBar* m_errorBar;
    QVBoxLayout* m_content;
    QStackedLayout* m_layers;
};

} // namespace inglenook::ui
