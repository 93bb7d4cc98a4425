#include "core/contacts/vcardreader.h"

#include "core/contacts/vcardproperty.h"

#include <algorithm>

namespace inglenook::core {
namespace {

constexpr qsizetype pieceSize = 64 * 1024;         // bytes decoded at once
constexpr qsizetype longestProperty = 1024 * 1024; // more is a picture, of which nothing is kept
constexpr qsizetype mostOthers = 20;

enum Column { Address, First, Last, Full, Phone, Language, Tags, Note, Company, Others, ColumnCount };

bool isLine(QStringView line, QStringView expected)
{
    return line.trimmed().compare(expected, Qt::CaseInsensitive) == 0;
}

int rankOfPhone(const VcardProperty& property)
{
    const auto is = [&property](QStringView word) { return property.words.contains(word.toString()); };
    if (is(u"FAX") || is(u"PAGER") || is(u"MODEM") || is(u"BBS"))
        return 1000;
    return property.preference + (is(u"CELL") || is(u"MOBILE") || is(u"IPHONE") ? 0 : 200);
}

/// "tel:+44-7700-900123;ext=2" as one types it.
QString phoneIn(const QString& value)
{
    return value.startsWith(u"tel:", Qt::CaseInsensitive) ? value.sliced(4).section(u';', 0, 0) : vcardText(value);
}

} // namespace

struct VcardReader::Card
{
    QStringList cells = QStringList(ColumnCount);
    QStringList tags;
    QStringList others;
    int addressRank = 2000;
    int phoneRank = 999;
};

bool beginsLikeCards(QStringView text)
{
    return text.trimmed().startsWith(u"BEGIN:VCARD", Qt::CaseInsensitive);
}

VcardReader::VcardReader(const QByteArray& bytes, TextEncoding encoding)
    : m_bytes(bytes)
    , m_decoder(encoding)
{
}

QStringList VcardReader::header()
{
    return {contactFieldTitle(ContactField::Address),
            contactFieldTitle(ContactField::FirstName),
            contactFieldTitle(ContactField::LastName),
            contactFieldTitle(ContactField::FullName),
            contactFieldTitle(ContactField::Phone),
            contactFieldTitle(ContactField::Language),
            contactFieldTitle(ContactField::Tags),
            contactFieldTitle(ContactField::Note),
            tr("Company"),
            tr("Other addresses")};
}

ColumnMapping VcardReader::mapping()
{
    return {{ContactField::Address, Address}, {ContactField::FirstName, First}, {ContactField::LastName, Last},
            {ContactField::FullName, Full},   {ContactField::Phone, Phone},     {ContactField::Language, Language},
            {ContactField::Tags, Tags},       {ContactField::Note, Note}};
}

std::optional<ImportRow> VcardReader::next()
{
    auto begin = std::exchange(m_openCard, std::nullopt);
    Card card;
    int inside = 0; // cards inside the card, as 2.1 has them
    bool mayNest = false;
    while (true) {
        const auto property = nextProperty();
        const bool begins = property && isLine(*property, u"BEGIN:VCARD");
        if (!property)
            break;
        if (begins && begin && !mayNest) { // a card that is not closed ends where the next one begins
            m_openCard = m_propertyLine;
            break;
        }
        if (begins) {
            inside += begin ? 1 : 0;
            m_isOld = false;
            begin = begin ? begin : std::optional(m_propertyLine);
        } else if (begin && isLine(*property, u"END:VCARD")) {
            if (inside == 0)
                break;
            --inside;
        } else if (begin && inside == 0) {
            take(card, *property);
            m_isOld = m_isOld || isLine(*property, u"VERSION:2.1");
        }
        mayNest = property->startsWith(u"AGENT", Qt::CaseInsensitive) && property->trimmed().endsWith(u':');
    }
    if (!begin)
        return std::nullopt;
    card.cells[Tags] = card.tags.join(QStringLiteral(", "));
    card.cells[Others] = card.others.join(QStringLiteral(", "));
    return ImportRow{*begin, card.cells};
}

double VcardReader::progress() const
{
    if (m_bytes.isEmpty())
        return 1;
    const qsizetype ahead = std::min(m_text.size() - m_position, m_taken);
    return static_cast<double>(m_taken - ahead) / static_cast<double>(m_bytes.size());
}

bool VcardReader::readOn()
{
    if (m_taken >= m_bytes.size())
        return false;
    m_text.remove(0, m_position);
    m_position = 0;
    const qsizetype size = std::min(pieceSize, m_bytes.size() - m_taken);
    m_text += m_decoder.decode(QByteArrayView(m_bytes).sliced(m_taken, size));
    m_taken += size;
    return true;
}

/// A line as it stands in the file, without its end; of one that is far too long its start.
std::optional<QString> VcardReader::nextLine()
{
    QString line;
    bool isAny = false;
    while (m_position < m_text.size() || readOn()) {
        isAny = true;
        const auto from = m_text.cbegin() + m_position;
        const auto end = std::find_if(from, m_text.cend(), [](QChar c) { return c == u'\n' || c == u'\r'; });
        if (line.size() < longestProperty)
            line += QStringView(from, end);
        m_position = end - m_text.cbegin();
        if (end == m_text.cend())
            continue;
        const bool isReturn = *end == u'\r';
        ++m_position;
        if (isReturn && (m_position < m_text.size() || readOn()) && m_text.at(m_position) == u'\n')
            ++m_position;
        break;
    }
    m_line += isAny ? 1 : 0;
    return isAny ? std::optional(std::move(line)) : std::nullopt;
}

/// A line with those that it goes on in.
std::optional<QString> VcardReader::nextProperty()
{
    auto property = m_ahead ? std::exchange(m_ahead, std::nullopt) : nextLine();
    m_propertyLine = m_line;
    while (property) {
        auto line = nextLine();
        if (!line)
            break;
        const bool isQuoted = goesOnQuoted(*property);
        const bool isFolded = !line->isEmpty() && (line->front() == u' ' || line->front() == u'\t');
        if (!isQuoted && !isFolded) {
            m_ahead = std::move(line);
            break;
        }
        if (property->size() > longestProperty)
            continue;
        if (isQuoted)
            property->chop(1);
        *property += QStringView(*line).sliced(isQuoted || m_isOld ? 0 : 1);
    }
    return property;
}

void VcardReader::take(Card& card, const QString& line) const
{
    const VcardProperty property = VcardProperty::parse(line);
    if (property.name == u"EMAIL") {
        QString address = vcardText(property.value).trimmed();
        if (address.isEmpty())
            return;
        if (property.preference < card.addressRank) {
            card.addressRank = property.preference;
            address.swap(card.cells[Address]);
        }
        if (!address.isEmpty() && card.others.size() < mostOthers)
            card.others.append(address);
    } else if (property.name == u"TEL") {
        if (const int rank = rankOfPhone(property); rank < card.phoneRank) {
            card.phoneRank = rank;
            card.cells[Phone] = phoneIn(property.value);
        }
    } else if (property.name == u"N") {
        const QStringList parts = vcardParts(property.value, u';');
        card.cells[Last] = parts.value(0);
        card.cells[First] = parts.value(1);
    } else if (property.name == u"FN") {
        card.cells[Full] = vcardText(property.value);
    } else if (property.name == u"LANG" || property.name == u"LANGUAGE") {
        if (card.cells.at(Language).isEmpty())
            card.cells[Language] = vcardText(property.value);
    } else if (property.name == u"CATEGORIES") {
        card.tags += vcardParts(property.value, u',');
    } else if (property.name == u"NOTE") {
        card.cells[Note] = vcardText(property.value);
    } else if (property.name == u"ORG") {
        card.cells[Company] = vcardParts(property.value, u';').join(u' ').trimmed();
    }
}

} // namespace inglenook::core
