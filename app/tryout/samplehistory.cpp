#include "app/tryout/samplehistory.h"

#include "app/tryout/samplenames.h"
#include "core/answers/answerrepository.h"
#include "core/contacts/contactrepository.h"
#include "core/followups/case.h"
#include "core/outbox/mailingrepository.h"
#include "core/outbox/presendcheck.h"
#include "core/outbox/sendledger.h"

#include <cmath>

namespace inglenook::app {

using namespace core;

namespace {

constexpr quint32 seed = 1784; // any number: the same one makes the same pub
constexpr int weeks = 6;
constexpr int guestsAWeek = 112;
constexpr int guestsNotAskedYet = 12;
constexpr int daysUntilACaseIsClosed = 3;
constexpr int percentAnswering = 52;
constexpr int percentOfDeadAddresses = 2;
constexpr int percentWithWords = 56;
const QTime sendingHour(8, 30);

template <size_t N>
QString pick(QRandomGenerator& random, const std::array<const char16_t*, N>& words)
{
    return QString::fromUtf16(words[static_cast<size_t>(random.bounded(static_cast<int>(N)))]);
}

QString addressPart(const QString& name)
{
    QString plain;
    for (const QChar c : name.normalized(QString::NormalizationForm_D).toLower()) {
        if (c >= u'a' && c <= u'z')
            plain += c;
    }
    return plain;
}

QString weekTag(QDate monday)
{
    return QStringLiteral("Week %1").arg(monday.weekNumber());
}

EventId eventIdOf(const MessageId& message)
{
    EventId id;
    std::copy(message.bytes.begin(), message.bytes.end(), id.bytes.begin());
    return id;
}

Instant instantOf(const QDateTime& time)
{
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

SampleHistory::SampleHistory(Transaction& transaction, Business business, Id<Survey> survey, QDateTime now)
    : m_transaction(transaction)
    , m_business(std::move(business))
    , m_survey(survey)
    , m_now(std::move(now))
    , m_random(seed)
{
}

Result<void> SampleHistory::write()
{
    const QDate today = m_business.dayOf(m_now);
    const QDate thisMonday = today.addDays(1 - today.dayOfWeek());
    for (int week = weeks; week >= 0; --week) {
        const QDate monday = thisMonday.addDays(-7 * week);
        const QString tag = weekTag(monday);
        if (auto added = addGuests(tag, guestsAWeek); !added)
            return added;
        if (auto written = writeWeek(tag, monday); !written)
            return written;
    }
    if (auto added = addGuests(QStringLiteral("Yesterday"), guestsNotAskedYet); !added)
        return added;
    return closeOldCases();
}

Result<void> SampleHistory::addGuests(const QString& tag, int count)
{
    for (int i = 0; i < count; ++i) {
        if (auto added = ContactRepository().add(m_transaction, inventGuest(tag), m_now); !added)
            return added.error();
    }
    return {};
}

Contact SampleHistory::inventGuest(const QString& tag)
{
    const QString first = pick(m_random, sample::firstNames);
    const QString last = pick(m_random, sample::lastNames);
    const QString address =
        QStringLiteral("%1.%2.%3@guests.example").arg(addressPart(first), addressPart(last)).arg(++m_guests);
    Contact guest{{}, *EmailAddress::parse(address), first, last};
    // 01632 960 xxx is the range that no real telephone has (Ofcom, numbers for drama).
    guest.phone = QStringLiteral("01632 960 %1").arg(m_random.bounded(1000), 3, 10, QLatin1Char('0'));
    guest.language = m_random.bounded(10) == 0 ? QStringLiteral("de") : QStringLiteral("en");
    guest.tags = {tag};
    guest.source = QStringLiteral("Sample");
    guest.basis = Basis::SoftOptIn;
    guest.basisDay = m_business.dayOf(m_now);
    guest.isSample = true;
    return guest;
}

Result<void> SampleHistory::writeWeek(const QString& tag, QDate monday)
{
    const QDateTime start = std::min(sendTime(monday, 0), m_now.addSecs(-60));
    const auto mailing = createMailing(m_transaction, m_survey, {Audience::Kind::Tag, tag}, m_business, start);
    if (!mailing)
        return mailing.error();
    const MailingRepository mailings;
    if (auto running = mailings.storeState(m_transaction, *mailing, MailingState::Running, {}, start); !running)
        return running;
    const auto reserved = SendLedger().reserve(m_transaction, start, guestsAWeek);
    if (!reserved)
        return reserved.error();

    QList<Id<Invitation>> waiting;
    for (qsizetype i = 0; i < reserved->size(); ++i) {
        const Invitation& invitation = reserved->at(i);
        const QDateTime at = sendTime(monday.addDays(i * 7 / reserved->size()), static_cast<int>(i));
        if (at > m_now) {
            waiting << invitation.id;
            continue;
        }
        if (auto sent = sendOne(invitation, at); !sent)
            return sent;
    }
    if (!waiting.isEmpty()) {
        // What this week has not asked yet waits, paused, for the owner to let it go.
        if (auto released = SendLedger().release(m_transaction, waiting, start); !released)
            return released;
    }
    return mailings.storeState(m_transaction, *mailing,
                               waiting.isEmpty() ? MailingState::Finished : MailingState::Paused, {}, m_now);
}

QDateTime SampleHistory::sendTime(QDate day, int position) const
{
    return QDateTime(day, sendingHour.addSecs(position % 12 * 97), m_business.timeZone).toUTC();
}

Result<void> SampleHistory::sendOne(const Invitation& invitation, const QDateTime& at)
{
    const SendLedger ledger;
    if (auto ending = ledger.markEnding(m_transaction, invitation.id, at, at); !ending)
        return ending;
    SendOutcome outcome{SendVerdict::Accepted, {}, QStringLiteral("250 2.0.0 Ok")};
    const bool isDead = m_random.bounded(100) < percentOfDeadAddresses;
    if (isDead)
        outcome = {
            SendVerdict::Rejected,
            QCoreApplication::translate("inglenook::app::SampleBusiness", "This address does not exist any more."),
            QStringLiteral("550 5.1.1 No such user")};
    if (auto booked = ledger.book(m_transaction, invitation.id, outcome, at, m_business.dayOf(at)); !booked)
        return booked;
    if (isDead || m_random.bounded(100) >= percentAnswering)
        return {};
    return answerOne(invitation, at);
}

Result<void> SampleHistory::answerOne(const Invitation& invitation, const QDateTime& sentAt)
{
    // Most people answer within the day, a few on the next.
    const QDateTime at = sentAt.addSecs(600 + static_cast<qint64>(std::pow(m_random.generateDouble(), 2) * 100'000));
    if (at >= m_now)
        return {};
    ClickEvent event;
    event.id = eventIdOf(invitation.messageId);
    event.message = invitation.messageId;
    event.face = inventFace(at);
    event.opened = linkFunction(*event.face);
    event.relayTime = instantOf(at);
    event.issuedAt = std::chrono::floor<std::chrono::seconds>(instantOf(sentAt));
    event.method = RequestMethod::Post;
    event.agent = m_random.bounded(3) == 0 ? AgentClass::Computer : AgentClass::Phone;
    event.elapsed = std::chrono::milliseconds(2400 + m_random.bounded(9000));
    event.pageTime = event.elapsed - std::chrono::milliseconds(300);
    event.frames = static_cast<std::uint32_t>(event.pageTime.count() / 17);
    event.script = true;
    event.trusted = true;
    event.kind = ClickKind::Tap;
    if (m_random.bounded(100) < percentWithWords) {
        event.kind = ClickKind::Comment;
        event.comment = inventComment(*event.face).toStdString();
    }
    if (*event.face >= Face::Amber && m_random.bounded(2) == 0) {
        event.wantsCall = true;
        event.callWindow = "after five";
    }
    const AnswerRepository answers;
    if (auto kept = answers.keep(m_transaction, event, at); !kept)
        return kept.error();
    if (auto judged = answers.judge(m_transaction, invitation.messageId, m_business, at); !judged)
        return judged.error();
    return {};
}

Face SampleHistory::inventFace(const QDateTime& at)
{
    // A weak spell three weeks ago, when the boiler failed: a chart with nothing in it teaches nothing.
    const qint64 daysAgo = at.daysTo(m_now);
    const bool isWeakSpell = daysAgo >= 18 && daysAgo <= 23;
    const int draw = m_random.bounded(100);
    if (draw < (isWeakSpell ? 18 : 43))
        return Face::Gold;
    if (draw < (isWeakSpell ? 52 : 84))
        return Face::Green;
    return draw < (isWeakSpell ? 82 : 95) ? Face::Amber : Face::Red;
}

QString SampleHistory::inventComment(Face face)
{
    switch (face) {
    case Face::Gold:
        return pick(m_random, sample::goldComments);
    case Face::Green:
        return pick(m_random, sample::greenComments);
    case Face::Amber:
        return pick(m_random, sample::amberComments);
    case Face::Red:
        return pick(m_random, sample::redComments);
    }
    Q_UNREACHABLE();
}

Result<void> SampleHistory::closeOldCases()
{
    const CaseRepository cases;
    const auto open = cases.load(m_transaction, true, 0, 1000);
    if (!open)
        return open.error();
    for (const Case& one : *open) {
        if (one.openedAt.daysTo(m_now) < daysUntilACaseIsClosed)
            continue;
        for (const CaseState state : {CaseState::Reached, CaseState::PutRight}) {
            if (auto stored = cases.storeState(m_transaction, one.id, state, one.openedAt.addSecs(5 * 3600)); !stored)
                return stored;
        }
    }
    return {};
}

} // namespace inglenook::app
