#include "core/outbox/holdreason.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QStringList>

#include <algorithm>
#include <array>

namespace inglenook::core {
namespace {

struct PreSend
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::PreSend)
};

constexpr std::array allReasons = {
    std::pair(HoldReason::OptedOut, "opted_out"),       std::pair(HoldReason::DeadAddress, "dead_address"),
    std::pair(HoldReason::MaskedGone, "masked_gone"),   std::pair(HoldReason::NoBasis, "no_basis"),
    std::pair(HoldReason::LeftOut, "left_out"),         std::pair(HoldReason::OpenComplaint, "open_complaint"),
    std::pair(HoldReason::AskedLately, "asked_lately"), std::pair(HoldReason::InAnotherMailing, "in_another_mailing"),
    std::pair(HoldReason::VisitMoved, "visit_moved"),   std::pair(HoldReason::MissingLanguage, "missing_language")};

} // namespace

QList<HoldReason> holdReasons()
{
    QList<HoldReason> reasons;
    for (const auto& known : allReasons)
        reasons.append(known.first);
    return reasons;
}

QString holdReasonText(HoldReason reason)
{
    switch (reason) {
    case HoldReason::OptedOut:
        return PreSend::tr("Does not want any more mails.");
    case HoldReason::DeadAddress:
        return PreSend::tr("The address does not exist any more: an earlier mail was refused.");
    case HoldReason::MaskedGone:
        return PreSend::tr("The address was lent by a booking site and has run out.");
    case HoldReason::NoBasis:
        return PreSend::tr("Has not agreed to be asked, which your country’s rules require.");
    case HoldReason::LeftOut:
        return PreSend::tr("Is left out: staff, an agency or your own house.");
    case HoldReason::OpenComplaint:
        return PreSend::tr("Has an open follow-up: put it right before you ask again.");
    case HoldReason::AskedLately:
        return PreSend::tr("Was asked lately, and nobody should be asked too often.");
    case HoldReason::InAnotherMailing:
        return PreSend::tr("Is waiting in another mailing already.");
    case HoldReason::VisitMoved:
        return PreSend::tr("The visit was moved or called off.");
    case HoldReason::MissingLanguage:
        return PreSend::tr("The survey is not written in the guest’s language.");
    }
    Q_UNREACHABLE();
}

QString holdReasonAdvice(HoldReason reason)
{
    switch (reason) {
    case HoldReason::OptedOut:
        return PreSend::tr("Nothing can change that but the guest.");
    case HoldReason::DeadAddress:
        return PreSend::tr("Correct the address on the contact’s page.");
    case HoldReason::MaskedGone:
        return PreSend::tr("Ask guests for their own address at the desk.");
    case HoldReason::NoBasis:
        return PreSend::tr("Say on the contact’s page why you may write.");
    case HoldReason::LeftOut:
        return PreSend::tr("Settings say who is left out.");
    case HoldReason::OpenComplaint:
        return PreSend::tr("It is on the Follow-ups page.");
    case HoldReason::AskedLately:
        return PreSend::tr("Settings say how long the pause is.");
    case HoldReason::InAnotherMailing:
        return PreSend::tr("That mail goes out instead.");
    case HoldReason::VisitMoved:
        return PreSend::tr("The mail moves with the visit.");
    case HoldReason::MissingLanguage:
        return PreSend::tr("Add the language to the survey.");
    }
    Q_UNREACHABLE();
}

QString holdReasonWord(HoldReason reason)
{
    const auto* found = std::find_if(allReasons.begin(), allReasons.end(),
                                     [reason](const auto& known) { return known.first == reason; });
    return QString::fromLatin1(found->second);
}

std::optional<HoldReason> holdReasonFromWord(const QString& word)
{
    const auto* found = std::find_if(allReasons.begin(), allReasons.end(),
                                     [&word](const auto& known) { return word == QLatin1String(known.second); });
    return found == allReasons.end() ? std::nullopt : std::optional(found->first);
}

bool mayBeAllowed(HoldReason reason)
{
    return reason == HoldReason::LeftOut || reason == HoldReason::OpenComplaint ||
           reason == HoldReason::MissingLanguage;
}

QString allowedReasonsText(const AllowedReasons& reasons)
{
    QStringList words;
    for (const auto& known : allReasons) {
        if (reasons.contains(known.first) && mayBeAllowed(known.first))
            words.append(QString::fromLatin1(known.second));
    }
    return words.join(u',');
}

AllowedReasons allowedReasonsFromText(const QString& text)
{
    AllowedReasons reasons;
    const auto words = text.split(u',', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const auto reason = holdReasonFromWord(word.trimmed());
        if (reason && mayBeAllowed(*reason))
            reasons.insert(*reason);
    }
    return reasons;
}

} // namespace inglenook::core
