#pragma once

#include "core/base/result.h"
#include "ui/base/page.h"

#include <array>

namespace inglenook::ui {
class MainWindow;
}

namespace inglenook::app {

/// A page, or a place on it, and its name in files: "today", "new-mailing".
struct NamedPage
{
    const char16_t* name;
    ui::PageKind kind;
    const char16_t* place = nullptr;
};

inline constexpr std::array namedPages{
    NamedPage{u"today", ui::PageKind::Today},          NamedPage{u"contacts", ui::PageKind::Contacts},
    NamedPage{u"surveys", ui::PageKind::Surveys},      NamedPage{u"outbox", ui::PageKind::Outbox},
    NamedPage{u"follow-ups", ui::PageKind::FollowUps}, NamedPage{u"results", ui::PageKind::Results},
    NamedPage{u"settings", ui::PageKind::Settings}};

/// Tasks that begin on a page.
inline constexpr std::array namedPlaces{NamedPage{u"new-contact", ui::PageKind::Contacts, u"new"},
                                        NamedPage{u"import", ui::PageKind::Contacts, u"import"},
                                        NamedPage{u"new-survey", ui::PageKind::Surveys, u"new"},
                                        NamedPage{u"new-mailing", ui::PageKind::Outbox, u"new"},
                                        NamedPage{u"new-rule", ui::PageKind::Outbox, u"rule"},
                                        NamedPage{u"settings-mail", ui::PageKind::Settings, u"mail"},
                                        NamedPage{u"settings-relay", ui::PageKind::Settings, u"relay"},
                                        NamedPage{u"settings-manners", ui::PageKind::Settings, u"manners"}};

/// Makes the folder. Errors: Storage.
[[nodiscard]] core::Result<void> makePictureFolder(const QString& folder);

/// Draws what the window shows, once it has come to rest, into `<folder>/<name>.png`. Errors: Storage.
[[nodiscard]] core::Result<void> drawWindow(QWidget& window, const QString& folder, const QString& name);

} // namespace inglenook::app
