#pragma once

#include <QtCore/QProcess>
#include <QtCore/QUrl>

namespace inglenook::bench {

/// The relay's own program on a free port of this computer.
class RelayProcess
{
public:
    explicit RelayProcess(const QString& folder);
    ~RelayProcess();

    /// Invalid when it did not come up.
    [[nodiscard]] const QUrl& url() const { return m_url; }

private:
    QProcess m_process;
    QUrl m_url;
};

} // namespace inglenook::bench
