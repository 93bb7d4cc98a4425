#include "core/surveys/invitationcontent.h"

#include "core/surveys/mergetext.h"

#include <algorithm>

namespace inglenook::core {
namespace {

/// #RRGGBB, or the house's own accent: a colour is the one setting that stands inside an attribute.
QString safeColour(const QString& colour)
{
    const bool isColour =
        colour.size() == 7 && colour.startsWith(u'#') && std::all_of(colour.begin() + 1, colour.end(), [](QChar c) {
            return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
        });
    return isColour ? colour : QStringLiteral("#A8431B");
}

bool isRightToLeft(const QString& language)
{
    return language == u"ar" || language == u"he" || language == u"fa" || language == u"ur";
}

/// The first of these that says something.
QString firstOf(std::initializer_list<QString> texts)
{
    const auto* found = std::find_if(texts.begin(), texts.end(), [](const QString& text) { return !text.isEmpty(); });
    return found == texts.end() ? QString() : *found;
}

} // namespace

InvitationContent fillInvitation(const SurveyVersion& survey, const Contact& contact, const Business& business)
{
    const QString wanted = contact.language.left(2).toLower();
    const QString language = survey.texts.contains(wanted) ? wanted : survey.defaultLanguage;
    const SurveyTexts& texts = survey.textsFor(language);
    const SurveyTexts ours = defaultTexts(language);
    const auto filled = [&](const QString& text) { return fillMergeFields(text, contact, business).trimmed(); };

    InvitationContent content;
    content.language = language;
    content.isRightToLeft = isRightToLeft(language);
    content.businessName = business.name.simplified();
    content.greeting = filled(texts.greeting);
    // A text that is one field alone is empty for a guest of whom we know nothing: then ours is said.
    content.question = firstOf({filled(texts.question), filled(ours.question)});
    content.subject = firstOf({filled(texts.subject).simplified(), content.question.simplified()});
    for (size_t i = 0; i < texts.faceLabels.size(); ++i)
        content.faceLabels[i] = firstOf({filled(texts.faceLabels[i]).simplified(), ours.faceLabels[i]});
    content.closing = filled(texts.closing);
    content.postalAddress = business.postalAddress.trimmed();
    content.words = invitationWords(language);
    content.accentColour = safeColour(business.accentColour);
    return content;
}

} // namespace inglenook::core
