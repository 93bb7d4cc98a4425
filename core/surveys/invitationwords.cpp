#include "core/surveys/invitationwords.h"

#include <QtCore/QMap>

namespace inglenook::core {

InvitationWords invitationWords(const QString& language)
{
    static const QMap<QString, InvitationWords> words{
        {QStringLiteral("en"), {QStringLiteral("How we treat your answer"), QStringLiteral("No more mails like this")}},
        {QStringLiteral("de"),
         {QStringLiteral("Was mit Ihrer Antwort geschieht"), QStringLiteral("Keine solchen Mails mehr")}},
        {QStringLiteral("fr"),
         {QStringLiteral("Ce que nous faisons de votre réponse"), QStringLiteral("Ne plus recevoir ces messages")}},
        {QStringLiteral("es"),
         {QStringLiteral("Qué hacemos con su respuesta"), QStringLiteral("No recibir más correos así")}},
        {QStringLiteral("it"),
         {QStringLiteral("Come trattiamo la Sua risposta"), QStringLiteral("Non ricevere più queste mail")}},
    };
    return words.value(language, words.value(QStringLiteral("en")));
}

} // namespace inglenook::core
