#pragma once

#include <array>
#include <string_view>

// Invented people and words for the try-out's pub. None of them is anybody.
namespace inglenook::app::sample {

inline constexpr std::array firstNames = {
    u"Anna",  u"Tom",   u"Priya", u"George", u"Isla", u"Marek",  u"Sofia",  u"Owen", u"Grace", u"Hamza",
    u"Ellie", u"Lukas", u"Nora",  u"Callum", u"Mei",  u"Daniel", u"Freya",  u"Jack", u"Amara", u"Henry",
    u"Zoë",   u"Rhys",  u"Clara", u"Finn",   u"Ruth", u"Samir",  u"Alice",  u"Ben",  u"Leila", u"Ivan",
    u"Molly", u"Peter", u"Chloe", u"Declan", u"Eve",  u"Gareth", u"Hannah", u"Joel"};

inline constexpr std::array lastNames = {
    u"Hall",      u"Weber",  u"Okafor",   u"Bennett", u"Sharma",  u"Novak",     u"Fletcher", u"Moreau", u"Pritchard",
    u"Lindqvist", u"Doyle",  u"Ashworth", u"Keller",  u"Rossi",   u"Hughes",    u"Tanaka",   u"Barlow", u"O’Neill",
    u"Whitaker",  u"Santos", u"Marsh",    u"Petrov",  u"Quigley", u"Ellison",   u"Dubois",   u"Harper", u"Yilmaz",
    u"Stone",     u"Carver", u"Lang",     u"Mistry",  u"Thorne",  u"Gallagher", u"Voss",     u"Abbott", u"Winter"};

inline constexpr std::array goldComments = {u"Lovely breakfast, and Meg at the bar remembered our dog’s name.",
                                            u"The best Sunday roast we have had in years. Thank you!",
                                            u"Everything was just right. The room with the river view is a dream.",
                                            u"You made my mother’s eightieth birthday. She is still talking about it.",
                                            u"The fire was lit when we came in soaked from the hill. Perfect.",
                                            u"Such kind people. We have booked again for spring."};

inline constexpr std::array greenComments = {
    u"Good food, good beer, friendly service.", u"Very comfortable bed. Coffee could be a little stronger.",
    u"We liked the garden a lot.", u"Nice evening, a bit of a wait for the puddings."};

inline constexpr std::array amberComments = {
    u"The room was cold until late in the evening.", u"Forty minutes for two soups is too long.",
    u"The music was so loud that we could not talk.", u"The shower was barely warm."};

inline constexpr std::array redComments = {u"Nobody at the desk when we arrived, and the phone rang out.",
                                           u"Our table was given away although we had booked.",
                                           u"The bill had two bottles on it that we never had. Please call me.",
                                           u"The room had not been cleaned when we came up."};

} // namespace inglenook::app::sample
