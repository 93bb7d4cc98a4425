#include "core/visits/visitfield.h"

#include "core/contacts/contact.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace inglenook::core {
namespace {

struct FieldWords
{
    VisitField field;
    const char* word;
    const char* title;
    const char* headers; ///< what columns are called, folded, the most telling first, separated by '|'
};

constexpr FieldWords fieldWords[] = {
    {VisitField::Arrival, "arrival", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "Arrival"),
     "arrival|arrival date|arrived|arrive|check in|checkin|check in date|checkin date|date in|in date|start date|from|"
     "anreise|anreisedatum|anreisetag|ankunft|ankunftsdatum|von|arrivee|date arrivee|date d arrivee|debut|du|llegada|"
     "fecha llegada|fecha de llegada|entrada|fecha entrada|fecha de entrada|desde|arrivo|data arrivo|data di "
     "arrivo|dal"},
    {VisitField::Departure, "departure", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "Departure or visit"),
     "departure|departure date|departed|depart|check out|checkout|check out date|checkout date|date out|out date|"
     "end date|until|to|abreise|abreisedatum|abreisetag|abfahrt|bis|date de depart|date depart|fin|au|salida|"
     "fecha salida|fecha de salida|hasta|partenza|data partenza|data di partenza|al|visit date|date of visit|"
     "reservation date|booking time|reservation time|visit|date|besuchsdatum|besuch|besuch am|reservierungsdatum|datum|"
     "tag|date de visite|date de la visite|date reservation|fecha|fecha de visita|fecha reserva|data|data visita|"
     "data prenotazione|fecha de la visita"},
    {VisitField::Place, "place", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "Room or table"),
     "room|room number|room no|room name|room type|table|table number|table no|table name|unit|zimmer|zimmernummer|"
     "zimmer nr|zimmertyp|tisch|tischnummer|tisch nr|chambre|numero de chambre|n chambre|table n|habitacion|"
     "numero de habitacion|n habitacion|mesa|camera|numero camera|n camera|tavolo|numero tavolo"},
    {VisitField::Staff, "staff", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "Served by"),
     "staff|staff member|server|served by|waiter|host|employee|cashier|operator|bedienung|kellner|service|mitarbeiter|"
     "mitarbeiterin|bediener|serveur|serveuse|personnel|camarero|camarera|empleado|personal|cameriere|cameriera|"
     "operatore|personale"},
    {VisitField::Reference, "reference", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "Booking number"),
     "reference|booking reference|booking ref|ref|booking number|booking no|booking id|booking|reservation|"
     "reservation number|reservation no|reservation id|confirmation|confirmation number|confirmation no|"
     "confirmation code|book number|receipt number|receipt no|invoice number|buchungsnummer|buchungs nr|buchungsnr|"
     "buchung|buchungsreferenz|reservierungsnummer|reservierungsnr|reservierung|referenz|bestatigungsnummer|"
     "belegnummer|"
     "rechnungsnummer|numero de reservation|n reservation|n de reservation|reference de reservation|no de reservation|"
     "numero de reserva|n reserva|referencia|localizador|codigo de reserva|numero prenotazione|numero di prenotazione|"
     "codice prenotazione|riferimento|n prenotazione"},
    {VisitField::PartySize, "party-size", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "How many people"),
     "party size|party|people|persons|pax|guests|number of guests|no of guests|number of people|covers|cover|adults|"
     "personen|personenzahl|anzahl personen|anzahl gaste|gaste anzahl|personenanzahl|erwachsene|gedecke|personnes|"
     "nombre de personnes|nb personnes|couverts|adultes|personas|numero de personas|comensales|adultos|persone|"
     "numero di persone|numero persone|coperti|adulti"},
    {VisitField::Amount, "amount", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "Amount"),
     "amount|total|total amount|total price|price|revenue|spend|bill|bill total|invoice total|grand "
     "total|umsatz|betrag|"
     "gesamtbetrag|gesamtpreis|preis|summe|gesamt|rechnungsbetrag|montant|montant total|prix|prix total|total ttc|"
     "importe|importe total|precio|precio total|importo|importo totale|prezzo|totale|prezzo totale"},
    {VisitField::Tags, "visit-tags", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "Tags of the visit"),
     "visit tags|visit type|occasion|purpose|purpose of stay|rate|rate plan|channel|booking channel|booking source|"
     "anlass|reisegrund|rate name|tarif|vertriebskanal|buchungskanal|kanal|motif|occasion de la visite|canal|motivo|"
     "tarifa|canale|tariffa|occasione"},
    {VisitField::Status, "status", QT_TRANSLATE_NOOP("inglenook::core::VisitField", "State of the booking"),
     "status|state|booking status|reservation status|buchungsstatus|reservierungsstatus|zustand|statut|etat|"
     "statut de la reservation|estado|estado de la reserva|estado reserva|stato|stato prenotazione"},
};

const FieldWords& namesOf(VisitField field)
{
    return *std::find_if(std::begin(fieldWords), std::end(fieldWords),
                         [field](const FieldWords& known) { return known.field == field; });
}

/// Lower case, no accents, blanks for anything that is neither letter nor digit.
QString folded(const QString& header)
{
    QString text = foldForSearch(header);
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return !c.isLetterOrNumber(); }, QChar(u' '));
    return text.simplified();
}

} // namespace

QList<VisitField> visitFields()
{
    QList<VisitField> fields;
    for (const FieldWords& known : fieldWords)
        fields.append(known.field);
    return fields;
}

QString visitFieldWord(VisitField field)
{
    return QString::fromLatin1(namesOf(field).word);
}

QString visitFieldTitle(VisitField field)
{
    return QCoreApplication::translate("inglenook::core::VisitField", namesOf(field).title);
}

std::optional<VisitField> visitFieldFromWord(const QString& word)
{
    for (const FieldWords& known : fieldWords) {
        if (word == QLatin1String(known.word))
            return known.field;
    }
    return std::nullopt;
}

VisitMapping guessVisitMapping(const QStringList& header, const ColumnMapping& contacts)
{
    QStringList names;
    for (const QString& cell : header)
        names.append(folded(cell));
    VisitMapping mapping;
    const auto isIn = [](const auto& columns, int column) {
        return std::find(columns.begin(), columns.end(), column) != columns.end();
    };
    for (const FieldWords& known : fieldWords) {
        int best = -1;
        qsizetype bestRank = 0;
        const auto headers = QString::fromLatin1(known.headers).split(u'|');
        for (int column = 0; column < names.size(); ++column) {
            const qsizetype rank = headers.indexOf(names.at(column));
            const bool isTaken = isIn(contacts, column) || isIn(mapping, column);
            if (rank < 0 || isTaken || (best >= 0 && rank >= bestRank))
                continue;
            best = column;
            bestRank = rank;
        }
        if (best >= 0)
            mapping.insert(known.field, best);
    }
    return mapping;
}

QMap<QString, int> wordsOf(const VisitMapping& mapping)
{
    QMap<QString, int> words;
    for (auto column = mapping.begin(); column != mapping.end(); ++column)
        words.insert(visitFieldWord(column.key()), column.value());
    return words;
}

VisitMapping visitMappingFromWords(const QMap<QString, int>& words)
{
    VisitMapping mapping;
    for (auto column = words.begin(); column != words.end(); ++column) {
        if (const auto field = visitFieldFromWord(column.key()))
            mapping.insert(*field, column.value());
    }
    return mapping;
}

} // namespace inglenook::core
