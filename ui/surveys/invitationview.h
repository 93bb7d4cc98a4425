#pragma once

#include "core/surveys/invitationcontent.h"

#include <QtWidgets/QWidget>

namespace inglenook::ui {

/// Paints an invitation as a mail program shows it, as wide as it is: the same words, tiles and order as the HTML,
/// which Qt's own text cannot lay out.
class InvitationView : public QWidget
{
    Q_OBJECT

public:
    explicit InvitationView(QWidget* parent = nullptr);

    void setContent(const core::InvitationContent& content);
    /// The ground of the mail program, whatever the application's own appearance.
    void setDark(bool isDark);

    [[nodiscard]] const core::InvitationContent& content() const { return m_content; }
    [[nodiscard]] bool isDark() const { return m_isDark; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// One piece of text and where it stands.
    struct Line
    {
        QString text;
        QFont font;
        QRect rect;
    };
    struct Sheet
    {
        QList<Line> lines;
        std::array<QRect, 4> tiles;
        int height = 0;
    };
    [[nodiscard]] Sheet computeSheet(int width) const;
    void paintTile(QPainter& painter, core::Face face, const QRect& tile) const;
    void showContent();

    core::InvitationContent m_content;
    bool m_isDark = false;
};

} // namespace inglenook::ui
