#include "core/outbox/sendtroubles.h"

namespace inglenook::core {

void SendTroubles::set(SendTrouble& which, const SendTrouble& trouble)
{
    const QString before = current().text;
    which = trouble;
    if (current().text != before)
        Q_EMIT changed(current().text);
}

SendTrouble SendTroubles::noAccount()
{
    return {SendTrouble::Cause::NoAccount,
            tr("No mail account is set up yet, so nothing can be sent. Everything waits safely in the outbox.")};
}

SendTrouble SendTroubles::noRelay()
{
    return {SendTrouble::Cause::NoRelay,
            tr("The relay is not set up or its keys cannot be read, so there are no links to put into the mails. "
               "Everything waits safely in the outbox.")};
}

SendTrouble SendTroubles::noPassword()
{
    return {SendTrouble::Cause::Password,
            tr("Inglenook needs the password of your mail account to go on. Everything waits safely in the outbox.")};
}

} // namespace inglenook::core
