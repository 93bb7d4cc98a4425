#pragma once

#include <QtCore/QHash>
#include <QtNetwork/QUdpSocket>

namespace inglenook::tests {

/// A name server on this computer that knows a few records (RFC 1035). Name servers are asked at port 53 only, which
/// not every user may open: see `isListening`.
class NameServer final : public QObject
{
public:
    enum Type : quint16 { Mx = 15, Txt = 16, Srv = 33 };

    NameServer()
    {
        connect(&m_socket, &QUdpSocket::readyRead, this, [this] { answer(); });
        m_isListening = m_socket.bind(QHostAddress(QHostAddress::LocalHost), 53);
    }

    [[nodiscard]] bool isListening() const { return m_isListening; }
    /// `content`: the record as it goes over the wire.
    void add(const QByteArray& name, Type type, const QByteArray& content) { m_records[{name, type}] += content; }

    [[nodiscard]] static QByteArray wireName(const QByteArray& name)
    {
        QByteArray wire;
        for (const QByteArray& label : name.split('.'))
            wire += number8(label.size()) + label;
        return wire + '\0';
    }
    [[nodiscard]] static QByteArray number8(qsizetype number) { return QByteArray(1, static_cast<char>(number)); }
    [[nodiscard]] static QByteArray number16(int number) { return number8(number >> 8) + number8(number & 255); }

    bool refuses = false; ///< "server failure" to everything

private:
    void answer()
    {
        while (m_socket.hasPendingDatagrams()) {
            QByteArray question(m_socket.pendingDatagramSize(), Qt::Uninitialized);
            QHostAddress who;
            quint16 port = 0;
            m_socket.readDatagram(question.data(), question.size(), &who, &port);
            m_socket.writeDatagram(reply(question), who, port);
        }
    }

    [[nodiscard]] QByteArray reply(const QByteArray& question) const
    {
        QByteArray name;
        qsizetype at = 12;
        while (at < question.size() && question.at(at) != 0) {
            name += (name.isEmpty() ? "" : ".") + question.mid(at + 1, question.at(at));
            at += question.at(at) + 1;
        }
        const auto type = static_cast<quint16>(static_cast<quint8>(question.at(at + 1)) * 256 +
                                               static_cast<quint8>(question.at(at + 2)));
        const QByteArrayList records = m_records.value({name.toLower(), type});
        const int code = refuses ? 2 : records.isEmpty() ? 3 : 0;
        QByteArray said = question.left(2) + number16(0x8180 | code) + number16(1) +
                          number16(static_cast<int>(records.size())) + number16(0) + number16(0) +
                          question.mid(12, at + 5 - 12);
        for (const QByteArray& record : records)
            said += number16(0xc00c) + number16(type) + number16(1) + number16(0) + number16(60) +
                    number16(static_cast<int>(record.size())) + record;
        return said;
    }

    QUdpSocket m_socket;
    QHash<std::pair<QByteArray, quint16>, QByteArrayList> m_records;
    bool m_isListening = false;
};

} // namespace inglenook::tests
