#pragma once

#include "ui/base/page.h"
#include "ui/mainwindow/navigationbutton.h"

#include <array>

namespace inglenook::ui {

class TextLabel;

/// The seven pages by name, and in its foot how mail and relay are.
class Navigation : public QWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget* parent = nullptr);

    void setBusinessName(const QString& name);
    void setCurrent(PageKind page);
    void setCount(PageKind page, qint64 waiting);
    [[nodiscard]] NavigationButton* button(PageKind page) const;
    [[nodiscard]] StateLine* mailState() const { return m_mail; }
    [[nodiscard]] StateLine* relayState() const { return m_relay; }

Q_SIGNALS:
    void pageChosen(inglenook::ui::PageKind page);
    void mailStatePressed();
    void relayStatePressed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* makeBrand();

    std::array<NavigationButton*, 7> m_buttons{};
    TextLabel* m_business;
    StateLine* m_mail;
    StateLine* m_relay;
};

} // namespace inglenook::ui
