#pragma once

#include "ui/base/icon.h"

#include <QtWidgets/QAbstractButton>

namespace inglenook::ui {

/// A page's entry in the navigation: icon, word, and a number where something waits.
class NavigationButton : public QAbstractButton
{
    Q_OBJECT

public:
    NavigationButton(Icon icon, const QString& text, QWidget* parent = nullptr);

    void setCount(qint64 waiting);
    [[nodiscard]] qint64 waitingCount() const { return m_waiting; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    qint64 m_waiting = 0;
};

/// A line of state at the foot of the navigation: a mark by shape and colour, and words. Pressing it says more.
class StateLine : public QAbstractButton
{
    Q_OBJECT

public:
    enum class State { Good, NotSetUp, Trouble };

    explicit StateLine(QWidget* parent = nullptr);

    /// `more` is shown on hover.
    void setState(State state, const QString& words, const QString& more = {});
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    State m_state = State::NotSetUp;
};

} // namespace inglenook::ui
