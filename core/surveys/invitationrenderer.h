#pragma once

#include "core/surveys/invitationcontent.h"

namespace inglenook::core {

/// The seven addresses in one invitation.
struct InvitationLinks
{
    std::array<QString, 4> faces; ///< by Face
    QString privacy;
    QString unsubscribePage;
    QString unsubscribeHeader; ///< for List-Unsubscribe, acts on POST
};

/// What a guest gets: subject, plain text and HTML of the same content, in the guest's language.
struct RenderedInvitation
{
    QString language;
    QString subject;
    QString text;
    QString html;
};

/// A pure function of its inputs. Merge fields are escaped for where they stand and can make no markup; a missing field
/// uses its fallback, never an empty "Dear ,". Tables and inline style only; faces read with pictures off, in dark mode
/// and aloud.
[[nodiscard]] RenderedInvitation renderInvitation(const SurveyVersion& survey, const Contact& contact,
                                                  const Business& business, const InvitationLinks& links);

/// Links for previews: they lead nowhere.
[[nodiscard]] InvitationLinks previewLinks();

} // namespace inglenook::core
