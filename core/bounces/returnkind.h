#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

namespace inglenook::core {

/// What it means that something came back on one of our mails.
enum class ReturnKind {
    Dead,      ///< nobody has this address any more
    Soft,      ///< not now: the mailbox is full, or the guest's server could not be reached for days
    Sender,    ///< the guest's server will not have mail of ours: his address may be fine
    Complaint, ///< the guest called it spam
    OptOut,    ///< the guest asks for no more mail
    AutoReply, ///< away from home
    Answered,  ///< the guest wrote back
    Doubtful,  ///< cannot be told, or does not fit what was sent
    Delayed,   ///< the server still tries
    Delivered, ///< it arrived
    Dismissed, ///< the owner says that it means nothing
};

[[nodiscard]] QString returnKindWord(ReturnKind kind); ///< as stored and for scripts: "dead"
[[nodiscard]] std::optional<ReturnKind> returnKindFromWord(const QString& word);
/// One sentence for the owner.
[[nodiscard]] QString returnKindText(ReturnKind kind);
/// The mail did not reach the guest.
[[nodiscard]] bool saysNotArrived(ReturnKind kind);

/// What a failed delivery means by its status ("5.1.1", may be empty) and the words of the server that refused.
[[nodiscard]] ReturnKind judgeFailure(const QByteArray& status, const QString& words);
/// The most telling status in such words, e.g. "550 5.1.1 no such user"; empty: none.
[[nodiscard]] QByteArray statusIn(const QString& words);

} // namespace inglenook::core
