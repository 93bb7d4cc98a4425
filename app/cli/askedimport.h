#pragma once

#include "app/cli/command.h"
#include "core/visits/visitimporter.h"

namespace inglenook::app {

/// A file to import and what the command line says about it; the rest is guessed.
struct AskedImport
{
    QByteArray bytes;
    QStringList header;
    core::ImportOptions contacts;
    core::VisitOptions visits;
};

/// The file that the first argument names, with the options --map, --tag and --basis. Errors: NotFound, InvalidInput
/// (no list, no column with addresses), wrong use.
[[nodiscard]] core::Result<AskedImport> readImport(const CommandCall& call);
/// The options that `readImport` reads, and --dry-run.
[[nodiscard]] QList<QCommandLineOption> importOptions();

} // namespace inglenook::app
