#include "core/outbox/refusalwatch.h"

namespace inglenook::core {

RefusalWatch::Sign RefusalWatch::add(bool refused)
{
    m_inARow = refused ? m_inARow + 1 : 0;
    m_inWindow += refused ? 1 : 0;
    m_last.push_back(refused);
    if (m_last.size() > window) {
        m_inWindow -= m_last.front() ? 1 : 0;
        m_last.pop_front();
    }
    if (m_inARow >= mostInARow)
        return Sign::ManyInARow;
    // A share of few answers says nothing: two bad addresses among twenty are no reason to stop.
    if (m_last.size() == window && m_inWindow > mostInWindow)
        return Sign::ManyOfTheLast;
    return Sign::Fine;
}

} // namespace inglenook::core
