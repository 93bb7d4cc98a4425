#pragma once

#include "core/contacts/contact.h"
#include "core/settings/business.h"
#include "core/surveys/invitationwords.h"
#include "core/surveys/survey.h"

namespace inglenook::core {

/// What one guest reads, in the order of reading, before it becomes a mail: plain text with the merge fields filled in.
/// Greeting, closing and postal address may be empty; everything else says something.
struct InvitationContent
{
    QString language;
    bool isRightToLeft = false;
    QString subject; ///< one line
    QString businessName;
    QString greeting;
    QString question;
    std::array<QString, 4> faceLabels; ///< by Face, one line each
    QString closing;
    QString postalAddress;
    InvitationWords words;
    QString accentColour; ///< #RRGGBB
};

/// In the contact's language where the survey speaks it, else in the survey's own.
[[nodiscard]] InvitationContent fillInvitation(const SurveyVersion& survey, const Contact& contact,
                                               const Business& business);

} // namespace inglenook::core
