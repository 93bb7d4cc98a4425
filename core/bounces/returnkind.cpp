#include "core/bounces/returnkind.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace inglenook::core {
namespace {

constexpr std::array<const char16_t*, 11> words = {u"dead",    u"soft",       u"sender",   u"complaint",
                                                   u"opt_out", u"auto_reply", u"answered", u"doubtful",
                                                   u"delayed", u"delivered",  u"dismissed"};

QString say(const char* text)
{
    return QCoreApplication::translate("inglenook::core::ReturnKind", text);
}

bool speaksOf(const QString& text, const QRegularExpression& pattern)
{
    return pattern.match(text).hasMatch();
}

QRegularExpression anyOf(const char* pattern)
{
    return QRegularExpression(QString::fromUtf8(pattern), QRegularExpression::CaseInsensitiveOption |
                                                              QRegularExpression::UseUnicodePropertiesOption);
}

/// By words alone, in the languages that servers use. The first that fits counts: a refusal for spam often also says
/// "recipient rejected".
ReturnKind judgeWords(const QString& text)
{
    static const QRegularExpression full = anyOf(
        "(mailbox|inbox|account|user|postfach|bo[iî]te|buz[oó]n|casella)[^.\\n]{0,60}(\\bfull\\b|voll|pleine|llen[oa]|"
        "pien[ao])"
        "|over "
        "?quota|quota[^.\\n]{0,20}(exceeded|full|überschritten|dépassé)|exceed[^.\\n]{0,40}(storage|quota|mailbox)"
        "|out of storage|insufficient storage|speicherplatz|überfüllt");
    static const QRegularExpression sender =
        anyOf("\\bspam|black ?list|block ?list|\\bblocked\\b|reputation|\\bpolicy\\b|not "
              "permitted|\\bdmarc\\b|\\bspf\\b|\\bdkim\\b"
              "|unsolicited|listed (at|in|by)|\\brbl\\b|too large|size limit|maximum (message )?size|authenticat|virus"
              "|relay(ing)? (access )?denied|unable to relay|richtlinie|not accepted for policy");
    static const QRegularExpression dead = anyOf(
        "(user|recipient|address|mailbox|account) (is |was )?(unknown|invalid|disabled|inactive|deactivated|not found)"
        "|unknown (user|recipient|address|mailbox|local)|no such (user|mailbox|recipient|address|person|domain)"
        "|(does ?n.t|does not|did not|not) (exist|have an? [a-z.]* ?account|have a [a-z.]* ?account)|no mailbox here"
        "|invalid (recipient|mailbox|address|user)|not a valid (mailbox|recipient|address|user)|recipient (address "
        ")?rejected"
        "|mailbox (is )?unavailable|mailbox not available|unroute?able|host (or domain name )?not found"
        "|couldn.t find any host|name or service not known|domain (name )?(does not exist|not found)|no longer "
        "(exists|available|valid|in use)"
        "|unbekannt|existiert nicht|nicht (gefunden|bekannt|vorhanden)|kein (solches )?postfach|ungültige "
        "(adresse|empf)"
        "|n.existe (pas|plus)|inconnue?\\b|introuvable|no existe|desconocid|non esiste|sconosciut|bestaat "
        "niet|onbekend");
    static const QRegularExpression late =
        anyOf("expired|retry time(out)?|timed? ?out|giving up|too long|connection (was "
              ")?(refused|reset|lost|dropped)|not respond"
              "|temporar|try again|could not be delivered (for|within|after)|unreachable|greylist");
    if (speaksOf(text, full))
        return ReturnKind::Soft;
    if (speaksOf(text, sender))
        return ReturnKind::Sender;
    if (speaksOf(text, dead))
        return ReturnKind::Dead;
    return speaksOf(text, late) ? ReturnKind::Soft : ReturnKind::Doubtful;
}

ReturnKind judgeAddressStatus(const QByteArray& status)
{
    // 5.1.7 and 5.1.8 speak of the sender's address, the others of the recipient's.
    return status == "5.1.7" || status == "5.1.8" ? ReturnKind::Sender : ReturnKind::Dead;
}

ReturnKind judgeMailboxStatus(const QByteArray& status, const QString& text)
{
    if (status == "5.2.1")
        return ReturnKind::Dead; // disabled
    if (status == "5.2.2")
        return ReturnKind::Soft; // full
    return status == "5.2.3" ? ReturnKind::Sender : judgeWords(text);
}

ReturnKind judgeWayStatus(const QByteArray& status, const QString& text)
{
    if (status == "5.4.4" || status == "5.4.310")
        return ReturnKind::Dead; // no such domain
    if (status == "5.4.6" || status == "5.4.7" || status == "5.4.14")
        return ReturnKind::Soft; // a loop, or given up after days
    const ReturnKind byWords = judgeWords(text);
    return byWords == ReturnKind::Doubtful ? ReturnKind::Soft : byWords;
}

} // namespace

