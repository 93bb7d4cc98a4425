#include "core/answers/answer.h"

#include <QtCore/QCoreApplication>

#include <array>

namespace inglenook::core {
namespace {

/// By VerdictReason.
constexpr std::array<const char*, 20> reasonTexts{
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "pressed a face on the page"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "wrote a comment"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "asked to be called"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "looked at the page for long enough"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer",
                      "opened within minutes of the mail’s leaving, when mail filters look too"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer",
                      "at this mail provider only a press on the page counts, as it opens links by itself"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "two faces were opened within seconds"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer",
                      "the small print of the same mail was opened at that moment, as machines do"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "something only asked whether the link exists, as machines do"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "a machine was at the same mail at that moment"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "three or more faces were opened within seconds"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "pressed a button that people cannot see"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "answered faster than a person can"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "claimed to have looked for longer than it did"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "the press was made by a script"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "called itself a machine"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "you decided that it counts"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "you decided that it does not count"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer", "an older page was seen again after a press"),
    QT_TRANSLATE_NOOP("inglenook::core::Answer",
                      "came a day or more after the first answer, maybe from another person"),
};
static_assert(reasonTexts.size() == static_cast<std::size_t>(VerdictReason::AfterTheFirstDay) + 1);

} // namespace

QString verdictWord(Verdict verdict)
{
    const std::string_view word = verdictName(verdict);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

Verdict verdictFromWord(const QString& word)
{
    for (const Verdict verdict : {Verdict::Confirmed, Verdict::Counted, Verdict::Held, Verdict::Machine}) {
        if (word == verdictWord(verdict))
            return verdict;
    }
    return Verdict::None;
}

QString reasonText(VerdictReason reason)
{
    return QCoreApplication::translate("inglenook::core::Answer", reasonTexts[static_cast<std::size_t>(reason)]);
}

} // namespace inglenook::core
