#include "core/outbox/mailing.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>

namespace inglenook::core {
namespace {

constexpr std::array<const char16_t*, 5> mailingStateWords = {u"draft", u"running", u"paused", u"stopped", u"finished"};
constexpr std::array<const char16_t*, 10> sendStateWords = {u"queued",   u"reserved", u"in_data",  u"ending",
                                                            u"accepted", u"deferred", u"rejected", u"uncertain",
                                                            u"held",     u"cancelled"};

template <size_t N>
int indexOf(const std::array<const char16_t*, N>& words, const QString& word)
{
    const auto found =
        std::find_if(words.begin(), words.end(), [&word](const char16_t* known) { return word == QStringView(known); });
    return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

QString tr(const char* text)
{
    return QCoreApplication::translate("inglenook::core::Audience", text);
}

} // namespace

Result<Audience> Audience::parse(const QString& text)
{
    if (text == u"all")
        return Audience{};
    const QString value = text.section(u':', 1).trimmed();
    if (text.startsWith(u"tag:")) {
        if (value.isEmpty())
            return Error{ErrorKind::InvalidInput, tr("The tag is missing: write, for example, “tag:regulars”."), {}};
        return Audience{Kind::Tag, value};
    }
    if (text.startsWith(u"rule:") && value.toLongLong() > 0)
        return Audience{Kind::Rule, value};
    if (text.startsWith(u"address:")) {
        const auto address = EmailAddress::parse(value);
        if (!address)
            return address.error();
        return Audience{Kind::Address, address->text()};
    }
    return Error{
        ErrorKind::InvalidInput, tr("An audience is “all”, “tag:” and a tag, or “address:” and a mail address."), {}};
}

QString Audience::text() const
{
    switch (kind) {
    case Kind::All:
        return QStringLiteral("all");
    case Kind::Tag:
        return QStringLiteral("tag:") + value;
    case Kind::Address:
        return QStringLiteral("address:") + value;
    case Kind::Rule:
        return QStringLiteral("rule:") + value;
    }
    Q_UNREACHABLE();
}

QString mailingStateWord(MailingState state)
{
    return QString::fromUtf16(mailingStateWords[static_cast<size_t>(state)]);
}

MailingState mailingStateFromWord(const QString& word)
{
    const int index = indexOf(mailingStateWords, word);
    Q_ASSERT(index >= 0);
    return static_cast<MailingState>(std::max(index, 0));
}

QString sendStateWord(SendState state)
{
    return QString::fromUtf16(sendStateWords[static_cast<size_t>(state)]);
}

std::optional<SendState> sendStateFromWord(const QString& word)
{
    const int index = indexOf(sendStateWords, word);
    return index < 0 ? std::nullopt : std::optional(static_cast<SendState>(index));
}

} // namespace inglenook::core
