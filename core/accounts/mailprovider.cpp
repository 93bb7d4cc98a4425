#include "core/accounts/mailprovider.h"

namespace inglenook::core {
namespace {

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

/// The day on which the facts were compared with their sources.
constexpr int checkedYear = 2026, checkedMonth = 11, checkedDay = 22;

MailProvider tls(const char* id, const char* name, const char* host, const char* domains, const char* mailServers = "")
{
    MailProvider provider;
    provider.id = QString::fromLatin1(id);
    provider.name = QString::fromLatin1(name);
    provider.domains = words(domains);
    provider.mailServers = words(mailServers);
    provider.host = QString::fromLatin1(host);
    provider.checkedOn = QDate(checkedYear, checkedMonth, checkedDay);
    provider.source = QStringLiteral("Mozilla ISPDB");
    return provider;
}

MailProvider startTls(const char* id, const char* name, const char* host, const char* domains,
                      const char* mailServers = "")
{
    MailProvider provider = tls(id, name, host, domains, mailServers);
    provider.port = 587;
    provider.security = MailSecurity::StartTls;
    return provider;
}

MailProvider withAppPassword(MailProvider provider, const char* helpUrl)
{
    provider.signIn = SignInKind::AppPassword;
    provider.helpUrl = QUrl(QString::fromLatin1(helpUrl));
    return provider;
}

MailProvider withLimits(MailProvider provider, int perDay, int perMinute, const char* source)
{
    provider.perDay = perDay;
    provider.perMinute = perMinute;
    provider.source = QString::fromLatin1(source);
    return provider;
}

MailProvider withMarks(MailProvider provider, const char* spfInclude, const char* dkimNames)
{
    provider.spfInclude = QString::fromLatin1(spfInclude);
    provider.dkimNames = words(dkimNames);
    return provider;
}

constexpr const char* outlookDomains =
    "outlook.com hotmail.com live.com msn.com windowslive.com hotmail.co.uk live.co.uk outlook.ie live.ie outlook.de "
    "hotmail.de live.de outlook.at live.at outlook.fr hotmail.fr live.fr outlook.it hotmail.it live.it outlook.es "
    "hotmail.es outlook.be hotmail.be live.be hotmail.nl live.nl outlook.dk hotmail.dk live.dk hotmail.se live.se "
    "hotmail.no live.no hotmail.fi live.fi outlook.pt hotmail.ca live.ca outlook.com.au hotmail.com.au live.com.au "
    "hotmail.co.za live.co.za";

QList<MailProvider> american()
{
    const char* google = "https://support.google.com/accounts/answer/185833";
    const char* yahoo = "https://help.yahoo.com/kb/SLN15241.html";
    QList<MailProvider> list{
        withLimits(withAppPassword(tls("gmail", "Gmail", "smtp.gmail.com", "gmail.com googlemail.com"), google), 500, 0,
                   "developer.nylas.com: Gmail SMTP settings"),
        withMarks(withLimits(withAppPassword(tls("workspace", "Google Workspace", "smtp.gmail.com", "",
                                                 "google.com googlemail.com"),
                                             google),
                             2000, 0, "support.google.com/a/answer/166852"),
                  "_spf.google.com", "google"),
        withMarks(withLimits(startTls("microsoft365", "Microsoft 365", "smtp.office365.com", "",
                                      "mail.protection.outlook.com mx.microsoft"),
                             10'000, 30, "learn.microsoft.com: Exchange Online limits"),
                  "spf.protection.outlook.com", "selector1 selector2"),
        withLimits(
            startTls("outlook", "Outlook.com", "smtp-mail.outlook.com", outlookDomains, "olc.protection.outlook.com"),
            300, 0, "support.microsoft.com: Sending limits in Outlook.com"),
        withLimits(withAppPassword(tls("yahoo", "Yahoo", "smtp.mail.yahoo.com",
                                       "yahoo.com yahoo.co.uk yahoo.ie yahoo.de yahoo.fr yahoo.it yahoo.es ymail.com "
                                       "rocketmail.com"),
                                   yahoo),
                   500, 0, "help.yahoo.com SLN17518"),
        withAppPassword(tls("aol", "AOL", "smtp.aol.com", "aol.com aol.co.uk aim.com"), ""),
        withMarks(withLimits(withAppPassword(startTls("icloud", "iCloud", "smtp.mail.me.com",
                                                      "icloud.com me.com mac.com", "mail.icloud.com"),
                                             "https://support.apple.com/102654"),
                             1000, 0, "support.apple.com/102198"),
                  "icloud.com", "sig1"),
        withMarks(withLimits(tls("godaddy", "GoDaddy", "smtpout.secureserver.net", "", "secureserver.net"), 500, 0,
                             "godaddy.com: Professional Email limitations"),
                  "secureserver.net", ""),
        tls("mailcom", "mail.com", "smtp.mail.com", "mail.com"),
        withMarks(tls("rackspace", "Rackspace", "secure.emailsrvr.com", "", "emailsrvr.com"), "emailsrvr.com", ""),
    };
    for (MailProvider& provider : list) {
        if (provider.id == u"gmail" || provider.id == u"workspace")
            provider.browser = MailSignIn::Google;
        else if (provider.id == u"outlook" || provider.id == u"microsoft365")
            provider.browser = MailSignIn::Microsoft;
        if (provider.id == u"outlook")
            provider.signIn = SignInKind::Browser;
    }
    return list;
}

QList<MailProvider> british()
{
    return {
        tls("bt", "BT", "mail.btinternet.com", "btinternet.com btopenworld.com talk21.com"),
        withAppPassword(tls("sky", "Sky", "smtp.tools.sky.com", "sky.com"), ""),
        withAppPassword(tls("virginmedia", "Virgin Media", "smtp.virginmedia.com", "virginmedia.com"), ""),
        withAppPassword(tls("ntlworld", "Virgin Media", "smtp.ntlworld.com", "ntlworld.com"), ""),
    };
}

QList<MailProvider> ionos()
{
    const char* source = "ionos.co.uk: limits of sending";
    const auto row = [&](const char* id, const char* host, const char* mailServers) {
        return withLimits(tls(id, "IONOS", host, "", mailServers), 0, 6, source);
    };
    return {
        row("ionos-uk", "smtp.ionos.co.uk", "mx00.ionos.co.uk mx01.ionos.co.uk"),
        row("ionos-us", "smtp.ionos.com", "mx00.ionos.com mx01.ionos.com"),
        row("ionos-de", "smtp.ionos.de", "mx00.ionos.de mx01.ionos.de kundenserver.de"),
    };
}

QList<MailProvider> european()
{
    QList<MailProvider> list{
        withMarks(withAppPassword(tls("fastmail", "Fastmail", "smtp.fastmail.com", "fastmail.com fastmail.fm",
                                      "messagingengine.com"),
                                  "https://www.fastmail.help/hc/en-us/articles/360058752854"),
                  "spf.messagingengine.com", "fm1 fm2 fm3"),
        withMarks(tls("zoho", "Zoho", "smtp.zoho.com", "zoho.com zohomail.com"), "", ""),
        withMarks(tls("zoho-pro", "Zoho", "smtppro.zoho.com", "", "zoho.com"), "zoho.com", ""),
        withMarks(tls("zoho-eu", "Zoho", "smtppro.zoho.eu", "", "zoho.eu"), "zoho.eu", ""),
        tls("gmx", "GMX", "mail.gmx.net", "gmx.de gmx.net gmx.at gmx.ch"),
        tls("gmx-com", "GMX", "mail.gmx.com", "gmx.com gmx.co.uk gmx.us"),
        tls("webde", "WEB.DE", "smtp.web.de", "web.de"),
        withMarks(tls("ovh", "OVH", "ssl0.ovh.net", "", "mail.ovh.net"), "mx.ovh.com", ""),
        tls("gandi", "Gandi", "mail.gandi.net", "", "mail.gandi.net"),
        tls("strato", "Strato", "smtp.strato.de", "", "rzone.de"),
        tls("tonline", "T-Online", "securesmtp.t-online.de", "t-online.de"),
        tls("orange", "Orange", "smtp.orange.fr", "orange.fr wanadoo.fr"),
        tls("onecom", "one.com", "send.one.com", "", "one.com"),
        tls("posteo", "Posteo", "posteo.de", "posteo.de posteo.net posteo.org posteo.eu posteo.at posteo.ch posteo.uk"),
        withMarks(tls("mailboxorg", "mailbox.org", "smtp.mailbox.org", "mailbox.org", "mailbox.org"), "mailbox.org",
                  "mbo0001"),
        startTls("proton", "Proton Mail Bridge", "127.0.0.1", "proton.me protonmail.com pm.me", "protonmail.ch"),
    };
    for (MailProvider& provider : list) {
        provider.usesLocalPart = provider.id == u"webde";
        if (provider.id != u"proton")
            continue;
        provider.port = 1025;
        provider.signIn = SignInKind::BridgePassword;
        provider.helpUrl = QUrl(QStringLiteral("https://proton.me/mail/bridge"));
        provider.source = QStringLiteral("proton.me: Bridge");
    }
    return list;
}

} // namespace

const QList<MailProvider>& mailProviders()
{
    static const QList<MailProvider> providers = american() + british() + ionos() + european();
    return providers;
}

FoundServer MailProvider::serverFor(const EmailAddress& address) const
{
    const QString& whole = address.text();
    return {host, port, security, usesLocalPart ? whole.left(whole.lastIndexOf(u'@')) : whole,
            signIn != SignInKind::Browser};
}

const MailProvider* findProviderOfDomain(const QString& domain)
{
    for (const MailProvider& provider : mailProviders()) {
        if (provider.domains.contains(domain))
            return &provider;
    }
    return nullptr;
}

const MailProvider* findProviderOfMailServer(const QString& host)
{
    for (const MailProvider& provider : mailProviders()) {
        for (const QString& suffix : provider.mailServers) {
            if (isInsideDomain(host, suffix))
                return &provider;
        }
    }
    return nullptr;
}

const MailProvider* findProviderOfHost(const QString& host)
{
    for (const MailProvider& provider : mailProviders()) {
        if (provider.host.compare(host, Qt::CaseInsensitive) == 0)
            return &provider;
    }
    return nullptr;
}

} // namespace inglenook::core
