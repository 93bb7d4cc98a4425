#pragma once

#include "ui/base/icon.h"

#include <QtWidgets/QPushButton>

namespace inglenook::ui {

/// A button whose weight the style draws: one primary a page, plain ones beside it, links inside text.
class Button : public QPushButton
{
    Q_OBJECT

public:
    enum class Weight { Primary, Plain, Link };

    [[nodiscard]] Weight weight() const { return m_weight; }

protected:
    Button(Weight weight, const QString& text, std::optional<Icon> icon, QWidget* parent);

private:
    Weight m_weight;
};

/// The one thing to do here, filled with the accent.
class PrimaryButton final : public Button
{
    Q_OBJECT

public:
    explicit PrimaryButton(const QString& text, QWidget* parent = nullptr)
        : Button(Weight::Primary, text, std::nullopt, parent)
    {
    }
    PrimaryButton(const QString& text, Icon icon, QWidget* parent = nullptr)
        : Button(Weight::Primary, text, icon, parent)
    {
    }
};

/// Everything else that can be pressed.
class PlainButton final : public Button
{
    Q_OBJECT

public:
    explicit PlainButton(const QString& text, QWidget* parent = nullptr)
        : Button(Weight::Plain, text, std::nullopt, parent)
    {
    }
    PlainButton(const QString& text, Icon icon, QWidget* parent = nullptr)
        : Button(Weight::Plain, text, icon, parent)
    {
    }
};

/// Words in the accent, as wide as they are.
class LinkButton final : public Button
{
    Q_OBJECT

public:
    explicit LinkButton(const QString& text, QWidget* parent = nullptr)
        : Button(Weight::Link, text, std::nullopt, parent)
    {
    }
    LinkButton(const QString& text, Icon icon, QWidget* parent = nullptr)
        : Button(Weight::Link, text, icon, parent)
    {
    }
};

} // namespace inglenook::ui
