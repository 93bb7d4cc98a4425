#pragma once

/// The one seam to the library with the numbering plans; plain C, as it is loaded by name.
extern "C" {

enum { longestFormattedPhone = 64 };

/// Writes `typed` (UTF-8) in international form to `text`, which has room for `longestFormattedPhone` bytes, and
/// returns its length; 0 when it cannot be a number. `country` is ISO 3166 alpha-2 or empty. Not 0: without blanks, for
/// dialling.
using PhoneFormatter = int(const char* typed, const char* country, int isForDialling, char* text);
}