QString returnKindWord(ReturnKind kind)
{
    return QString::fromUtf16(words[static_cast<size_t>(kind)]);
}

std::optional<ReturnKind> returnKindFromWord(const QString& word)
{
    const auto found =
        std::find_if(words.begin(), words.end(), [&word](const char16_t* known) { return word == QStringView(known); });
    return found == words.end() ? std::nullopt : std::optional(static_cast<ReturnKind>(found - words.begin()));
}

QString returnKindText(ReturnKind kind)
{
    switch (kind) {
    case ReturnKind::Dead:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind", "This address does not exist any more."));
    case ReturnKind::Soft:
        return say(
            QT_TRANSLATE_NOOP("inglenook::core::ReturnKind",
                              "It could not be delivered for now: a full mailbox, or a mail server out of reach."));
    case ReturnKind::Sender:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind",
                                     "The guest’s mail server would not take it. The address itself may be fine."));
    case ReturnKind::Complaint:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind",
                                     "The guest marked it as spam, and is not mailed any more."));
    case ReturnKind::OptOut:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind",
                                     "The guest wrote that no more mail is wanted, and gets none."));
    case ReturnKind::AutoReply:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind", "An automatic answer came: it arrived."));
    case ReturnKind::Answered:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind",
                                     "The guest answered by mail: the words are in your inbox."));
    case ReturnKind::Doubtful:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind",
                                     "Something came back that does not quite fit. Nothing was done about it."));
    case ReturnKind::Delayed:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind", "The mail server is still trying to deliver it."));
    case ReturnKind::Delivered:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind", "The guest’s mail server says that it arrived."));
    case ReturnKind::Dismissed:
        return say(QT_TRANSLATE_NOOP("inglenook::core::ReturnKind", "You have said that it means nothing."));
    }
    Q_UNREACHABLE();
}

bool saysNotArrived(ReturnKind kind)
{
    return kind == ReturnKind::Dead || kind == ReturnKind::Soft || kind == ReturnKind::Sender;
}

QByteArray statusIn(const QString& text)
{
    static const QRegularExpression status(QStringLiteral("(?<![\\d.])([245]\\.\\d{1,2}\\.\\d{1,3})(?![\\d.]*\\d)"));
    QByteArray first;
    for (auto matches = status.globalMatch(text); matches.hasNext();) {
        const QByteArray found = matches.next().captured(1).toLatin1();
        if (!found.endsWith(".0.0"))
            return found;
        if (first.isEmpty())
            first = found;
    }
    return first;
}

ReturnKind judgeFailure(const QByteArray& status, const QString& text)
{
    const bool isGeneral = status.isEmpty() || status.endsWith(".0.0");
    const QByteArray told = isGeneral ? statusIn(text) : status;
    if (told.startsWith('4')) {
        // Given up after days of "later"; only a word about the sender says more.
        return judgeWords(text) == ReturnKind::Sender && told.startsWith("4.7.") ? ReturnKind::Sender
                                                                                 : ReturnKind::Soft;
    }
    if (told.startsWith("5.1."))
        return judgeAddressStatus(told);
    if (told.startsWith("5.2."))
        return judgeMailboxStatus(told, text);
    if (told.startsWith("5.4."))
        return judgeWayStatus(told, text);
    if (told.startsWith("5.6.") || told.startsWith("5.7.") || told == "5.3.4")
        return ReturnKind::Sender;
    return judgeWords(text);
}

} // namespace inglenook::core
