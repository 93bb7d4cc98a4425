#include "core/phones/phonemodule.h"

#include <cstring>
#include <phonenumbers/phonenumberutil.h>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

extern "C" __attribute__((visibility("default"))) int inglenook_format_phone(const char* typed, const char* country,
                                                                             int isForDialling, char* text)
{
    const PhoneNumberUtil* plans = PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    const std::string home = *country ? country : "ZZ"; // nowhere: then only numbers with a country's code are known
    if (plans->Parse(typed, home, &number) != PhoneNumberUtil::NO_PARSING_ERROR || !plans->IsPossibleNumber(number))
        return 0;
    std::string formatted;
    plans->Format(number, isForDialling ? PhoneNumberUtil::E164 : PhoneNumberUtil::INTERNATIONAL, &formatted);
    if (formatted.size() >= longestFormattedPhone)
        return 0;
    std::memcpy(text, formatted.data(), formatted.size());
    return static_cast<int>(formatted.size());
}
