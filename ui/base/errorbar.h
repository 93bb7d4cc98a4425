#pragma once

#include "core/base/result.h"

#include <QtWidgets/QWidget>

#include <functional>

namespace inglenook::ui {

class LinkButton;
class PlainButton;
class TextLabel;

/// One bar at the top of a page: what happened, what is safe, what to do, with one button. Hidden while there is
/// nothing to say.
class ErrorBar : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorBar(QWidget* parent = nullptr);

    /// Trouble, in the error's own words; its detail is one press away. A cancelled act says nothing.
    void show(const core::Error& error);
    /// The same with a button that runs `act`.
    void show(const core::Error& error, const QString& button, std::function<void()> act);
    /// Something that deserves attention but is no failure.
    void showNotice(const QString& message, const QString& button = {}, std::function<void()> act = {});
    void showSuccess(const QString& message, const QString& button = {}, std::function<void()> act = {});
    void clear();

    [[nodiscard]] QString message() const;

    using QWidget::show;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Kind { Trouble, Notice, Success };
    void display(Kind kind, const QString& message, const QString& detail, const QString& button,
                 std::function<void()> act);

    Kind m_kind = Kind::Trouble;
    TextLabel* m_message;
    TextLabel* m_detail;
    LinkButton* m_more;
    PlainButton* m_button;
    std::function<void()> m_act;
};

} // namespace inglenook::ui
