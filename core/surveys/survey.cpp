#include "core/surveys/survey.h"

namespace inglenook::core {
namespace {

const QMap<QString, SurveyTexts>& allDefaults()
{
    static const QMap<QString, SurveyTexts> texts{
        {QStringLiteral("en"),
         {QStringLiteral("How was {business|your visit}, {first_name|in one click}?"),
          QStringLiteral("Dear {first_name|guest},"),
          QStringLiteral("How was your visit to {business|us}?"),
          {QStringLiteral("Delighted"), QStringLiteral("Happy"), QStringLiteral("Not quite"),
           QStringLiteral("Unhappy")},
          QStringLiteral("One press is all it takes. We read every answer ourselves."),
          QStringLiteral("Thank you for telling us."),
          QStringLiteral("Would you like to add a word?")}},
        {QStringLiteral("de"),
         {QStringLiteral("Wie war es bei uns, {first_name|mit einem Klick}?"),
          QStringLiteral("Guten Tag {first_name|lieber Gast},"),
          QStringLiteral("Wie hat es Ihnen bei uns gefallen?"),
          {QStringLiteral("Begeistert"), QStringLiteral("Zufrieden"), QStringLiteral("Nicht ganz"),
           QStringLiteral("Unzufrieden")},
          QStringLiteral("Ein Klick genügt. Wir lesen jede Antwort selbst."),
          QStringLiteral("Danke, dass Sie es uns gesagt haben."),
          QStringLiteral("Möchten Sie ein Wort dazu sagen?")}},
        {QStringLiteral("fr"),
         {QStringLiteral("Comment était-ce chez nous, {first_name|en un clic} ?"),
          QStringLiteral("Bonjour {first_name},"),
          QStringLiteral("Comment s’est passée votre visite ?"),
          {QStringLiteral("Ravi"), QStringLiteral("Content"), QStringLiteral("Pas tout à fait"),
           QStringLiteral("Mécontent")},
          QStringLiteral("Un seul clic suffit. Nous lisons chaque réponse nous-mêmes."),
          QStringLiteral("Merci de nous l’avoir dit."),
          QStringLiteral("Souhaitez-vous ajouter un mot ?")}},
        {QStringLiteral("es"),
         {QStringLiteral("¿Qué tal con nosotros, {first_name|en un clic}?"),
          QStringLiteral("Hola {first_name},"),
          QStringLiteral("¿Cómo fue su visita?"),
          {QStringLiteral("Encantado"), QStringLiteral("Contento"), QStringLiteral("No del todo"),
           QStringLiteral("Descontento")},
          QStringLiteral("Basta un clic. Leemos todas las respuestas."),
          QStringLiteral("Gracias por decírnoslo."),
          QStringLiteral("¿Quiere añadir unas palabras?")}},
        {QStringLiteral("it"),
         {QStringLiteral("Com’è andata da noi, {first_name|con un clic}?"),
          QStringLiteral("Buongiorno {first_name},"),
          QStringLiteral("Com’è andata la Sua visita?"),
          {QStringLiteral("Entusiasta"), QStringLiteral("Contento"), QStringLiteral("Non del tutto"),
           QStringLiteral("Scontento")},
          QStringLiteral("Basta un clic. Leggiamo ogni risposta di persona."),
          QStringLiteral("Grazie per avercelo detto."),
          QStringLiteral("Vuole aggiungere due parole?")}},
    };
    return texts;
}

} // namespace

const SurveyTexts& SurveyVersion::textsFor(const QString& language) const
{
    Q_ASSERT(texts.contains(defaultLanguage));
    const auto found = texts.constFind(language.left(2).toLower());
    return found != texts.cend() ? *found : *texts.constFind(defaultLanguage);
}

SurveyTexts defaultTexts(const QString& language)
{
    const auto& texts = allDefaults();
    return texts.value(language, texts.value(QStringLiteral("en")));
}

QStringList languagesWithDefaults()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("fr"), QStringLiteral("es"),
            QStringLiteral("it")};
}

} // namespace inglenook::core
