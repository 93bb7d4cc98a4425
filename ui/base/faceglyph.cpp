#include "ui/base/faceglyph.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QtMath>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

namespace inglenook::ui {

namespace {

// Outlines and features live in a square from -1 to 1.

/// A disc whose edge is a wreath of twelve points.
QPainterPath starEdgedDisc()
{
    constexpr int points = 12;
    QPainterPath path;
    for (int i = 0; i < points * 2; ++i) {
        const qreal radius = i % 2 == 0 ? 1.0 : 0.84;
        const qreal angle = M_PI * i / points - M_PI_2;
        const QPointF point(radius * qCos(angle), radius * qSin(angle));
        if (i == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath octagon()
{
    QPainterPath path;
    for (int i = 0; i < 8; ++i) {
        const qreal angle = M_PI * (2 * i + 1) / 8;
        const QPointF point(qCos(angle), qSin(angle));
        if (i == 0)
            path.moveTo(point);
        else
            path.lineTo(point);
    }
    path.closeSubpath();
    return path;
}

QPainterPath outlineOf(core::Face face)
{
    QPainterPath path;
    switch (face) {
    case core::Face::Gold:
        return starEdgedDisc();
    case core::Face::Green:
        path.addEllipse(QPointF(), 0.94, 0.94);
        return path;
    case core::Face::Amber:
        path.addRoundedRect(QRectF(-0.86, -0.86, 1.72, 1.72), 0.34, 0.34);
        return path;
    case core::Face::Red:
        return octagon();
    }
    return path;
}

QPainterPath mouthOf(core::Face face)
{
    QPainterPath path;
    switch (face) {
    case core::Face::Gold: // open and wide
        path.moveTo(-0.48, 0.08);
        path.quadTo(0, 0.20, 0.48, 0.08);
        path.cubicTo(0.42, 0.62, -0.42, 0.62, -0.48, 0.08);
        break;
    case core::Face::Green:
        path.moveTo(-0.42, 0.20);
        path.quadTo(0, 0.62, 0.42, 0.20);
        break;
    case core::Face::Amber:
        path.moveTo(-0.38, 0.34);
        path.lineTo(0.38, 0.34);
        break;
    case core::Face::Red:
        path.moveTo(-0.40, 0.50);
        path.quadTo(0, 0.08, 0.40, 0.50);
        break;
    }
    return path;
}

class FaceIconEngine final : public QIconEngine
{
public:
    explicit FaceIconEngine(core::Face face)
        : m_face(face)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode, QIcon::State) override
    {
        paintFace(*painter, rect, m_face, coloursOf(QGuiApplication::palette()));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new FaceIconEngine(*this); }

private:
    core::Face m_face;
};

} // namespace

void paintFace(QPainter& painter, const QRectF& rect, core::Face face, const Colours& colours)
{
    const qreal side = qMin(rect.width(), rect.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(side / 2, side / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.fill(face));
    painter.drawPath(outlineOf(face));

    const QColor& ink = colours.ink(face);
    painter.setBrush(ink);
    painter.drawEllipse(QPointF(-0.32, -0.22), 0.13, 0.16);
    painter.drawEllipse(QPointF(0.32, -0.22), 0.13, 0.16);
    // Thin strokes vanish in small glyphs: never under 1.3 px.
    const qreal stroke = qMax(0.15, 2.6 / side);
    if (face != core::Face::Gold) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, stroke, Qt::SolidLine, Qt::RoundCap));
    }
    painter.drawPath(mouthOf(face));
    painter.restore();
}

QString faceName(core::Face face)
{
    switch (face) {
    case core::Face::Gold:
        return QCoreApplication::translate("inglenook::ui::FaceGlyph", "Delighted");
    case core::Face::Green:
        return QCoreApplication::translate("inglenook::ui::FaceGlyph", "Happy");
    case core::Face::Amber:
        return QCoreApplication::translate("inglenook::ui::FaceGlyph", "Not quite");
    case core::Face::Red:
        return QCoreApplication::translate("inglenook::ui::FaceGlyph", "Unhappy");
    }
    return {};
}

QIcon faceIcon(core::Face face)
{
    return QIcon(new FaceIconEngine(face));
}

FaceGlyph::FaceGlyph(core::Face face, int side, QWidget* parent)
    : QWidget(parent)
    , m_face(face)
    , m_side(side)
{
    setFixedSize(side, side);
    setFace(face);
}

void FaceGlyph::setFace(core::Face face)
{
    m_face = face;
    setAccessibleName(faceName(face));
    setToolTip(faceName(face));
    update();
}

void FaceGlyph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintFace(painter, rect(), m_face, coloursOf(this));
}

} // namespace inglenook::ui
