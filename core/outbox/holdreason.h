#pragma once

#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QString>

#include <optional>

namespace inglenook::core {

/// Why somebody is held back, the weightiest first: the first one that holds is told.
enum class HoldReason {
    OptedOut,
    DeadAddress,
    MaskedGone,
    NoBasis,
    LeftOut,
    OpenComplaint,
    AskedLately,
    InAnotherMailing,
    VisitMoved,
    MissingLanguage
};

[[nodiscard]] QList<HoldReason> holdReasons();           ///< all of them, in that order
[[nodiscard]] QString holdReasonText(HoldReason reason); ///< one sentence for the owner
[[nodiscard]] QString holdReasonWord(HoldReason reason); ///< for scripts: "opted_out"
[[nodiscard]] std::optional<HoldReason> holdReasonFromWord(const QString& word);
/// What can be done about it, in one sentence for the owner.
[[nodiscard]] QString holdReasonAdvice(HoldReason reason);

/// Law and manners leave this one to the owner.
[[nodiscard]] bool mayBeAllowed(HoldReason reason);

/// Reasons for which nobody is held back, because the owner said so.
using AllowedReasons = QSet<HoldReason>;
[[nodiscard]] QString allowedReasonsText(const AllowedReasons& reasons);  ///< as stored: "left_out,open_complaint"
[[nodiscard]] AllowedReasons allowedReasonsFromText(const QString& text); ///< drops what may not be allowed

} // namespace inglenook::core
