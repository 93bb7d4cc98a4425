#include "core/surveys/invitationrenderer.h"

#include "core/surveys/invitationwords.h"
#include "core/surveys/mergetext.h"

#include <algorithm>

namespace inglenook::core {
namespace {

/// How one face looks in a mail: an outline, eyes and a mouth made of text, so that it is there with pictures off.
struct FaceLook
{
    const char* colour; ///< contrast of at least 4.5 on white and on #252320
    const char*
        radius; ///< circle, rounded square, cut corners; programs that know no radius show a square with the word
    const char* border;
    const char* mouth;
};

constexpr std::array<FaceLook, 4> faceLooks{
    FaceLook{"#8A5F00", "32px", "4px double", "&#9697;"},
    FaceLook{"#0F6B58", "32px", "2px solid", "&#8255;"},
    FaceLook{"#A14E12", "12px", "2px solid", "&#8212;"},
    FaceLook{"#B3243B", "0", "2px dashed", "&#8994;"},
};

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

/// Owner's text over several lines.
QString paragraphs(const QString& text)
{
    return escaped(text.trimmed()).replace(u'\n', QStringLiteral("<br>"));
}

/// #RRGGBB, or the house's own accent: a colour is the one setting that stands inside an attribute.
QString safeColour(const QString& colour)
{
    const bool isColour =
        colour.size() == 7 && colour.startsWith(u'#') && std::all_of(colour.begin() + 1, colour.end(), [](QChar c) {
            return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        });
    return isColour ? colour : QStringLiteral("#A8431B");
}

struct Filled
{
    QString subject;
    QString greeting;
    QString question;
    QString closing;
    std::array<QString, 4> faceLabels;
};

Filled fill(const SurveyTexts& texts, const Contact& contact, const Business& business)
{
    const auto merge = [&](const QString& text) { return fillMergeFields(text, contact, business); };
    Filled filled{
        merge(texts.subject).simplified(), merge(texts.greeting), merge(texts.question), merge(texts.closing), {}};
    for (size_t i = 0; i < texts.faceLabels.size(); ++i)
        filled.faceLabels[i] = merge(texts.faceLabels[i]);
    return filled;
}

QString faceCell(const FaceLook& look, const QString& label, const QString& url)
{
    return QStringLiteral(
               "<td width=\"25%\" align=\"center\" valign=\"top\" style=\"padding:4px\">"
               "<a href=\"%1\" style=\"text-decoration:none;color:%2\">"
               "<table role=\"presentation\" align=\"center\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>"
               "<td class=\"card\" width=\"64\" height=\"64\" align=\"center\" bgcolor=\"#FFFFFF\" "
               "style=\"border:%3 %2;border-radius:%4;width:64px;height:64px;background-color:#FFFFFF\">"
               "<a href=\"%1\" aria-hidden=\"true\" tabindex=\"-1\" style=\"text-decoration:none;color:%2;"
               "font-size:22px;line-height:18px\">&#8226;&nbsp;&#8226;<br>%5</a></td></tr></table>"
               "<span style=\"font-size:15px;line-height:24px;font-weight:bold;color:%2\">%6</span></a></td>")
        .arg(escaped(url), QString::fromLatin1(look.colour), QString::fromLatin1(look.border),
             QString::fromLatin1(look.radius), QString::fromLatin1(look.mouth), escaped(label));
}

QString htmlHead(const QString& language, const QString& subject)
{
    return QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                          "<meta name=\"color-scheme\" content=\"light dark\">\n"
                          "<meta name=\"supported-color-schemes\" content=\"light dark\">\n"
                          "<title>%2</title>\n</head>\n")
        .arg(escaped(language), escaped(subject));
}

QString row(const QString& style, const QString& content)
{
    return QStringLiteral("<tr><td align=\"center\" style=\"%1\">%2</td></tr>\n").arg(style, content);
}

QString link(const QString& url, const QString& words)
{
    return QStringLiteral("<a href=\"%1\" style=\"color:#5C6169\">%2</a>").arg(escaped(url), escaped(words));
}

QString footer(const Business& business, const InvitationLinks& links, const InvitationWords& words)
{
    QStringList lines;
    if (!business.postalAddress.trimmed().isEmpty())
        lines << paragraphs(business.postalAddress);
    lines << link(links.privacy, words.privacy) + QStringLiteral(" &nbsp; ") +
                 link(links.unsubscribePage, words.unsubscribe);
    return lines.join(QStringLiteral("<br>"));
}

QString renderHtml(const QString& language, const Filled& filled, const Business& business,
                   const InvitationLinks& links)
{
    const InvitationWords words = invitationWords(language);
    QString faces;
    for (size_t i = 0; i < faceLooks.size(); ++i)
        faces += faceCell(faceLooks[i], filled.faceLabels[i], links.faces[i]) + u'\n';
    const QString serif = QStringLiteral("font-family:Georgia,'Times New Roman',serif;");
    const QString sans = QStringLiteral("font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;");

    QString body;
    body += row(sans + QStringLiteral("padding:24px 16px 8px;font-size:15px;font-weight:bold;color:%1")
                           .arg(safeColour(business.accentColour)),
                escaped(business.name));
    if (!filled.greeting.isEmpty())
        body += row(sans + QStringLiteral("padding:8px 16px 0;font-size:16px;line-height:24px;color:#1F2328"),
                    paragraphs(filled.greeting));
    body += row(serif + QStringLiteral("padding:8px 16px 16px;font-size:24px;line-height:32px;color:#1F2328"),
                paragraphs(filled.question));
    body += row(sans + QStringLiteral("padding:0 8px 8px"),
                QStringLiteral("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
                               "border=\"0\"><tr>\n%1</tr></table>")
                    .arg(faces));
    if (!filled.closing.isEmpty())
        body += row(sans + QStringLiteral("padding:8px 16px 24px;font-size:15px;line-height:22px;color:#1F2328"),
                    paragraphs(filled.closing));
    const QString card =
        QStringLiteral(
            "<table role=\"presentation\" align=\"center\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
            "border=\"0\" bgcolor=\"#FFFFFF\" style=\"max-width:560px;background-color:#FFFFFF;"
            "border:1px solid #E4E0D8;border-radius:8px\">\n%1</table>\n")
            .arg(body);
    const QString foot =
        QStringLiteral(
            "<table role=\"presentation\" align=\"center\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
            "border=\"0\" style=\"max-width:560px\">\n%1</table>\n")
            .arg(row(sans + QStringLiteral("padding:16px;font-size:12px;line-height:20px;color:#5C6169"),
                     footer(business, links, words)));
    return htmlHead(language, filled.subject) +
           QStringLiteral("<body bgcolor=\"#FBFAF7\" style=\"margin:0;padding:16px;background-color:#FBFAF7\">\n") +
           card + foot + QStringLiteral("</body>\n</html>\n");
}

QString renderText(const QString& language, const Filled& filled, const Business& business,
                   const InvitationLinks& links)
{
    const InvitationWords words = invitationWords(language);
    QStringList parts;
    if (!filled.greeting.isEmpty())
        parts << filled.greeting.trimmed();
    parts << filled.question.trimmed();
    for (size_t i = 0; i < filled.faceLabels.size(); ++i)
        parts << filled.faceLabels[i] + QStringLiteral(":\n") + links.faces[i];
    if (!filled.closing.isEmpty())
        parts << filled.closing.trimmed();
    QString signature = business.name;
    if (!business.postalAddress.trimmed().isEmpty())
        signature += u'\n' + business.postalAddress.trimmed();
    parts << QStringLiteral("-- \n") + signature;
    parts << words.privacy + QStringLiteral(":\n") + links.privacy;
    parts << words.unsubscribe + QStringLiteral(":\n") + links.unsubscribePage;
    return parts.join(QStringLiteral("\n\n")) + u'\n';
}

} // namespace

RenderedInvitation renderInvitation(const SurveyVersion& survey, const Contact& contact, const Business& business,
                                    const InvitationLinks& links)
{
    const QString wanted = contact.language.left(2).toLower();
    const QString language = survey.texts.contains(wanted) ? wanted : survey.defaultLanguage;
    const Filled filled = fill(survey.textsFor(language), contact, business);
    return {language, filled.subject, renderText(language, filled, business, links),
            renderHtml(language, filled, business, links)};
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
