#pragma once

#include "core/clicks/verdict.h"
#include "core/outbox/mailing.h"

namespace inglenook::core {

/// The face that counts for an invitation now.
struct Answer
{
    Id<Answer> id;
    Id<Invitation> invitation;
    Id<Survey> survey;
    Id<Contact> contact; ///< null once the contact is erased
    Face face;
    Verdict verdict;
    QStringList reasons; ///< in words for the owner
    QDateTime answeredAt;
    QString comment; ///< foreign plain text
    bool wantsCall = false;
    QString callPhone;
    QString callWindow;
    bool hasSecond = false; ///< a second answer came later, maybe from another person
    QString contactName;
    QString contactPhone;
    QString contactAddress;

    /// It is inside the score.
    [[nodiscard]] bool counts() const { return verdict == Verdict::Confirmed || verdict == Verdict::Counted; }
};

[[nodiscard]] QString verdictWord(Verdict verdict); ///< as stored: "confirmed"

} // namespace inglenook::core
