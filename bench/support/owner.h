#pragma once

#include "bench/support/patience.h"

#include <QtWidgets/QAbstractButton>

namespace inglenook::bench {

/// Goes through the pages by the names of their buttons.
class Owner
{
public:
    explicit Owner(QWidget& window)
        : m_window(window)
    {
    }

    [[nodiscard]] bool press(const char* name)
    {
        const auto find = [&] { return shown<QAbstractButton>(name); };
        if (!waitFor([&] { return find() && find()->isEnabled(); }))
            return false;
        find()->click();
        return true;
    }
    [[nodiscard]] bool isShown(const char* name) const { return shown<QWidget>(name) != nullptr; }
    /// The one of that name that can be seen; null when there is none.
    template <typename Widget>
    [[nodiscard]] Widget* shown(const char* name) const
    {
        const auto all = m_window.findChildren<Widget*>(QString::fromLatin1(name));
        for (Widget* candidate : all) {
            if (candidate->isVisible())
                return candidate;
        }
        return nullptr;
    }

private:
    QWidget& m_window;
};

} // namespace inglenook::bench
