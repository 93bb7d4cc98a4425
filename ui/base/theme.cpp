#include "ui/base/theme.h"

#include "ui/base/housestyle.h"

#include <QtCore/QEvent>
#include <QtGui/QFontDatabase>
#include <QtGui/QStyleHints>
#include <QtGui/QWindow>
#include <QtWidgets/QApplication>

namespace inglenook::ui {

namespace {

/// Families that only mean "whatever there is": we know better ones.
bool isPlaceholderFamily(const QString& family)
{
    static const QStringList placeholders{QString(),
                                          QStringLiteral("Sans Serif"),
                                          QStringLiteral("Sans"),
                                          QStringLiteral("Helvetica"),
                                          QStringLiteral("DejaVu Sans"),
                                          QStringLiteral("Bitstream Vera Sans")};
    return placeholders.contains(family, Qt::CaseInsensitive);
}

/// Keeps the palette in step with the system's light or dark.
class SystemAppearance : public QObject
{
public:
    explicit SystemAppearance(QApplication& application)
        : QObject(&application)
        , m_application(application)
    {
        setObjectName(QStringLiteral("systemAppearance"));
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] { follow(); });
#else
        application.installEventFilter(this);
#endif
        follow();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        // One theme change reaches every window; the first one is enough, and later ones change nothing.
        if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !m_isFollowing)
            follow();
        return QObject::eventFilter(watched, event);
    }

private:
    void follow()
    {
        m_isFollowing = true;
        const QPalette wanted = paletteFor(isSystemDark() ? darkColours() : lightColours());
        m_application.setPalette(wanted);
        m_isFollowing = false;
    }

    [[nodiscard]] bool isSystemDark() const
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
        // Our own palette hides the system's until it is taken away.
        QApplication::setPalette(QPalette());
        return QApplication::palette().color(QPalette::Window).lightness() < 128;
#endif
    }

    QApplication& m_application;
    bool m_isFollowing = false;
};

} // namespace

QFont houseFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (isPlaceholderFamily(font.family())) {
        const QStringList known = QFontDatabase::families();
        for (const auto& family :
             {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")}) {
            if (known.contains(family)) {
                font.setFamily(family);
                break;
            }
        }
    }
    font.setPixelSize(13);
    font.setWeight(QFont::Normal);
    return font;
}

QFont fontFor(TextRole role)
{
    QFont font = QApplication::font();
    switch (role) {
    case TextRole::PageTitle:
        font.setPixelSize(20);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::CardTitle:
        font.setPixelSize(14);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Body:
        font.setPixelSize(13);
        break;
    case TextRole::Strong:
        font.setPixelSize(13);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Small:
        font.setPixelSize(12);
        break;
    case TextRole::Figure:
        font.setPixelSize(32);
        font.setWeight(QFont::Light);
        break;
    }
    return font;
}

void applyTheme(QApplication& application, Appearance appearance)
{
    delete application.findChild<QObject*>(QStringLiteral("systemAppearance"), Qt::FindDirectChildrenOnly);
    if (!qobject_cast<HouseStyle*>(QApplication::style()))
        QApplication::setStyle(new HouseStyle);
    QApplication::setFont(houseFont());
    switch (appearance) {
    case Appearance::System:
        new SystemAppearance(application);
        break;
    case Appearance::Light:
        QApplication::setPalette(paletteFor(lightColours()));
        break;
    case Appearance::Dark:
        QApplication::setPalette(paletteFor(darkColours()));
        break;
    }
}

} // namespace inglenook::ui
