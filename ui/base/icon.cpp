#include "ui/base/icon.h"

#include "ui/base/colours.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

#include <optional>

namespace inglenook::ui {

namespace {

/// What stands in the files for "the colour of the line" and "the accent".
constexpr QLatin1StringView lineMark("#000000");
constexpr QLatin1StringView accentMark("#ff0000");

QByteArray loadPicture(const QString& path)
{
    static QHash<QString, QByteArray> pictures;
    const auto known = pictures.constFind(path);
    if (known != pictures.constEnd())
        return *known;
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "loadPicture", qPrintable(path));
    return *pictures.insert(path, isOpen ? file.readAll() : QByteArray());
}

void paintPicture(QPainter& painter, const QRectF& rect, const QString& path, const QColor& line, const QColor& accent)
{
    QByteArray svg = loadPicture(path);
    svg.replace(lineMark.latin1(), line.name().toLatin1());
    svg.replace(accentMark.latin1(), accent.name().toLatin1());
    QSvgRenderer renderer(svg);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(painter.opacity() * line.alphaF());
    renderer.render(&painter, rect);
    painter.restore();
}

class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(Icon icon, std::optional<QColor> colour)
        : m_icon(icon)
        , m_colour(colour)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_icon, colourFor(mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(*this); }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        if (m_colour)
            return *m_colour;
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::Text);
        return mode == QIcon::Selected ? coloursOf(palette).onAccent : coloursOf(palette).text;
    }

    Icon m_icon;
    std::optional<QColor> m_colour;
};

} // namespace

QString iconName(Icon icon)
{
    static constexpr std::array<QLatin1StringView, 27> names{
        QLatin1StringView("add"),           QLatin1StringView("back"),       QLatin1StringView("check"),
        QLatin1StringView("chevron-right"), QLatin1StringView("contacts"),   QLatin1StringView("cross"),
        QLatin1StringView("export"),        QLatin1StringView("follow-ups"), QLatin1StringView("hearth"),
        QLatin1StringView("import"),        QLatin1StringView("link"),       QLatin1StringView("mail"),
        QLatin1StringView("more"),          QLatin1StringView("outbox"),     QLatin1StringView("pause"),
        QLatin1StringView("pencil"),        QLatin1StringView("phone"),      QLatin1StringView("print"),
        QLatin1StringView("results"),       QLatin1StringView("search"),     QLatin1StringView("send"),
        QLatin1StringView("settings"),      QLatin1StringView("surveys"),    QLatin1StringView("tag"),
        QLatin1StringView("today"),         QLatin1StringView("trash"),      QLatin1StringView("warning")};
    return names.at(static_cast<size_t>(icon));
}

QString drawingName(Drawing drawing)
{
    static constexpr std::array<QLatin1StringView, 5> names{
        QLatin1StringView("contacts"), QLatin1StringView("follow-ups"), QLatin1StringView("outbox"),
        QLatin1StringView("results"), QLatin1StringView("surveys")};
    return names.at(static_cast<size_t>(drawing));
}

void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& colour)
{
    paintPicture(painter, rect, QStringLiteral(":/icons/%1.svg").arg(iconName(icon)), colour, colour);
}

void paintDrawing(QPainter& painter, const QRectF& rect, Drawing drawing, const QColor& line, const QColor& accent)
{
    paintPicture(painter, rect, QStringLiteral(":/drawings/%1.svg").arg(drawingName(drawing)), line, accent);
}

QIcon lineIcon(Icon icon)
{
    return QIcon(new LineIconEngine(icon, std::nullopt));
}

QIcon lineIcon(Icon icon, const QColor& colour)
{
    return QIcon(new LineIconEngine(icon, colour));
}

} // namespace inglenook::ui
