#include "core/outbox/sendthrottle.h"

#include "core/settings/settingsrepository.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace inglenook::core {
namespace {

using namespace std::chrono_literals;

const QString throttleSetting = QStringLiteral("mail.throttle");
constexpr std::array<std::chrono::milliseconds, 2> pauses = {15min, 60min};
constexpr int mostHalvings = 6;

QString keyOf(const MailAccount& account)
{
    return QStringLiteral("%1@%2").arg(account.user, account.host);
}

} // namespace

bool SendThrottle::asksToSlowDown(const SendOutcome& outcome)
{
    static const QRegularExpression slower(QStringLiteral("^(421\\b|4\\d\\d[ -]4\\.7\\.\\d)"));
    static const QRegularExpression greylisting(QStringLiteral("gr[ae]y-?list"),
                                                QRegularExpression::CaseInsensitiveOption);
    const bool isTemporary = outcome.verdict == SendVerdict::Later || outcome.verdict == SendVerdict::NotSent;
    return isTemporary && slower.match(outcome.serverText).hasMatch() &&
           !greylisting.match(outcome.serverText).hasMatch();
}

SendThrottle::Ruling SendThrottle::add(const QDateTime& now)
{
    m_asked = asked(now);
    m_halvings = std::min((m_asked == 0 ? 0 : m_halvings) + 1, mostHalvings);
    m_lastAt = now;
    const auto nth = static_cast<size_t>(m_asked++);
    return nth < pauses.size() ? Ruling{pauses[nth], false} : Ruling{0ms, true};
}

int SendThrottle::asked(const QDateTime& now) const
{
    // A clock that was set back does not bring the full pace back.
    return m_lastAt.isValid() && m_lastAt.addDays(1) > now ? m_asked : 0;
}

SendPace SendThrottle::pace(const MailAccount& account, const QDateTime& now) const
{
    const bool isOver = !m_lastAt.isValid() || m_lastAt.addDays(1) <= now;
    return {isOver ? account.perMinute : std::max(account.perMinute >> m_halvings, 1), account.perDay};
}

void SendThrottle::forgive()
{
    m_asked = 0;
}

Result<SendThrottle> SendThrottle::load(Transaction& transaction, const MailAccount& account)
{
    const auto text = SettingsRepository().loadText(transaction, throttleSetting);
    if (!text)
        return text.error();
    SendThrottle throttle;
    const QStringList words = text->split(u' ');
    if (words.size() != 4 || words.at(3) != keyOf(account))
        return throttle;
    throttle.m_halvings = std::clamp(words.at(0).toInt(), 0, mostHalvings);
    throttle.m_asked = std::max(words.at(1).toInt(), 0);
    throttle.m_lastAt = QDateTime::fromMSecsSinceEpoch(words.at(2).toLongLong(), Qt::UTC);
    return throttle;
}

Result<void> SendThrottle::store(Transaction& transaction, const MailAccount& account) const
{
    return SettingsRepository().storeText(transaction, throttleSetting,
                                          QStringLiteral("%1 %2 %3 %4")
                                              .arg(m_halvings)
                                              .arg(m_asked)
                                              .arg(m_lastAt.isValid() ? m_lastAt.toMSecsSinceEpoch() : 0)
                                              .arg(keyOf(account)));
}

} // namespace inglenook::core
