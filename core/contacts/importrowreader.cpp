#include "core/contacts/importrowreader.h"

#include "core/contacts/languageword.h"

#include <QtCore/QRegularExpression>

#include <algorithm>

namespace inglenook::core {
namespace {

const QStringList& salutations()
{
    static const auto words = QStringLiteral("mr|mrs|ms|miss|mister|herr|herrn|frau|fraulein|mme|mlle|monsieur|madame|"
                                             "mademoiselle|sr|sra|srta|senor|senora|sig|sigra|signor|signora|signore")
                                  .split(u'|');
    return words;
}

const QStringList& particles()
{
    static const auto words =
        QStringLiteral("von|vom|zu|zum|zur|van|de|der|den|del|della|di|da|do|dos|du|des|la|le|lo|ter|ten|af|"
                       "av|bin|ibn|al|el|st")
            .split(u'|');
    return words;
}

/// The words of a name. "M." is a salutation, "M" an initial.
QStringList withoutSalutation(const QString& name)
{
    QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    const auto isSalutation = [](const QString& word) {
        QString plain = foldForSearch(word);
        plain.remove(u'.');
        return salutations().contains(plain) || word == u"M.";
    };
    while (words.size() > 1 && isSalutation(words.first()))
        words.removeFirst();
    return words;
}

/// Steers a screen instead of being seen. Joiners are part of some scripts and of emoji.
bool isUnseen(QChar c)
{
    if (c.unicode() >= 0x20 && c.unicode() < 0x7F)
        return false;
    return !c.isPrint() && !c.isSurrogate() && c.unicode() != 0x200C && c.unicode() != 0x200D;
}

/// On one line, without what cannot be seen.
QString cleaned(const QString& text)
{
    bool isClean = true;
    bool afterSpace = true;
    for (const QChar c : text) {
        const bool isPlainSpace = c == u' ';
        isClean = isClean && (isPlainSpace ? !afterSpace : !isUnseen(c) && !c.isSpace());
        afterSpace = isPlainSpace;
    }
    if (isClean && (text.isEmpty() || !afterSpace))
        return text;
    QString seen = text;
    std::replace_if(seen.begin(), seen.end(), isUnseen, QChar(u' '));
    return seen.simplified();
}

/// Keeps the lines of a note, but nothing else that cannot be seen.
QString cleanedNote(const QString& text)
{
    QString note = text;
    note.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    std::replace_if(
        note.begin(), note.end(), [](QChar c) { return isUnseen(c) && c != u'\n'; }, QChar(u' '));
    return note.trimmed();
}

/// Without what only keeps a spreadsheet from reckoning: ="0171 55" and '+44 7700.
QString withoutGuard(const QString& text)
{
    if (text.size() > 3 && text.startsWith(u"=\"") && text.endsWith(u'"'))
        return text.sliced(2, text.size() - 3);
    // Any number of apostrophes before such a sign: the first is the guard, as csvLine writes it.
    qsizetype marks = 0;
    while (marks < text.size() && text.at(marks) == u'\'')
        ++marks;
    const bool isGuarded = marks > 0 && marks < text.size() && QStringView(u"=+-@").contains(text.at(marks));
    return isGuarded ? text.sliced(1) : text;
}

/// "Anna Hall <anna@hall.example>" and "mailto:anna@hall.example" hold an address too.
QString addressIn(const QString& text)
{
    const qsizetype open = text.lastIndexOf(u'<');
    if (open >= 0 && text.endsWith(u'>'))
        return text.sliced(open + 1, text.size() - open - 2);
    return text.startsWith(u"mailto:", Qt::CaseInsensitive) ? text.sliced(7) : text;
}

bool readsLikeSum(const ImportRow& row)
{
    static const QRegularExpression sum(
        QStringLiteral("^(grand |sub)?(total|totals|sum|summe|gesamt|gesamtsumme|insgesamt|"
                       "zwischensumme|somme|totaux|suma|totale|totali|totales|count|anzahl)\\b"));
    for (const QString& cell : row.cells) {
        const QString text = foldForSearch(cell.trimmed());
        if (!text.isEmpty())
            return sum.match(text).hasMatch();
    }
    return false;
}

Error refused(const QString& reason)
{
    return {ErrorKind::InvalidInput, reason, {}};
}

} // namespace

ImportRowReader::ImportRowReader(ColumnMapping mapping, qsizetype columns)
    : m_mapping(std::move(mapping))
    , m_columns(columns)
{
}

Result<Contact> ImportRowReader::read(const ImportRow& row) const
{
    if (auto right = checkShape(row); !right)
        return right.error();
    const QString addressText = addressIn(cell(row, ContactField::Address));
    auto address = EmailAddress::parse(addressText);
    if (!address) {
        if (!addressText.contains(u'@') && readsLikeSum(row))
            return refused(tr("This is a line of sums, not a guest."));
        return address.error();
    }
    Contact contact{
        .id = {},
        .address = std::move(*address),
        .firstName = {},
        .lastName = {},
        .phone = cell(row, ContactField::Phone),
        .language = languageFromWord(cell(row, ContactField::Language)),
        .note = withoutGuard(cleanedNote(row.cells.value(m_mapping.value(ContactField::Note, -1)))),
        .tags = splitTags(cell(row, ContactField::Tags)),
        .source = {},
        .basis = Basis::Unknown,
        .basisDay = {},
    };
    readNames(row, contact);
    if (auto fits = checkLengths(contact); !fits)
        return fits.error();
    return contact;
}

Result<void> ImportRowReader::checkLengths(const Contact& contact)
{
    if (contact.firstName.size() > contactlimits::name || contact.lastName.size() > contactlimits::name)
        return refused(tr("The name is longer than %1 characters.").arg(contactlimits::name));
    if (contact.phone.size() > contactlimits::phone)
        return refused(tr("The phone number is longer than %1 characters.").arg(contactlimits::phone));
    if (contact.note.size() > contactlimits::note)
        return refused(tr("The note is longer than %L1 characters.").arg(contactlimits::note));
    const auto tooLong = std::find_if(contact.tags.cbegin(), contact.tags.cend(),
                                      [](const QString& tag) { return tag.size() > contactlimits::tag; });
    if (tooLong != contact.tags.cend())
        return refused(
            tr("The tag “%1…” is longer than %2 characters.").arg(tooLong->left(20)).arg(contactlimits::tag));
    return {};
}

QString ImportRowReader::cell(const ImportRow& row, ContactField field) const
{
    const auto column = m_mapping.constFind(field);
    return column == m_mapping.constEnd() ? QString() : cellText(row.cells.value(*column));
}

Result<void> ImportRowReader::checkShape(const ImportRow& row) const
{
    switch (row.trouble) {
    case ImportRow::Trouble::OpenQuote:
        return refused(tr("A quotation mark is opened in this line and never closed."));
    case ImportRow::Trouble::TooLong:
        return refused(tr("This line is too long to be a row."));
    case ImportRow::Trouble::None:
        break;
    }
    const auto isFilled = [](const QString& text) { return !text.trimmed().isEmpty(); };
    if (m_columns > 0 && row.cells.size() > m_columns &&
        std::any_of(row.cells.begin() + m_columns, row.cells.end(), isFilled))
        return refused(
            tr("The row has %1 columns, the header %2: a separator stands inside a text without quotation marks.")
                .arg(row.cells.size())
                .arg(m_columns));
    return {};
}

void ImportRowReader::readNames(const ImportRow& row, Contact& contact) const
{
    contact.firstName = cell(row, ContactField::FirstName);
    contact.lastName = cell(row, ContactField::LastName);
    const QString whole = cell(row, ContactField::FullName);
    if (whole.isEmpty() || (!contact.firstName.isEmpty() && !contact.lastName.isEmpty()))
        return;
    const NameParts parts = splitName(whole);
    if (contact.firstName.isEmpty() && contact.lastName.isEmpty()) {
        contact.firstName = parts.first;
        contact.lastName = parts.last;
    }
}

QString cellText(const QString& text)
{
    return withoutGuard(cleaned(text));
}

NameParts splitName(const QString& name)
{
    const qsizetype comma = name.indexOf(u',');
    if (comma > 0 && comma + 1 < name.size())
        return {withoutSalutation(name.sliced(comma + 1)).join(u' '), name.left(comma).trimmed()};
    const QStringList words = withoutSalutation(name);
    if (words.size() < 2)
        return {{}, words.join(u' ')};
    qsizetype last = words.size() - 1;
    while (last > 1 && particles().contains(words.at(last - 1).toLower()))
        --last;
    return {words.mid(0, last).join(u' '), words.mid(last).join(u' ')};
}

QStringList splitTags(const QString& text)
{
    static const QRegularExpression separators(QStringLiteral("[,;|]"));
    QStringList tags;
    const auto parts = text.split(separators, Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        QString tag = part.simplified();
        if (tag.size() > 1 && tag.startsWith(u'"') && tag.endsWith(u'"'))
            tag = tag.sliced(1, tag.size() - 2).trimmed();
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            tags.append(tag);
    }
    return tags;
}

} // namespace inglenook::core
