#pragma once

#include <QtGui/QColor>
#include <QtGui/QIcon>

class QPainter;

namespace inglenook::ui {

/// The house's own line icons: 20 px grid, 1.5 px stroke, `resources/icons/<name>.svg`.
enum class Icon {
    Add,
    Back,
    Check,
    ChevronRight,
    Contacts,
    Cross,
    Export,
    FollowUps,
    Hearth,
    Import,
    Link,
    Mail,
    More,
    Outbox,
    Pause,
    Pencil,
    Phone,
    Print,
    Results,
    Search,
    Send,
    Settings,
    Surveys,
    Tag,
    Today,
    Trash,
    Warning,
};

/// The line drawings of empty pages, `resources/drawings/<name>.svg`, in text colour and accent.
enum class Drawing { Contacts, FollowUps, Outbox, Results, Surveys };

/// The file name of an icon without its ending: "follow-ups".
[[nodiscard]] QString iconName(Icon icon);
[[nodiscard]] QString drawingName(Drawing drawing);

/// Paints the icon crisply at any scale, in one colour.
void paintIcon(QPainter& painter, const QRectF& rect, Icon icon, const QColor& colour);
void paintDrawing(QPainter& painter, const QRectF& rect, Drawing drawing, const QColor& line, const QColor& accent);

/// For buttons, actions and item models: takes the text colour of the application's palette whenever it is painted.
/// QIcon::Selected means "on the accent".
[[nodiscard]] QIcon lineIcon(Icon icon);
/// The same in one fixed colour.
[[nodiscard]] QIcon lineIcon(Icon icon, const QColor& colour);

} // namespace inglenook::ui
