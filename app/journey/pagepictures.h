#pragma once

#include "core/base/result.h"
#include "ui/base/page.h"

#include <array>

namespace inglenook::ui {
class MainWindow;
}

namespace inglenook::app {

/// A page and its name in files: "today", "follow-ups".
struct NamedPage
{
    ui::PageKind kind;
    const char16_t* name;
};

inline constexpr std::array namedPages{
    NamedPage{ui::PageKind::Today, u"today"},          NamedPage{ui::PageKind::Contacts, u"contacts"},
    NamedPage{ui::PageKind::Surveys, u"surveys"},      NamedPage{ui::PageKind::Outbox, u"outbox"},
    NamedPage{ui::PageKind::FollowUps, u"follow-ups"}, NamedPage{ui::PageKind::Results, u"results"},
    NamedPage{ui::PageKind::Settings, u"settings"}};

/// Makes the folder. Errors: Storage.
[[nodiscard]] core::Result<void> makePictureFolder(const QString& folder);

/// Draws what the window shows, once it has come to rest, into `<folder>/<name>.png`. Errors: Storage.
[[nodiscard]] core::Result<void> drawWindow(QWidget& window, const QString& folder, const QString& name);

} // namespace inglenook::app
