#include "relay/routes/misuselimit.h"

#include "relay/http/clientaddress.h"

#include <algorithm>

namespace inglenook::relay {

bool MisuseLimit::book(std::string_view address, Moment now)
{
    if (m_accounts.size() >= mostKept)
        m_accounts.clear();
    Account& account = m_accounts[householdOf(address)];
    const std::chrono::duration<double> passed = now - account.at;
    account.mistakes = std::max(0.0, account.mistakes - passed.count() * perSecond);
    account.at = now;
    if (account.mistakes + 1 > burst)
        return true;
    account.mistakes += 1;
    return false;
}

} // namespace inglenook::relay
