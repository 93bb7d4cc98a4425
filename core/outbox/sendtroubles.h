#pragma once

#include "core/outbox/sendtrouble.h"

#include <QtCore/QObject>

namespace inglenook::core {

/// What keeps a run from sending: something that is not set up, or something that has happened on the way. The first
/// comes first, as nothing goes without it.
class SendTroubles : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void setSetup(const SendTrouble& trouble) { set(m_setup, trouble); }
    void setRun(const SendTrouble& trouble) { set(m_run, trouble); }
    [[nodiscard]] bool isSetUp() const { return m_setup.isEmpty(); }
    [[nodiscard]] const SendTrouble& current() const { return isSetUp() ? m_run : m_setup; }

    [[nodiscard]] static SendTrouble noAccount();
    [[nodiscard]] static SendTrouble noRelay();
    [[nodiscard]] static SendTrouble noPassword();

Q_SIGNALS:
    void changed(const QString& text);

private:
    void set(SendTrouble& which, const SendTrouble& trouble);

    SendTrouble m_setup;
    SendTrouble m_run;
};

} // namespace inglenook::core
