#pragma once

#include <QtCore/QString>

namespace inglenook::core {

/// The few words of a mail that are ours, not the owner's, in the guest's language (English where we have none).
struct InvitationWords
{
    QString privacy;
    QString unsubscribe;
};

[[nodiscard]] InvitationWords invitationWords(const QString& language);

} // namespace inglenook::core
