#pragma once

#include "core/base/result.h"

#include <QtCore/QStringList>

namespace inglenook::app {

/// What the window's program was asked for.
struct Options
{
    enum class Wish {
        OwnData,
        TryOut,
        Journey,     ///< makes the try-out's journey by itself and draws each page
        Screenshots, ///< draws every page
        Help,
        Version
    } wish = Wish::OwnData;
    QString folder;             ///< of data, or for pictures; empty: the default
    bool endsWhenShown = false; ///< for measuring: ends with the first painted window
};

/// Errors: InvalidInput, in words for the terminal.
[[nodiscard]] core::Result<Options> readOptions(const QStringList& arguments);

/// How the program is used.
[[nodiscard]] QString usage();

} // namespace inglenook::app
