#include "core/surveys/invitationrenderer.h"

#include "core/surveys/mailface.h"

namespace inglenook::core {
namespace {

// The text has no colour of its own: the mail program's is the one that reads on its ground, light or dark.
const QString sans = QStringLiteral("font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;");
const QString serif = QStringLiteral("font-family:Georgia,'Times New Roman',serif;");
const QString tableStart =
    QStringLiteral("<table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" ");

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

/// Owner's text over several lines.
QString paragraphs(const QString& text)
{
    return escaped(text).replace(u'\n', QStringLiteral("<br>"));
}

/// The whole tile is the link. Its eyes and mouth are not read aloud, its word is.
QString faceTile(const MailFace& face, const QString& label, const QString& url)
{
    const QString line = QStringLiteral("%1px %2 %3")
                             .arg(face.lineWidth)
                             .arg(QLatin1String(face.isDoubleLine ? "double" : "solid"), QLatin1String(face.line));
    const int padding = 14 - face.lineWidth; // tiles are equally high whatever their line
    return tableStart +
           QStringLiteral("width=\"100%\" style=\"border-collapse:separate\"><tr><td align=\"center\" bgcolor=\"%1\" "
                          "style=\"background-color:%1;border:%2;border-radius:%3px\">\n"
                          "<a href=\"%4\" style=\"display:block;padding:%5px 2px;text-decoration:none;color:%6;")
               .arg(QLatin1String(face.ground), line, QString::number(face.corner), escaped(url),
                    QString::number(padding), QLatin1String(face.ink)) +
           sans +
           QStringLiteral("overflow-wrap:anywhere\"><span aria-hidden=\"true\" style=\"font-weight:bold\">"
                          "<span style=\"font-size:24px;line-height:24px\">%1</span><br>"
                          "<span style=\"font-size:36px;line-height:28px\">%2</span></span><br>"
                          "<span style=\"font-size:16px;line-height:24px;font-weight:bold\">%3</span></a>"
                          "</td></tr></table>")
               .arg(escaped(QString::fromUtf16(face.eyes)), escaped(QString::fromUtf16(face.mouth)), escaped(label));
}

/// Two tiles that never part: wide enough, both pairs stand in one row; on a phone one below the other.
QString facePair(size_t first, const InvitationContent& content, const InvitationLinks& links)
{
    QString tiles;
    for (const size_t i : {first, first + 1}) {
        tiles += QStringLiteral("<td width=\"128\" valign=\"top\" style=\"width:128px;padding:6px\">") +
                 faceTile(mailFaces[i], content.faceLabels[i], links.faces[i]) + QStringLiteral("</td>\n");
    }
    return tableStart +
           QStringLiteral("width=\"280\" style=\"display:inline-table;width:280px;table-layout:fixed\"><tr>\n") +
           tiles + QStringLiteral("</tr></table>");
}

/// Outlook for Windows does not set tables side by side by itself: it gets a table around them, in comments that only
/// it reads.
QString faceRow(const InvitationContent& content, const InvitationLinks& links)
{
    return QStringLiteral("<!--[if mso]><table role=\"presentation\" align=\"center\"><tr><td><![endif]-->\n") +
           facePair(0, content, links) + QStringLiteral("\n<!--[if mso]></td><td><![endif]-->\n") +
           facePair(2, content, links) + QStringLiteral("\n<!--[if mso]></td></tr></table><![endif]-->\n");
}

QString htmlHead(const InvitationContent& content)
{
    return QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                          "<meta name=\"color-scheme\" content=\"light dark\">\n"
                          "<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
                          "<title>%3</title>\n</head>\n")
        .arg(escaped(content.language), QLatin1String(content.isRightToLeft ? "rtl" : "ltr"), escaped(content.subject));
}

QString row(const QString& style, const QString& markup)
{
    return markup.isEmpty() ? QString()
                            : QStringLiteral("<tr><td align=\"center\" style=\"%1\">%2</td></tr>\n").arg(style, markup);
}

QString link(const QString& url, const QString& words)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:inherit;text-decoration:underline\">%2</a>")
        .arg(escaped(url), escaped(words));
}

QString footer(const InvitationContent& content, const InvitationLinks& links)
{
    const QString address = paragraphs(content.postalAddress);
    return (address.isEmpty() ? QString() : address + QStringLiteral("<br>")) +
           link(links.privacy, content.words.privacy) + QStringLiteral("<br>") +
           link(links.unsubscribePage, content.words.unsubscribe);
}

QString renderHtml(const InvitationContent& content, const InvitationLinks& links)
{
    const QString lines =
        tableStart + QStringLiteral("align=\"center\" width=\"100%\" style=\"max-width:600px\">\n") +
        row(sans +
                QStringLiteral("padding:24px 16px 8px;font-size:16px;line-height:24px;"
                               "font-weight:bold;border-top:4px solid ") +
                content.accentColour,
            content.businessName.isEmpty() ? QStringLiteral("&nbsp;") : escaped(content.businessName)) +
        row(sans + QStringLiteral("padding:8px 16px 0;font-size:16px;line-height:24px"), paragraphs(content.greeting)) +
        row(serif + QStringLiteral("padding:8px 16px 16px;font-size:26px;line-height:34px"),
            paragraphs(content.question)) +
        row(QStringLiteral("padding:0"), faceRow(content, links)) +
        row(sans + QStringLiteral("padding:16px 16px 8px;font-size:16px;line-height:24px"),
            paragraphs(content.closing)) +
        row(sans + QStringLiteral("padding:16px 16px 24px;font-size:13px;line-height:22px"), footer(content, links)) +
        QStringLiteral("</table>\n");
    return htmlHead(content) + QStringLiteral("<body style=\"margin:0;padding:0\">\n") + lines +
           QStringLiteral("</body>\n</html>\n");
}

QString renderText(const InvitationContent& content, const InvitationLinks& links)
{
    QStringList parts;
    if (!content.greeting.isEmpty())
        parts << content.greeting;
    parts << content.question;
    for (size_t i = 0; i < content.faceLabels.size(); ++i)
        parts << content.faceLabels[i] + QStringLiteral(":\n") + links.faces[i];
    if (!content.closing.isEmpty())
        parts << content.closing;
    QString signature = QStringLiteral("-- \n") + content.businessName;
    if (!content.postalAddress.isEmpty())
        signature += u'\n' + content.postalAddress;
    parts << signature;
    parts << content.words.privacy + QStringLiteral(":\n") + links.privacy;
    parts << content.words.unsubscribe + QStringLiteral(":\n") + links.unsubscribePage;
    return parts.join(QStringLiteral("\n\n")) + u'\n';
}

} // namespace

RenderedInvitation renderInvitation(const SurveyVersion& survey, const Contact& contact, const Business& business,
                                    const InvitationLinks& links)
{
    const InvitationContent content = fillInvitation(survey, contact, business);
    return {content.language, content.subject, renderText(content, links), renderHtml(content, links)};
}

InvitationLinks previewLinks()
{
    const QString nowhere = QStringLiteral("https://relay.invalid/a/preview");
    InvitationLinks links;
    links.faces.fill(nowhere);
    links.privacy = links.unsubscribePage = links.unsubscribeHeader = nowhere;
    return links;
}

} // namespace inglenook::core
