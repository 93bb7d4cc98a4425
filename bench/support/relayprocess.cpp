#include "bench/support/relayprocess.h"

namespace inglenook::bench {

RelayProcess::RelayProcess(const QString& folder)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(BENCH_BIN_DIR "/inglenook-relay"),
                    {QStringLiteral("--data"), folder, QStringLiteral("--port"), QStringLiteral("0"),
                     QStringLiteral("--registration"), QStringLiteral("open")});
    QByteArray said;
    while (!said.contains('\n') && m_process.waitForReadyRead(20'000))
        said += m_process.readAllStandardOutput();
    const QByteArray word = "listening on ";
    if (const auto place = said.indexOf(word); place >= 0)
        m_url = QUrl(QString::fromLatin1(said.mid(place + word.size()).split('\n').first().trimmed()));
}

RelayProcess::~RelayProcess()
{
    m_process.terminate();
    m_process.waitForFinished();
}

} // namespace inglenook::bench
