#include "ui/base/folderwords.h"

#include <QtCore/QCoreApplication>

namespace inglenook::ui {

namespace {

struct FolderWords
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::ui::FolderWords)
};

} // namespace

QString folderReportWords(const core::FolderReport& report)
{
    if (report.needsLook())
        return report.trouble;
    QStringList parts;
    if (report.visitsAdded > 0)
        parts += FolderWords::tr("%Ln visit(s)", nullptr, static_cast<int>(report.visitsAdded));
    if (report.visitsChanged > 0)
        parts += FolderWords::tr("%Ln changed", nullptr, static_cast<int>(report.visitsChanged));
    if (report.contactsAdded > 0)
        parts += FolderWords::tr("%Ln new guest(s)", nullptr, static_cast<int>(report.contactsAdded));
    if (report.refused > 0)
        parts += FolderWords::tr("%Ln row(s) left out", nullptr, static_cast<int>(report.refused));
    return parts.isEmpty() ? FolderWords::tr("nothing new") : parts.join(QStringLiteral(", "));
}

} // namespace inglenook::ui
