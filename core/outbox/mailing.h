#pragma once

#include "core/clicks/link.h"
#include "core/contacts/contact.h"
#include "core/outbox/holdreason.h"
#include "core/surveys/survey.h"

#include <QtCore/QDateTime>

#include <optional>

namespace inglenook::core {

/// Who a mailing goes to: everybody, those with a tag, one address, or whose visits a rule asks about.
struct Audience
{
    enum class Kind { All, Tag, Address, Rule } kind = Kind::All;
    QString value;

    /// "all", "tag:T", "address:A" or "rule:ID". Errors: InvalidInput.
    [[nodiscard]] static Result<Audience> parse(const QString& text);
    [[nodiscard]] QString text() const;
    bool operator==(const Audience&) const = default;
};

enum class MailingState { Draft, Running, Paused, Stopped, Finished };
[[nodiscard]] QString mailingStateWord(MailingState state); ///< as stored: "running"
[[nodiscard]] MailingState mailingStateFromWord(const QString& word);

/// Where an invitation stands: the ledger of `sending.md`.
enum class SendState { Queued, Reserved, InData, Ending, Accepted, Deferred, Rejected, Uncertain, Held, Cancelled };
[[nodiscard]] QString sendStateWord(SendState state);                          ///< as stored: "in_data"
[[nodiscard]] std::optional<SendState> sendStateFromWord(const QString& word); ///< nothing for an unknown word

/// One sending of a survey version to an audience.
struct Mailing
{
    Id<Mailing> id;
    Id<Survey> survey;
    Id<SurveyVersion> version;
    QString surveyName;
    Audience audience;
    MailingState state = MailingState::Draft;
    QString reason; ///< why it was paused or stopped, for the owner; empty otherwise
    bool isSample = false;
    QDateTime createdAt;
    QDateTime startedAt;      ///< null until started
    AllowedReasons allowed{}; ///< for these the owner lets nobody be held back
};

/// How many invitations of a mailing stand where.
struct MailingProgress
{
    qint64 queued = 0; ///< also reserved and in data
    qint64 ending = 0;
    qint64 accepted = 0;
    qint64 deferred = 0;
    qint64 rejected = 0;
    qint64 uncertain = 0;
    qint64 held = 0;
    qint64 cancelled = 0;

    [[nodiscard]] qint64 total() const
    {
        return queued + ending + accepted + deferred + rejected + uncertain + held + cancelled;
    }
    [[nodiscard]] qint64 waiting() const { return queued + ending + deferred; }
};

/// One mail of a mailing to one contact.
struct Invitation
{
    Id<Invitation> id;
    Id<Mailing> mailing;
    Id<Survey> survey;
    Id<Contact> contact; ///< null once the contact is erased
    MessageId messageId; ///< random; the relay sees nothing else of the person
    SendState state = SendState::Queued;
    QString failure;    ///< in the owner's words: why held, deferred, rejected or uncertain
    QString serverText; ///< the mail server's own words
    int tries = 0;
    QDateTime nextTryAt;
    QDateTime issuedAt; ///< time in its links
    QDateTime sentAt;
    QDateTime changedAt; ///< since when it has been in its state
    bool isStrict = false;
    QString contactName; ///< of the contact as it is now, for lists
    QString contactAddress;
};

} // namespace inglenook::core
