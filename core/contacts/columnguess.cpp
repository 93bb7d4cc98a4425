#include "core/contacts/columnguess.h"

#include "core/contacts/contact.h"

#include <QtCore/QSet>

#include <algorithm>

namespace inglenook::core {
namespace {

// What columns are called, folded: lower case, no accents, blanks for anything that is neither letter nor digit.
struct FieldHeaders
{
    ContactField field;
    const char* headers; ///< separated by '|'
};

constexpr FieldHeaders knownHeaders[] = {
    {ContactField::Address,
     "email|e mail|mail|email address|e mail address|mail address|guest email|guest e mail|customer email|contact "
     "email|"
     "primary email|email 1|e mail 1|e mail 1 value|emailaddress|email adresse|e mail adresse|mailadresse|mail adresse|"
     "emailadresse|kunden email|gast email|gast e mail|e mail privat|adresse email|adresse e mail|adresse mail|"
     "adresse electronique|courriel|mel|email client|correo|correo electronico|direccion de correo|"
     "direccion de correo electronico|direccion de email|direccion email|e correo|email cliente|indirizzo email|"
     "indirizzo e mail|indirizzo mail|posta elettronica|indirizzo di posta elettronica|email ospite"},
    {ContactField::FirstName,
     "first name|firstname|first|given name|givenname|forename|christian name|guest first name|fname|vorname|vornamen|"
     "rufname|vorname gast|prenom|prenoms|nombre de pila|primer nombre|nombres|nome di battesimo|primo nome"},
    {ContactField::LastName,
     "last name|lastname|last|surname|family name|familyname|guest last name|lname|nachname|familienname|zuname|"
     "nachname gast|nom de famille|apellido|apellidos|primer apellido|cognome|cognomi"},
    {ContactField::FullName,
     "full name|fullname|guest name|guest|customer|customer name|contact name|contact|display name|booker|booked by|"
     "booker name|gast|gastname|gaste|kunde|kundenname|name des gastes|ansprechpartner|besteller|client|nom complet|"
     "nom du client|nom client|nom et prenom|nom prenom|prenom nom|prenom et nom|voyageur|nombre completo|"
     "nombre y apellidos|apellidos y nombre|nombre del cliente|nombre cliente|huesped|cliente|nome completo|"
     "nome e cognome|cognome e nome|nominativo|ospite|nome cliente|vor und nachname|vorname nachname|"
     "vorname und nachname|nachname vorname|name vorname"},
    {ContactField::Phone,
     "mobile|mobile phone|mobile number|cell|cell phone|cellphone|phone|phone number|phone 1|phone 1 value|telephone|"
     "telephone number|tel|tel no|contact number|guest phone|handy|handynummer|handy nr|mobil|mobiltelefon|mobilnummer|"
     "mobil nr|telefon|telefonnummer|telefon nr|tel nr|rufnummer|telefon mobil|telefon privat|portable|mobile client|"
     "telephone portable|telephone mobile|numero de telephone|no de telephone|gsm|movil|telefono "
     "movil|celular|telefono|"
     "numero de telefono|cellulare|telefono cellulare|numero di telefono|numero di cellulare|recapito telefonico"},
    {ContactField::Language,
     "language|lang|guest language|preferred language|locale|sprache|korrespondenzsprache|gastsprache|langue|"
     "langue du client|idioma|lingua"},
    {ContactField::Tags,
     "tags|tag|labels|label|group|groups|category|categories|segment|gruppe|gruppen|kategorie|kategorien|schlagwort|"
     "schlagworte|schlagworter|stichwort|stichworte|etikett|etiketten|groupe|groupes|categorie|etiquette|etiquettes|"
     "grupo|grupos|categoria|categorias|etiqueta|etiquetas|gruppo|gruppi|categorie cliente|etichetta|etichette"},
    {ContactField::Note,
     "note|notes|comment|comments|remark|remarks|memo|guest notes|notiz|notizen|bemerkung|bemerkungen|anmerkung|"
     "anmerkungen|kommentar|hinweis|hinweise|remarque|remarques|commentaire|commentaires|nota|notas|observacion|"
     "observaciones|comentario|comentarios|commento|commenti|osservazioni|annotazioni"},
};

QString folded(const QString& header)
{
    QString text = foldForSearch(header);
    for (QChar& c : text) {
        if (!c.isLetterOrNumber())
            c = u' ';
    }
    return text.simplified();
}

/// How early a header stands among those known for the field; -1 when it is not.
qsizetype rankOf(ContactField field, const QString& header)
{
    static const auto byField = [] {
        QHash<ContactField, QStringList> lists;
        for (const FieldHeaders& known : knownHeaders)
            lists.insert(known.field, QString::fromLatin1(known.headers).split(u'|'));
        return lists;
    }();
    return header.isEmpty() ? -1 : byField.value(field).indexOf(header);
}

/// Headers that mean one thing alone and another beside their partner: "Nom" beside "Prénom" is the last name.
struct PairedHeader
{
    const char* header;
    ContactField beside; ///< what it is when a column of the other half is there
};

constexpr PairedHeader pairedHeaders[] = {
    {"name", ContactField::LastName},
    {"nom", ContactField::LastName},
    {"nombre", ContactField::FirstName},
    {"nome", ContactField::FirstName},
};

/// A cell that can only be an address.
bool holdsAddress(const QString& cell)
{
    return cell.contains(u'@') && EmailAddress::parse(cell).has_value();
}

class Guess
{
public:
    Guess(const QStringList& header, const QList<ImportRow>& sample)
        : m_sample(sample)
    {
        for (const QString& cell : header)
            m_headers.append(folded(cell));
        m_columns = header.size();
        for (const ImportRow& row : sample)
            m_columns = std::max(m_columns, row.cells.size());
    }

