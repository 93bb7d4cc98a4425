#include "core/outbox/runguard.h"

namespace inglenook::core {
namespace {

constexpr int mostUncertainInARow = 3;

} // namespace

RunGuard::Ruling RunGuard::judge(Id<Mailing> mailing, const SendOutcome& outcome)
{
    using Act = Ruling::Act;
    m_uncertainInARow = outcome.verdict == SendVerdict::Uncertain ? m_uncertainInARow + 1 : 0;
    switch (outcome.verdict) {
    case SendVerdict::Accepted:
    case SendVerdict::Rejected:
    case SendVerdict::Later: {
        Ruling ruling = judgeAnswer(mailing, outcome.verdict == SendVerdict::Rejected);
        ruling.isServerWell = outcome.verdict == SendVerdict::Accepted;
        return ruling;
    }
    case SendVerdict::Uncertain:
        if (m_uncertainInARow < mostUncertainInARow)
            return {Act::TryAgain, {SendTrouble::Cause::Server, outcome.message}};
        return {Act::PauseAll,
                {SendTrouble::Cause::Uncertain,
                 tr("The mail server took three mails in a row without saying so. They were probably sent. "
                    "Please look into the account’s Sent folder before going on.")}};
    case SendVerdict::NotSent:
        return {Act::TryAgain, {SendTrouble::Cause::Server, outcome.message}};
    case SendVerdict::SignIn:
    case SendVerdict::Certificate:
    case SendVerdict::Tls:
        return {Act::PauseAll, {SendTrouble::Cause::Account, outcome.message}, true};
    case SendVerdict::Account:
        return {Act::PauseAll, {SendTrouble::Cause::Account, outcome.message}};
    }
    Q_UNREACHABLE();
}

RunGuard::Ruling RunGuard::judgeAnswer(Id<Mailing> mailing, bool isRefused)
{
    switch (m_watches[mailing].add(isRefused)) {
    case RefusalWatch::Sign::Fine:
        return {};
    case RefusalWatch::Sign::ManyInARow:
        return {Ruling::Act::StopMailing,
                {SendTrouble::Cause::Refusals,
                 tr("Stopped: ten addresses in a row were refused. Please look through the list before going on, so "
                    "that your mail account keeps its good name.")}};
    case RefusalWatch::Sign::ManyOfTheLast:
        return {Ruling::Act::StopMailing,
                {SendTrouble::Cause::Refusals,
                 tr("Stopped: more than 5 of the last 100 addresses were refused. Please look through the list before "
                    "going on, so that your mail account keeps its good name.")}};
    }
    Q_UNREACHABLE();
}

void RunGuard::forget(Id<Mailing> mailing)
{
    m_watches.remove(mailing);
    m_uncertainInARow = 0;
}

} // namespace inglenook::core
