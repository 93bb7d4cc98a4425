#include "ui/base/colours.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

namespace {

Colours makeLightColours()
{
    const QColor white(0xFF, 0xFF, 0xFF);
    const QColor ink(0x1F, 0x23, 0x28);
    const QColor accent(0xA8, 0x43, 0x1B);
    return {.ground = QColor(0xFB, 0xFA, 0xF7),
            .card = white,
            .line = QColor(0xE4, 0xE0, 0xD8),
            .fieldLine = QColor(0x95, 0x8F, 0x84),
            .text = ink,
            .quiet = QColor(0x5C, 0x61, 0x69),
            .accent = accent,
            .onAccent = white,
            .hover = QColor(0xF4, 0xF1, 0xEB),
            .selection = QColor(0xF6, 0xE6, 0xDC),
            .faceFills = {QColor(0xE0, 0xA1, 0x00), QColor(0x1E, 0x8A, 0x73), QColor(0xD9, 0x72, 0x2A),
                          QColor(0xB3, 0x24, 0x3B)},
            .faceTexts = {QColor(0x8A, 0x5F, 0x00), QColor(0x0F, 0x6B, 0x58), QColor(0xA1, 0x4E, 0x12),
                          QColor(0xB3, 0x24, 0x3B)},
            .faceInks = {ink, white, ink, white},
            .isDark = false};
}

Colours makeDarkColours()
{
    const QColor ink(0x1B, 0x1A, 0x18);
    const std::array fills{QColor(0xE9, 0xB5, 0x31), QColor(0x3F, 0xB5, 0x9A), QColor(0xEF, 0x8F, 0x4A),
                           QColor(0xE5, 0x66, 0x7A)};
    return {.ground = ink,
            .card = QColor(0x25, 0x23, 0x20),
            .line = QColor(0x3A, 0x37, 0x32),
            .fieldLine = QColor(0x82, 0x7C, 0x72),
            .text = QColor(0xF1, 0xEE, 0xE8),
            .quiet = QColor(0xB5, 0xAF, 0xA5),
            .accent = QColor(0xF0, 0x92, 0x5F),
            .onAccent = ink,
            .hover = QColor(0x2E, 0x2B, 0x27),
            .selection = QColor(0x46, 0x33, 0x28),
            .faceFills = fills,
            .faceTexts = fills,
            .faceInks = {ink, ink, ink, ink},
            .isDark = true};
}

} // namespace

const Colours& lightColours()
{
    static const Colours colours = makeLightColours();
    return colours;
}

const Colours& darkColours()
{
    static const Colours colours = makeDarkColours();
    return colours;
}

const Colours& coloursOf(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? darkColours() : lightColours();
}

const Colours& coloursOf(const QWidget* widget)
{
    return coloursOf(widget->palette());
}

QPalette paletteFor(const Colours& colours)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& colour, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const QColor faint = blend(colours.card, colours.text, 0.42);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        set(role, colours.text, faint);
    set(QPalette::PlaceholderText, colours.quiet, faint);
    set(QPalette::Window, colours.ground, colours.ground);
    set(QPalette::Base, colours.card, colours.ground);
    set(QPalette::AlternateBase, colours.hover, colours.hover);
    set(QPalette::ToolTipBase, colours.card, colours.card);
    set(QPalette::Button, colours.card, colours.ground);
    set(QPalette::BrightText, colours.textOf(core::Face::Red), faint);
    set(QPalette::Link, colours.accent, faint);
    set(QPalette::LinkVisited, colours.textOf(core::Face::Green), faint);
    set(QPalette::Highlight, colours.selection, colours.hover);
    set(QPalette::HighlightedText, colours.text, faint);
    set(QPalette::Light, colours.card, colours.card);
    set(QPalette::Midlight, colours.hover, colours.hover);
    set(QPalette::Mid, colours.line, colours.line);
    set(QPalette::Dark, colours.fieldLine, colours.line);
    set(QPalette::Shadow, colours.fieldLine, colours.line);
    return palette;
}

QColor blend(const QColor& under, const QColor& over, double share)
{
    const auto mix = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue()));
}

} // namespace inglenook::ui
