#pragma once

#include "ui/base/page.h"
#include "ui/base/services.h"
#include "ui/mainwindow/banner.h"

#include <QtWidgets/QMainWindow>

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
    [[nodiscard]] PageKind currentPage() const;
    [[nodiscard]] Page* page(PageKind page) const;

    /// The line above all pages; an empty text takes it away.
    void showBanner(const QString& text, const QList<BannerAct>& acts = {});
    /// A panel at the right-hand edge, which the window then owns; null takes it away.
    void setSidePanel(QWidget* panel);

    /// Reads again what is shown: for changes that come from outside the pages, such as the sample being removed.
    void reload();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void addPages();
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
    QSplitter* m_splitter;
    QWidget* m_sidePanel = nullptr;
};

} // namespace inglenook::ui
