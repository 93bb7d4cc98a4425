#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"
#include "ui/mainwindow/banner.h"

#include <QtWidgets/QMainWindow>

#include <array>

class QSplitter;
class QStackedWidget;

namespace inglenook::ui {

class Navigation;

/// The one window: navigation on the left, a page on the right, and for the try-out a banner above and a panel beside.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services& services, QWidget* parent = nullptr);

    void showPage(PageKind page, const QString& place = {});
    [[nodiscard]] PageKind currentPage() const { return m_current; }
    /// Made when it is first asked for: a start need not wait for pages that nobody looks at.
    [[nodiscard]] Page* page(PageKind page);

    /// The line above all pages; an empty text takes it away.
    void showBanner(const QString& text, const QList<BannerAct>& acts = {});
    /// A panel at the right-hand edge, which the window then owns; null takes it away.
    void setSidePanel(QWidget* panel);

    /// Reads again what is shown: for changes that come from outside the pages, such as the sample being removed.
    void reload();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    [[nodiscard]] Page* makePage(PageKind kind) const;
    void connectNavigation();
    void addShortcuts();
    void watchServices();
    void refreshNavigation();
    void refreshCounts();
    void refreshMailState();
    void refreshRelayState();
    void restorePlace();
    void storePlace();

    Services m_services;
    Navigation* m_navigation;
    Banner* m_banner;
    QStackedWidget* m_pages;
    std::array<Page*, pageCount> m_made{}; ///< null: nobody has asked for it yet
    PageKind m_current = PageKind::Today;
    QSplitter* m_splitter;
    QWidget* m_sidePanel = nullptr;
};

} // namespace inglenook::ui
