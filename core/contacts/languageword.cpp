#include "core/contacts/languageword.h"

#include "core/contacts/contact.h"

#include <QtCore/QHash>
#include <QtCore/QLocale>

namespace inglenook::core {
namespace {

struct LanguageWords
{
    const char* code;
    const char* words; ///< folded: codes of three letters, then English, German, French, Spanish, Italian, its own
};

constexpr LanguageWords languageWords[] = {
    {"en", "eng|gb|uk|us|english|englisch|anglais|ingles|inglese|british|american"},
    {"de", "deu|ger|german|deutsch|allemand|aleman|tedesco|austrian|osterreichisch"},
    {"fr", "fra|fre|french|franzosisch|francais|frances|francese"},
    {"es", "spa|esp|spanish|spanisch|espagnol|espanol|castellano|spagnolo"},
    {"it", "ita|italian|italienisch|italien|italiano"},
    {"nl", "nld|dut|dutch|niederlandisch|hollandisch|neerlandais|neerlandes|olandese|nederlands"},
    {"pt", "por|portuguese|portugiesisch|portugais|portugues|portoghese"},
    {"pl", "pol|polish|polnisch|polonais|polaco|polacco|polski"},
    {"cs", "ces|cze|cz|czech|tschechisch|tcheque|checo|ceco|cestina"},
    {"da", "dan|danish|danisch|danois|danes|danese|dansk"},
    {"sv", "swe|swedish|schwedisch|suedois|sueco|svedese|svenska"},
    {"nb", "no|nor|nob|norwegian|norwegisch|norvegien|noruego|norvegese|norsk|bokmal"},
    {"fi", "fin|finnish|finnisch|finnois|fines|finlandese|suomi"},
    {"hu", "hun|hungarian|ungarisch|hongrois|hungaro|ungherese|magyar"},
    {"ro", "ron|rum|romanian|rumanisch|roumain|rumano|romeno|rumeno|romana"},
    {"ru", "rus|russian|russisch|russe|ruso|russo"},
    {"tr", "tur|turkish|turkisch|turc|turco|turkce"},
    {"zh", "zho|chi|chinese|chinesisch|chinois|chino|cinese"},
    {"ja", "jpn|japanese|japanisch|japonais|japones|giapponese"},
};

const QHash<QString, QString>& codesByWord()
{
    static const auto codes = [] {
        QHash<QString, QString> all;
        for (const LanguageWords& known : languageWords) {
            const QString code = QString::fromLatin1(known.code);
            const auto words = QString::fromLatin1(known.words).split(u'|');
            for (const QString& word : words)
                all.insert(word, code);
        }
        return all;
    }();
    return codes;
}

} // namespace

QStringList knownLanguages()
{
    QStringList codes;
    for (const LanguageWords& known : languageWords)
        codes.append(QString::fromLatin1(known.code));
    return codes;
}

QString languageFromWord(const QString& word)
{
    const QString folded = foldForSearch(word.trimmed());
    if (folded.isEmpty())
        return {};
    if (const auto known = codesByWord().constFind(folded); known != codesByWord().constEnd())
        return *known;
    // "de", "de-AT", "de_AT", "de (Deutschland)"
    const QString code = folded.left(2);
    const bool isCode = code.size() == 2 && (folded.size() == 2 || !folded.at(2).isLetterOrNumber());
    const QLocale locale(code);
    return isCode && locale.language() != QLocale::C && QLocale::languageToCode(locale.language()) == code ? code
                                                                                                           : QString();
}

} // namespace inglenook::core
