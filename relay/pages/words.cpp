#include "relay/pages/words.h"

#include <algorithm>
#include <array>

namespace inglenook::relay {

namespace {

struct Entry
{
    std::string_view name;
    std::string_view english;
    std::string_view german;
};

constexpr std::array entries{
    Entry{"question", "How was it for you?", "Wie hat es Ihnen gefallen?"},
    Entry{"thanks", "Thank you for telling us.", "Danke, dass Sie es uns sagen."},
    Entry{"gold", "Delighted", "Begeistert"},
    Entry{"green", "Happy", "Zufrieden"},
    Entry{"amber", "Not quite", "Nicht ganz"},
    Entry{"red", "Unhappy", "Unzufrieden"},
    Entry{"press", "Press to send this answer", "Drücken, um so zu antworten"},
    Entry{"saving", "Saving your answer…", "Ihre Antwort wird gespeichert …"},
    Entry{"saved", "Saved", "Gespeichert"},
    Entry{"savedWords", "Saved, with your words", "Gespeichert, mit Ihren Worten"},
    Entry{"confirm", "Please press here once, so that we know it is you",
          "Bitte einmal hier drücken, damit wir wissen, dass Sie es sind"},
    Entry{"retrying", "Not saved yet. Trying again…", "Noch nicht gespeichert. Neuer Versuch …"},
    Entry{"notSaved", "Not saved. Please press to try again.", "Nicht gespeichert. Bitte drücken Sie noch einmal."},
    Entry{"stale", "This page was open for a long time. Please press once more.",
          "Diese Seite war lange offen. Bitte drücken Sie noch einmal."},
    Entry{"enough", "We have your answers already. This one was not added.",
          "Ihre Antworten liegen uns schon vor. Diese kam nicht mehr dazu."},
    Entry{"other", "Not right? Choose another:", "Nicht richtig? Wählen Sie neu:"},
    Entry{"commentLabel", "Would you like to tell us more?", "Möchten Sie uns mehr dazu sagen?"},
    Entry{"call", "Please call me about it", "Bitte rufen Sie mich dazu an"},
    Entry{"phone", "Telephone number", "Telefonnummer"},
    Entry{"when", "When does it suit you?", "Wann passt es Ihnen?"},
    Entry{"send", "Send", "Absenden"},
    Entry{"review", "You can also leave a review:", "Sie können auch eine Bewertung schreiben:"},
    Entry{"privacy", "Privacy", "Datenschutz"},
    Entry{
        "privacyText",
        "Your answer and your words go to {business} and to nobody else. This page uses no cookies and counts no "
        "visitors. "
        "The service behind it does not know your name or your mail address, keeps no network address, and cannot read "
        "what you write: it is sealed for {business} at once.",
        "Ihre Antwort und Ihre Worte gehen an {business} und an niemanden sonst. Diese Seite verwendet keine Cookies "
        "und zählt "
        "keine Besucher. Der Dienst dahinter kennt weder Ihren Namen noch Ihre Mailadresse, speichert keine "
        "Netzadresse und "
        "kann nicht lesen, was Sie schreiben: Es wird sofort für {business} versiegelt."},
    Entry{"back", "Back", "Zurück"},
    Entry{"trap", "For machines only: please leave this alone", "Nur für Maschinen: bitte nicht benutzen"},
    Entry{"unsubscribeQuestion", "No more of these mails from {business}?", "Keine solchen Mails mehr von {business}?"},
    Entry{"unsubscribe", "Stop these mails", "Keine Mails mehr"},
    Entry{"unsubscribed", "Done: you will get no more of these mails from {business}.",
          "Erledigt: Sie bekommen keine solchen Mails mehr von {business}."},
    Entry{"expired", "This link is no longer open", "Dieser Link gilt nicht mehr"},
    Entry{"expiredText",
          "It has been a while since that mail. If there is something you would like to say, {business} is glad to "
          "hear from you directly.",
          "Die Mail ist schon eine Weile her. Wenn Sie noch etwas sagen möchten, freut sich {business} direkt von "
          "Ihnen zu hören."},
    Entry{"notFound", "This link does not work", "Dieser Link funktioniert nicht"},
    Entry{"notFoundText", "Perhaps it was cut off on its way. Please try the link in the mail once more.",
          "Vielleicht wurde er unterwegs abgeschnitten. Bitte versuchen Sie den Link in der Mail noch einmal."},
    Entry{"unavailable", "This page cannot be opened just now", "Diese Seite lässt sich gerade nicht öffnen"},
    Entry{
        "unavailableText",
        "Nothing was saved yet. Please try the link in the mail again in a minute; what you had written is still there "
        "when you go back.",
        "Es wurde noch nichts gespeichert. Bitte versuchen Sie den Link in der Mail in einer Minute noch einmal; was "
        "Sie geschrieben hatten, ist noch da, wenn Sie zurückgehen."},
};

const Entry* find(std::string_view name)
{
    const auto found =
        std::find_if(entries.begin(), entries.end(), [name](const Entry& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

std::string_view defaultWord(std::string_view language, std::string_view name)
{
    const Entry* entry = find(name);
    if (!entry)
        return {};
    return language.substr(0, 2) == "de" ? entry->german : entry->english;
}

bool isWord(std::string_view name)
{
    return find(name) != nullptr;
}

} // namespace inglenook::relay
