#include "relay/pages/page.h"

#include "core/clicks/clickevent.h"
#include "relay/pages/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace inglenook::relay {

namespace {

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

/// `en`, `de`, `pt-br`, in lower case.
bool isLanguageTag(std::string_view tag)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return tag.size() >= 2 && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), fits) && tag.front() != '-';
}

bool isColour(std::string_view text)
{
    return text.size() == 7 && text[0] == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

/// Collects the members of one page; remembers the first one that is wrong.
class PageReader
{
public:
    [[nodiscard]] const std::string& wrongField() const { return m_wrong; }

    void fail(const std::string& path)
    {
        if (m_wrong.empty())
            m_wrong = path;
    }

    void text(const Json& object, std::string_view member, const std::string& path, std::size_t most, std::string& into,
              bool needed = false)
    {
        const Json* found = object.find(member);
        const std::string* value = found ? found->string() : nullptr;
        const auto length = value ? core::countCharacters(*value) : std::nullopt;
        if (length && *length <= most && (*length > 0 || !needed))
            into = *value;
        else if (found || needed)
            fail(path);
    }

    void flag(const Json& object, std::string_view member, bool& into)
    {
        const Json* found = object.find(member);
        if (!found)
            return;
        if (const bool* value = found->boolean())
            into = *value;
        else
            fail(std::string(member));
    }

    void days(const Json& object, int& into)
    {
        const Json* found = object.find("linkDays");
        if (!found)
            return;
        const double* value = found->number();
        if (value && *value >= 1 && *value <= longestLinkDays && std::floor(*value) == *value)
            into = static_cast<int>(*value);
        else
            fail("linkDays");
    }

    void reviewLinks(const Json& object, std::vector<ReviewLink>& into)
    {
        const Json* found = object.find("reviewLinks");
        if (!found)
            return;
        const Json::Array* links = found->array();
        if (!links || links->size() > 5)
            return fail("reviewLinks");
        for (std::size_t i = 0; i < links->size(); ++i) {
            const std::string path = "reviewLinks." + std::to_string(i);
            ReviewLink link;
            text((*links)[i], "title", path + ".title", 60, link.title, true);
            text((*links)[i], "url", path + ".url", 500, link.url, true);
            const std::string start = lowerCase(std::string_view(link.url).substr(0, 8));
            if (!start.starts_with("http://") && !start.starts_with("https://"))
                fail(path + ".url");
            into.push_back(std::move(link));
        }
    }

    void language(const Json& texts, const std::string& path, std::map<std::string, std::string>& into)
    {
        if (!texts.object())
            return fail(path);
        wordsOf(texts.find("words"), path + ".words", 300, into);
        constexpr std::array<std::pair<std::string_view, std::size_t>, 4> known{
            {{"question", 300}, {"thanks", 600}, {"commentLabel", 200}, {"privacyText", 8000}}};
        for (const auto& [name, most] : known)
            word(texts, name, path, most, into);
        const Json* faces = texts.find("faces");
        if (faces && !faces->object())
            return fail(path + ".faces");
        for (const core::Face face : core::allFaces) {
            if (faces)
                word(*faces, core::faceWord(face), path + ".faces", 60, into);
        }
    }

private:
    void word(const Json& object, std::string_view name, const std::string& path, std::size_t most,
              std::map<std::string, std::string>& into)
    {
        std::string value;
        text(object, name, path + "." + std::string(name), most, value);
        if (!value.empty())
            into[std::string(name)] = std::move(value);
    }

    void wordsOf(const Json* words, const std::string& path, std::size_t most, std::map<std::string, std::string>& into)
    {
        if (!words)
            return;
        if (!words->object())
            return fail(path);
        for (const auto& [name, ignored] : *words->object()) {
            if (isWord(name))
                word(*words, name, path, most, into);
        }
    }

    std::string m_wrong;
};

double qualityOf(std::string_view parameters)
{
    const auto at = parameters.find("q=");
    double quality = 1;
    if (at != std::string_view::npos)
        std::from_chars(parameters.data() + at + 2, parameters.data() + parameters.size(), quality);
    return quality;
}

} // namespace

std::string Page::word(std::string_view language, std::string_view name) const
{
    std::string text(defaultWord(language, name));
    if (const auto words = languages.find(std::string(language)); words != languages.end()) {
        if (const auto found = words->second.find(std::string(name)); found != words->second.end())
            text = found->second;
    }
    constexpr std::string_view mark = "{business}";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + business.size()))
        text.replace(at, mark.size(), business);
    return text;
}

std::vector<std::string> acceptedLanguages(std::string_view acceptLanguage)
{
    std::vector<std::pair<double, std::string>> wishes;
    while (!acceptLanguage.empty() && wishes.size() < 20) {
        std::string_view wish = acceptLanguage.substr(0, acceptLanguage.find(','));
        acceptLanguage.remove_prefix(std::min(wish.size() + 1, acceptLanguage.size()));
        wish.remove_prefix(std::min(wish.find_first_not_of(' '), wish.size()));
        const auto semicolon = wish.find(';');
        std::string tag = lowerCase(wish.substr(0, std::min(semicolon, wish.find(' '))));
        const double quality = semicolon == std::string_view::npos ? 1 : qualityOf(wish.substr(semicolon));
        if (isLanguageTag(tag) && quality > 0)
            wishes.emplace_back(-quality, std::move(tag));
    }
    std::stable_sort(wishes.begin(), wishes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> tags;
    tags.reserve(wishes.size());
    for (auto& wish : wishes)
        tags.push_back(std::move(wish.second));
    return tags;
}

std::string Page::languageFor(std::string_view acceptLanguage) const
{
    for (const std::string& tag : acceptedLanguages(acceptLanguage)) {
        for (const std::string& candidate : {tag, tag.substr(0, tag.find('-'))}) {
            if (languages.contains(candidate))
                return candidate;
        }
    }
    return defaultLanguage;
}

ParsedPage parsePage(const Json& json)
{
    if (!json.object())
        return {std::nullopt, {}};
    Page page;
    PageReader reader;
    reader.text(json, "business", "business", 120, page.business, true);
    reader.text(json, "accent", "accent", 7, page.accent);
    if (!isColour(page.accent))
        reader.fail("accent");
    reader.flag(json, "asksForComment", page.asksForComment);
    reader.flag(json, "offersCall", page.offersCall);
    reader.flag(json, "alwaysAskForTap", page.alwaysAskForTap);
    reader.days(json, page.linkDays);
    reader.reviewLinks(json, page.reviewLinks);

    const Json* languages = json.find("languages");
    const Json::Object* byTag = languages ? languages->object() : nullptr;
    if (!byTag || byTag->empty() || byTag->size() > 20) {
        reader.fail("languages");
    } else {
        for (const auto& [tag, texts] : *byTag) {
            const std::string key = lowerCase(tag);
            if (!isLanguageTag(key))
                reader.fail("languages." + tag);
            reader.language(texts, "languages." + tag, page.languages[key]);
        }
    }
    reader.text(json, "defaultLanguage", "defaultLanguage", 35, page.defaultLanguage, true);
    page.defaultLanguage = lowerCase(page.defaultLanguage);
    if (!page.languages.contains(page.defaultLanguage))
        reader.fail("defaultLanguage");
    if (!reader.wrongField().empty())
        return {std::nullopt, reader.wrongField()};
    return {std::move(page), {}};
}

} // namespace inglenook::relay
