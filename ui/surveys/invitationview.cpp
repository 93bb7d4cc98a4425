#include "ui/surveys/invitationview.h"

#include "core/surveys/mailface.h"

#include <QtGui/QPainter>

namespace inglenook::ui {

namespace {

// The distances of the mail itself, in its own pixels: see the renderer of the HTML.
constexpr int widest = 600;
constexpr int besideText = 16;
constexpr int bar = 4;
constexpr int tileWidth = 128;
constexpr int tileHeight = 106;
constexpr int besideTile = 6;
constexpr int pairWidth = 2 * (tileWidth + 2 * besideTile);
constexpr int wrapped = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;

QFont mailFont(int pixels, bool isSerif = false, bool isBold = false)
{
    QFont font;
    font.setFamilies(isSerif ? QStringList{QStringLiteral("Georgia"), QStringLiteral("Times New Roman"),
                                           QStringLiteral("DejaVu Serif"), QStringLiteral("serif")}
                             : QStringList{QStringLiteral("Segoe UI"), QStringLiteral("Roboto"),
                                           QStringLiteral("Helvetica Neue"), QStringLiteral("Arial"),
                                           QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    font.setPixelSize(pixels);
    font.setBold(isBold);
    return font;
}

int textHeight(const QFont& font, const QString& text, int width)
{
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10'000), wrapped, text).height();
}

} // namespace

InvitationView::InvitationView(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void InvitationView::setContent(const core::InvitationContent& content)
{
    m_content = content;
    showContent();
}

void InvitationView::setDark(bool isDark)
{
    m_isDark = isDark;
    update();
}

/// Whoever cannot see the picture hears what the mail says.
void InvitationView::showContent()
{
    QStringList words{m_content.businessName, m_content.greeting, m_content.question};
    for (const QString& label : m_content.faceLabels)
        words << label;
    words << m_content.closing;
    words.removeAll(QString());
    setAccessibleName(words.join(QStringLiteral(". ")));
    setMinimumHeight(heightForWidth(width()));
    updateGeometry();
    update();
}

InvitationView::Sheet InvitationView::computeSheet(int width) const
{
    Sheet sheet;
    const int column = qMin(width, widest);
    const int left = (width - column) / 2;
    const auto add = [&](const QString& text, const QFont& font, int above, int below) {
        if (text.isEmpty())
            return;
        const int room = qMax(1, column - 2 * besideText);
        sheet.height += above;
        const int height = textHeight(font, text, room);
        sheet.lines.append({text, font, QRect(left + besideText, sheet.height, room, height)});
        sheet.height += height + below;
    };
    sheet.height = bar;
    add(m_content.businessName, mailFont(16, false, true), 26, 10);
    add(m_content.greeting, mailFont(16), 10, 2);
    add(m_content.question, mailFont(26, true), 10, 18);

    const int pairs = column >= 2 * pairWidth ? 2 : 1;
    const int start = left + (column - pairs * pairWidth) / 2;
    for (int i = 0; i < 4; ++i) {
        const int place = pairs == 2 ? i : i % 2;
        const int row = pairs == 2 ? 0 : i / 2;
        const int step = tileWidth + 2 * besideTile;
        // The mail's own direction sets the tiles.
        const int places = pairs * 2;
        const int visual = m_content.isRightToLeft ? places - 1 - place : place;
        sheet.tiles[static_cast<size_t>(i)] =
            QRect(start + visual * step + besideTile, sheet.height + row * (tileHeight + 2 * besideTile) + besideTile,
                  tileWidth, tileHeight);
    }
    sheet.height += (pairs == 2 ? 1 : 2) * (tileHeight + 2 * besideTile);
    add(m_content.closing, mailFont(16), 18, 10);
    sheet.height += 14;
    add(m_content.postalAddress, mailFont(13), 2, 4);
    QFont link = mailFont(13);
    link.setUnderline(true);
    add(m_content.words.privacy, link, 2, 4);
    add(m_content.words.unsubscribe, link, 2, 4);
    sheet.height += 20;
    return sheet;
}

int InvitationView::heightForWidth(int width) const
{
    return computeSheet(width).height;
}

QSize InvitationView::sizeHint() const
{
    return {pairWidth + 2 * besideText, heightForWidth(qMax(width(), pairWidth))};
}

void InvitationView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    setMinimumHeight(heightForWidth(width()));
}

void InvitationView::paintTile(QPainter& painter, core::Face face, const QRect& tile) const
{
    const core::MailFace& look = core::mailFace(face);
    const QColor ink(QLatin1String(look.ink));
    const QRectF outline = QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(QColor(QLatin1String(look.ground)));
    painter.setPen(QPen(QColor(QLatin1String(look.line)), look.isDoubleLine ? 1 : look.lineWidth));
    painter.drawRoundedRect(outline, look.corner, look.corner);
    if (look.isDoubleLine) {
        const qreal inside = look.lineWidth - 1;
        painter.drawRoundedRect(outline.adjusted(inside, inside, -inside, -inside), look.corner - inside,
                                look.corner - inside);
    }
    painter.setPen(ink);
    painter.setFont(mailFont(24, false, true));
    painter.drawText(QRect(tile.left(), tile.top() + 12, tile.width(), 26), Qt::AlignCenter,
                     QString::fromUtf16(look.eyes));
    painter.setFont(mailFont(36, false, true));
    painter.drawText(QRect(tile.left(), tile.top() + 34, tile.width(), 34), Qt::AlignCenter | Qt::TextDontClip,
                     QString::fromUtf16(look.mouth));
    painter.setFont(mailFont(16, false, true));
    const QRect word(tile.left() + 4, tile.top() + 68, tile.width() - 8, 26);
    const QString label = m_content.faceLabels[static_cast<size_t>(face)];
    painter.drawText(word, Qt::AlignCenter, painter.fontMetrics().elidedText(label, Qt::ElideRight, word.width()));
}

void InvitationView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // Black on white, or white on the black of a mail program at night.
    painter.fillRect(rect(), m_isDark ? QColor(0x12, 0x12, 0x12) : QColor(Qt::white));
    const int column = qMin(width(), widest);
    painter.fillRect(QRect((width() - column) / 2, 0, column, bar), QColor(m_content.accentColour));
    const Sheet sheet = computeSheet(width());
    painter.setPen(m_isDark ? Qt::white : Qt::black);
    painter.setLayoutDirection(m_content.isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    for (const Line& line : sheet.lines) {
        painter.setFont(line.font);
        painter.drawText(line.rect, wrapped, line.text);
    }
    for (const core::Face face : core::allFaces)
        paintTile(painter, face, sheet.tiles[static_cast<size_t>(face)]);
}

} // namespace inglenook::ui
