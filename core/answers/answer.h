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
    QString contactName;    ///< the address where there is no name; words for it once the contact is erased
    QString contactPhone;
    QString contactAddress;
    QDateTime sentAt; ///< when the mail left; null when that is not known

    /// It is inside the score.
    [[nodiscard]] bool counts() const { return verdict == Verdict::Confirmed || verdict == Verdict::Counted; }
    /// Amber or red.
    [[nodiscard]] bool isUnhappy() const { return face == Face::Amber || face == Face::Red; }
};

[[nodiscard]] QString verdictWord(Verdict verdict); ///< as stored: "confirmed"
[[nodiscard]] Verdict verdictFromWord(const QString& word);
/// Why a verdict is what it is, as the end of a sentence for the owner: "pressed a face on the page".
[[nodiscard]] QString reasonText(VerdictReason reason);

} // namespace inglenook::core
