#pragma once

#include "core/mailing/mailtransport.h"
#include "core/outbox/mailing.h"
#include "core/outbox/refusalwatch.h"
#include "core/outbox/sendtrouble.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

namespace inglenook::core {

/// Looks at the verdicts of a run and rules whether it goes on.
class RunGuard
{
    Q_DECLARE_TR_FUNCTIONS(inglenook::core::RunGuard)

public:
    struct Ruling
    {
        enum class Act {
            GoOn,
            TryAgain,    ///< by itself, after a pause
            PauseAll,    ///< every mailing, until the owner resumes
            StopMailing, ///< this one
        } act = Act::GoOn;
        SendTrouble trouble;
        bool isConnectionUseless = false;
        bool isServerWell = false; ///< it took a mail
    };

    [[nodiscard]] Ruling judge(Id<Mailing> mailing, const SendOutcome& outcome);
    /// A new start of the mailing.
    void forget(Id<Mailing> mailing);

private:
    [[nodiscard]] Ruling judgeAnswer(Id<Mailing> mailing, bool isRefused);

    QHash<Id<Mailing>, RefusalWatch> m_watches;
    int m_uncertainInARow = 0;
};

} // namespace inglenook::core
