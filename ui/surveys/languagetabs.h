#pragma once

#include <QtWidgets/QWidget>

class QMenu;
class QTabBar;

namespace inglenook::ui {

class LinkButton;

/// The languages of a survey as tabs, with a menu of those that could be added.
class LanguageTabs : public QWidget
{
    Q_OBJECT

public:
    explicit LanguageTabs(QWidget* parent = nullptr);

    void setLanguages(const QStringList& languages, const QString& current);
    [[nodiscard]] QString current() const;
    void setCurrent(const QString& language);

    /// "Deutsch"; the two letters where there is no name.
    [[nodiscard]] static QString titleOf(const QString& language);

Q_SIGNALS:
    void currentChanged(const QString& language);
    void additionRequested(const QString& language);

private:
    void fillMenu(const QStringList& languages);

    QTabBar* m_tabs;
    LinkButton* m_add;
    QMenu* m_menu;
};

} // namespace inglenook::ui
