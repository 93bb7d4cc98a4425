#include "core/accounts/autoconfigdocument.h"

#include <QtCore/QXmlStreamReader>

#include <optional>

namespace inglenook::core {
namespace {

constexpr int deepest = 16;
constexpr qsizetype mostServers = 8;
constexpr int longestValue = 255;

/// One <outgoingServer> as it stands in the document.
struct OutgoingServer
{
    QString host;
    QString port;
    QString socket;
    QString user;
    QStringList authentication;
};

/// %EMAILADDRESS% and its parts, as the format defines them.
QString fillIn(QString text, const EmailAddress& address)
{
    const QString& whole = address.text();
    const qsizetype at = whole.lastIndexOf(u'@');
    text.replace(QLatin1String("%EMAILADDRESS%"), whole);
    text.replace(QLatin1String("%EMAILLOCALPART%"), whole.left(at));
    text.replace(QLatin1String("%EMAILDOMAIN%"), address.domain());
    return text.trimmed();
}

std::optional<FoundServer> judge(const OutgoingServer& server, const EmailAddress& address)
{
    FoundServer found;
    found.host = fillIn(server.host, address).toLower();
    bool isNumber = false;
    found.port = server.port.trimmed().toUShort(&isNumber);
    const QString socket = server.socket.trimmed().toUpper();
    const bool isSafe = socket == u"SSL" || socket == u"STARTTLS";
    if (!isHostName(found.host) || !isNumber || found.port == 0 || !isSafe)
        return std::nullopt;
    found.security = socket == u"SSL" ? MailSecurity::Tls : MailSecurity::StartTls;
    const QString user = fillIn(server.user, address);
    found.user = user.isEmpty() ? address.text() : user;
    found.takesPassword = server.authentication.isEmpty();
    for (const QString& kind : server.authentication) {
        const QString word = kind.trimmed().toLower();
        found.takesPassword = found.takesPassword || word == u"password-cleartext" || word == u"plain";
    }
    return found;
}

/// Reads the document level by level, so that its depth is known everywhere.
class AutoconfigReader
{
public:
    explicit AutoconfigReader(const QByteArray& xml)
        : m_xml(xml)
    {
    }

    /// Nothing when the document is not sound to its end.
    std::optional<QList<OutgoingServer>> read()
    {
        QList<OutgoingServer> servers;
        while (!m_xml.atEnd()) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD:
            case QXmlStreamReader::EntityReference:
                return std::nullopt;
            case QXmlStreamReader::StartElement:
                if (++m_depth > deepest)
                    return std::nullopt;
                enter(servers);
                break;
            case QXmlStreamReader::Characters:
                if (m_value && m_depth == m_valueDepth && m_value->size() <= longestValue)
                    m_value->append(m_xml.text());
                break;
            case QXmlStreamReader::EndElement:
                leave();
                break;
            default:
                break;
            }
        }
        return m_xml.hasError() ? std::nullopt : std::optional(servers);
    }

private:
    void enter(QList<OutgoingServer>& servers)
    {
        const auto name = m_xml.name();
        if (m_serverDepth == 0) {
            const bool isSmtp =
                m_xml.attributes().value(QLatin1String("type")).compare(u"smtp", Qt::CaseInsensitive) == 0;
            if (name == u"outgoingServer" && isSmtp && servers.size() < mostServers) {
                servers.append(OutgoingServer());
                m_serverDepth = m_depth;
            }
            return;
        }
        if (m_value && m_depth > m_valueDepth) {
            // A value with elements inside is no value.
            m_value->clear();
            m_value = nullptr;
        }
        if (m_depth != m_serverDepth + 1)
            return;
        OutgoingServer& server = servers.last();
        m_value = nullptr;
        if (name == u"hostname")
            m_value = &server.host;
        else if (name == u"port")
            m_value = &server.port;
        else if (name == u"socketType")
            m_value = &server.socket;
        else if (name == u"username")
            m_value = &server.user;
        else if (name == u"authentication")
            m_value = &server.authentication.emplaceBack();
        m_valueDepth = m_depth;
    }

    void leave()
    {
        if (m_value && m_depth == m_valueDepth)
            m_value = nullptr;
        if (m_depth == m_serverDepth)
            m_serverDepth = 0;
        --m_depth;
    }

    QXmlStreamReader m_xml;
    int m_depth = 0;
    int m_serverDepth = 0; ///< of the <outgoingServer> it is in; 0: in none
    int m_valueDepth = 0;
    QString* m_value = nullptr;
};

} // namespace

QList<FoundServer> readAutoconfig(const QByteArray& xml, const EmailAddress& address)
{
    if (xml.size() > longestAutoconfig)
        return {};
    const auto servers = AutoconfigReader(xml).read();
    if (!servers)
        return {};
    QList<FoundServer> found;
    for (const OutgoingServer& server : *servers) {
        if (const auto judged = judge(server, address))
            found += *judged;
    }
    return found;
}

} // namespace inglenook::core
