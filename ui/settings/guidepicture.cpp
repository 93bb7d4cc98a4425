#include "ui/settings/guidepicture.h"

#include "ui/base/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace inglenook::ui {

namespace {

constexpr int pictureWidth = 180;
constexpr int pictureHeight = 104;
constexpr qreal stroke = 1.5;

/// One drawing in the making: a sheet on which the scenes place their things.
class Sketch
{
public:
    Sketch(QPainter& painter, const Colours& colours)
        : m_painter(painter)
        , m_colours(colours)
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
    }

    void window() const
    {
        box(QRectF(1, 1, pictureWidth - 2, pictureHeight - 2), m_colours.ground, size::cardCorner);
        m_painter.setPen(QPen(m_colours.line, 1));
        m_painter.drawLine(QPointF(1, 20.5), QPointF(pictureWidth - 1, 20.5));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colours.fieldLine);
        for (int i = 0; i < 3; ++i)
            m_painter.drawEllipse(QPointF(12 + 9 * i, 11), 2.5, 2.5);
    }

    void box(const QRectF& rect, const QColor& fill, qreal corner = size::controlCorner) const
    {
        m_painter.setPen(QPen(m_colours.fieldLine, 1));
        m_painter.setBrush(fill);
        m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner);
    }

    /// A line of writing that need not be read.
    void words(qreal x, qreal y, qreal width) const
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colours.line);
        m_painter.drawRoundedRect(QRectF(x, y, width, 5), 2.5, 2.5);
    }

    void button(const QRectF& rect) const
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colours.accent);
        m_painter.drawRoundedRect(rect, size::controlCorner, size::controlCorner);
        m_painter.setBrush(m_colours.onAccent);
        m_painter.drawRoundedRect(QRectF(rect.center().x() - 14, rect.center().y() - 2, 28, 4), 2, 2);
    }

    void text(const QRectF& rect, const QString& words, bool isMonospaced = false) const
    {
        QFont font = fontFor(TextRole::Strong);
        if (isMonospaced)
            font.setFamilies({QStringLiteral("monospace")});
        font.setPixelSize(isMonospaced ? 11 : 13);
        m_painter.setFont(font);
        m_painter.setPen(m_colours.text);
        m_painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, words);
    }

    void lock(const QPointF& centre) const
    {
        m_painter.setPen(QPen(m_colours.accent, stroke, Qt::SolidLine, Qt::RoundCap));
        m_painter.setBrush(Qt::NoBrush);
        QPainterPath shackle(centre + QPointF(-8, -4));
        shackle.lineTo(centre + QPointF(-8, -10));
        shackle.arcTo(QRectF(centre + QPointF(-8, -18), QSizeF(16, 16)), 180, -180);
        shackle.lineTo(centre + QPointF(8, -4));
        m_painter.drawPath(shackle);
        m_painter.setBrush(blend(m_colours.ground, m_colours.accent, 0.15));
        m_painter.drawRoundedRect(QRectF(centre + QPointF(-13, -4), QSizeF(26, 20)), 4, 4);
        m_painter.setBrush(m_colours.accent);
        m_painter.drawEllipse(centre + QPointF(0, 5), 2, 2);
    }

    void toggle(const QRectF& rect) const
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colours.fill(core::Face::Green));
        m_painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2);
        m_painter.setBrush(m_colours.card);
        const qreal radius = rect.height() / 2 - 3;
        m_painter.drawEllipse(QPointF(rect.right() - radius - 3, rect.center().y()), radius, radius);
    }

    /// A pointer that presses at `tip`.
    void pointer(const QPointF& tip) const
    {
        QPainterPath arrow(tip);
        arrow.lineTo(tip + QPointF(0, 17));
        arrow.lineTo(tip + QPointF(4.5, 13));
        arrow.lineTo(tip + QPointF(8, 20));
        arrow.lineTo(tip + QPointF(11, 18.5));
        arrow.lineTo(tip + QPointF(7.5, 12));
        arrow.lineTo(tip + QPointF(13, 11.5));
        arrow.closeSubpath();
        m_painter.setPen(QPen(m_colours.card, 1));
        m_painter.setBrush(m_colours.text);
        m_painter.drawPath(arrow);
    }

    void dots(qreal x, qreal y, int count) const
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_colours.text);
        for (int i = 0; i < count; ++i)
            m_painter.drawEllipse(QPointF(x + 9 * i, y), 2.5, 2.5);
    }

    [[nodiscard]] const Colours& colours() const { return m_colours; }

private:
    QPainter& m_painter;
    const Colours& m_colours;
};

void drawBrowser(const Sketch& sketch)
{
    sketch.window();
    sketch.words(48, 9, 84);
    sketch.lock(QPointF(38, 62));
    sketch.words(66, 42, 92);
    sketch.words(66, 56, 70);
    sketch.words(66, 70, 84);
    sketch.pointer(QPointF(132, 72));
}

void drawTwoSteps(const Sketch& sketch)
{
    sketch.window();
    sketch.words(20, 36, 70);
    sketch.words(20, 50, 92);
    sketch.words(20, 64, 56);
    sketch.toggle(QRectF(128, 44, 36, 20));
    sketch.pointer(QPointF(155, 58));
}

void drawName(const Sketch& sketch)
{
    sketch.window();
    sketch.words(20, 31, 48);
    sketch.box(QRectF(20, 41, 140, 24), sketch.colours().card);
    sketch.text(QRectF(28, 41, 124, 24), QStringLiteral("Inglenook"));
    sketch.button(QRectF(96, 73, 64, 20));
    sketch.pointer(QPointF(140, 82));
}

void drawCode(const Sketch& sketch)
{
    sketch.window();
    sketch.words(20, 31, 96);
    sketch.box(QRectF(14, 44, 152, 30), blend(sketch.colours().card, sketch.colours().accent, 0.12));
    sketch.text(QRectF(22, 44, 140, 30), QStringLiteral("abcd efgh ijkl mnop"), true);
    sketch.words(20, 84, 60);
}

void drawPaste(const Sketch& sketch)
{
    sketch.box(QRectF(1, 1, pictureWidth - 2, pictureHeight - 2), sketch.colours().card, size::cardCorner);
    sketch.words(20, 20, 56);
    sketch.box(QRectF(20, 32, 140, 26), sketch.colours().ground);
    sketch.dots(32, 45, 12);
    sketch.button(QRectF(20, 70, 78, 22));
    sketch.pointer(QPointF(80, 80));
}

} // namespace

GuidePicture::GuidePicture(Scene scene, QWidget* parent)
    : QWidget(parent)
    , m_scene(scene)
{
    setFixedSize(pictureWidth, pictureHeight);
}

void GuidePicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Sketch sketch(painter, coloursOf(this));
    switch (m_scene) {
    case Scene::Browser:
        return drawBrowser(sketch);
    case Scene::TwoSteps:
        return drawTwoSteps(sketch);
    case Scene::Name:
        return drawName(sketch);
    case Scene::Code:
        return drawCode(sketch);
    case Scene::Paste:
        return drawPaste(sketch);
    }
}

} // namespace inglenook::ui