    ColumnMapping run()
    {
        takeAddress();
        for (const ContactField field : contactFields()) {
            if (field != ContactField::Address)
                take(field, bestColumn(field));
        }
        takeNames();
        // Two halves of a name say more than the whole.
        if (m_mapping.contains(ContactField::FirstName) && m_mapping.contains(ContactField::LastName))
            m_mapping.remove(ContactField::FullName);
        return m_mapping;
    }

private:
    /// The column called for it that holds the most addresses; without such a name, the one that holds nothing else.
    void takeAddress()
    {
        int best = -1;
        double bestScore = 0;
        for (int column = 0; column < m_columns; ++column) {
            const bool isNamed = column < m_headers.size() && rankOf(ContactField::Address, m_headers.at(column)) >= 0;
            const double share = addressShare(column);
            const double score = isNamed ? 1 + share : (share > 0.5 ? share : 0);
            if (score > bestScore) {
                bestScore = score;
                best = column;
            }
        }
        take(ContactField::Address, best);
    }

    int bestColumn(ContactField field) const
    {
        int best = -1;
        std::pair<bool, qsizetype> bestScore; // something in it, then the more usual name
        for (int column = 0; column < m_headers.size(); ++column) {
            const qsizetype rank = rankOf(field, m_headers.at(column));
            if (rank < 0 || m_taken.contains(column))
                continue;
            const std::pair score(!isEmpty(column), -rank);
            if (best < 0 || score > bestScore) {
                best = column;
                bestScore = score;
            }
        }
        return best;
    }

    void takeNames()
    {
        for (const PairedHeader& paired : pairedHeaders) {
            const auto column = static_cast<int>(m_headers.indexOf(QLatin1String(paired.header)));
            if (column < 0 || m_taken.contains(column))
                continue;
            const bool isLast = paired.beside == ContactField::LastName;
            const ContactField other = isLast ? ContactField::FirstName : ContactField::LastName;
            if (m_mapping.contains(other) && !m_mapping.contains(paired.beside))
                take(paired.beside, column);
            else if (!m_mapping.contains(ContactField::FullName) && !m_mapping.contains(paired.beside))
                take(ContactField::FullName, column);
        }
    }

    void take(ContactField field, int column)
    {
        if (column < 0)
            return;
        m_mapping.insert(field, column);
        m_taken.insert(column);
    }

    double addressShare(int column) const
    {
        int filled = 0;
        int addresses = 0;
        for (const ImportRow& row : m_sample) {
            const QString cell = row.cells.value(column).trimmed();
            filled += cell.isEmpty() ? 0 : 1;
            addresses += holdsAddress(cell) ? 1 : 0;
        }
        return filled > 0 ? static_cast<double>(addresses) / filled : 0;
    }

    bool isEmpty(int column) const
    {
        return std::all_of(m_sample.begin(), m_sample.end(),
                           [column](const ImportRow& row) { return row.cells.value(column).trimmed().isEmpty(); });
    }

    const QList<ImportRow>& m_sample;
    QStringList m_headers;
    qsizetype m_columns = 0;
    ColumnMapping m_mapping;
    QSet<int> m_taken;
};

} // namespace

ColumnMapping guessMapping(const QStringList& header, const QList<ImportRow>& sample)
{
    return Guess(header, sample).run();
}

bool isHeader(const QStringList& cells)
{
    if (std::any_of(cells.begin(), cells.end(), holdsAddress))
        return false;
    int known = 0;
    int filled = 0;
    bool hasAddress = false;
    for (const QString& cell : cells) {
        const QString header = folded(cell);
        filled += header.isEmpty() ? 0 : 1;
        const bool isPaired =
            std::any_of(std::begin(pairedHeaders), std::end(pairedHeaders),
                        [&](const PairedHeader& paired) { return header == QLatin1String(paired.header); });
        for (const ContactField field : contactFields()) {
            if (rankOf(field, header) < 0)
                continue;
            hasAddress = hasAddress || field == ContactField::Address;
            ++known;
            break;
        }
        known += isPaired ? 1 : 0;
    }
    return hasAddress || (known > 0 && known * 2 >= filled);
}

} // namespace inglenook::core
