#include "relay/pages/document.h"

#include "core/clicks/bytes.h"
#include "relay/pages/script.h"

#include <array>
#include <cmath>
#include <sodium.h>

namespace inglenook::relay {

namespace {

constexpr std::string_view frame =
    R"(<!doctype html><html lang="%language%"%direction%><head><meta charset="utf-8">)"
    R"(<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">)"
    R"(<meta name="color-scheme" content="light dark"><title>%title%</title><style>%style%</style></head>)"
    R"(<body><main>%body%</main>%script%</body></html>)";

// Sizes are in rem, so that the page follows the guest's own text size and reflows at 400 per cent.
constexpr std::string_view style =
    ":root{--g:#fbfaf7;--c:#fff;--l:#e4e0d8;--t:#1f2328;--q:#5c6169;--a:%accent%;--b:%ink%}"
    ".gold{--f:#e0a100;--i:#1f2328}.green{--f:#1e8a73;--i:#fff}.amber{--f:#d9722a;--i:#1f2328}.red{--f:#b3243b;--i:#"
    "fff}"
    "@media(prefers-color-scheme:dark){:root{--g:#1b1a18;--c:#252320;--l:#3a3732;--t:#f1eee8;--q:#b5afa5}"
    ".gold{--f:#e9b531;--i:#1b1a18}.green{--f:#3fb59a;--i:#1b1a18}.amber{--f:#ef8f4a;--i:#1b1a18}.red{--f:#e5667a;--i:#"
    "1b1a18}}"
    "*{box-sizing:border-box}"
    "body{margin:0;background:var(--g);color:var(--t);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}"
    "main{max-width:32rem;margin:auto;padding:1.5rem 1rem 2rem}"
    ".n,.h,footer{color:var(--q)}.n{margin:0}"
    "h1{font-size:1.5rem;line-height:1.25;font-weight:600;margin:.25rem 0 1rem}"
    "button,input,textarea{font:inherit;color:inherit}"
    "button{cursor:pointer;border:1px solid var(--l);border-radius:.5rem;background:var(--c)}"
    "button:hover{border-color:var(--q)}"
    ":focus-visible{outline:3px solid var(--t);outline-offset:2px}"
    "svg{fill:var(--i);stroke:var(--i)}.o{fill:var(--f);stroke:var(--f)}"
    ".y{display:block;width:100%%;padding:1.5rem 1rem;text-align:center;border:2px solid "
    "var(--f)}.y:hover{border-color:var(--f)}"
    ".y svg{width:6rem;height:6rem;display:block;margin:0 auto .5rem}.y "
    "b{display:block;font-size:1.5rem;line-height:1.25;font-weight:600}"
    ".h{margin:1.5rem 0 .5rem}"
    ".r{display:flex;flex-wrap:wrap;gap:.5rem}"
    ".r button{flex:1 1 6rem;padding:.75rem .25rem}.r b{font-size:.9375rem;font-weight:500}.r "
    "svg{width:2.5rem;height:2.5rem;display:block;margin:0 auto .25rem}"
    "label{display:block;margin:1.5rem 0 .25rem}"
    "textarea,input[type=text],input[type=tel]{display:block;width:100%%;padding:.5rem .75rem;"
    "border:1px solid var(--q);border-radius:.375rem;background:var(--c)}"
    "textarea{resize:vertical}"
    ".k{display:flex;gap:.5rem;align-items:center;min-height:2.75rem}.k label{margin:0}.k "
    "input{width:1.25rem;height:1.25rem;flex:none;accent-color:var(--a)}"
    ".k:not(:has(:checked))+.w{display:none}.w label{margin:.5rem 0 .25rem}"
    ".p{margin-top:1rem;padding:.75rem "
    "2rem;min-height:2.75rem;border-color:var(--a);background:var(--a);color:var(--b);font-weight:600}"
    "ul{padding:0;margin:0;list-style:none}a{color:inherit}li a,footer a{display:inline-block;padding:.5rem 0}"
    "footer{margin-top:2rem;padding-top:.5rem;border-top:1px solid var(--l)}"
    ".x{position:absolute;left:-99rem;width:1px;height:1px;overflow:hidden}";

/// Black or white, whichever reads better on the colour (WCAG relative luminance).
std::string_view inkOn(std::string_view colour)
{
    double luminance = 0;
    constexpr std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
    for (std::size_t i = 0; i < 3; ++i) {
        const auto channel = core::fromHex(colour.substr(1 + 2 * i, 2));
        const double value = channel ? (*channel)[0] / 255.0 : 0;
        luminance += weights[i] * (value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4));
    }
    return luminance > 0.179 ? "#000" : "#fff";
}

std::string hashSource(std::string_view text)
{
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256(digest.data(), core::bytesOf(text).data(), text.size());
    return "'sha256-" + core::toBase64(digest) + "'";
}

bool isRightToLeft(std::string_view language)
{
    const std::string_view primary = language.substr(0, 2);
    return primary == "ar" || primary == "he" || primary == "fa" || primary == "ur";
}

} // namespace

Response toResponse(unsigned status, const Document& document)
{
    static const std::string scriptSource = hashSource(answerScript);
    const Markup css = fill(style, {{"accent", document.accent}, {"ink", std::string(inkOn(document.accent))}});
    const Markup script{document.hasScript ? "<script>" + std::string(answerScript) + "</script>" : std::string()};
    const Markup direction{isRightToLeft(document.language) ? " dir=\"rtl\"" : ""};

    std::string policy = "default-src 'none'; style-src " + hashSource(css.html);
    if (document.hasScript)
        policy += "; script-src " + scriptSource + "; connect-src 'self'";
    policy += "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    Response response;
    response.status = status;
    response.headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Cache-Control", "no-store"},
                        {"Referrer-Policy", "no-referrer"},
                        {"X-Robots-Tag", "noindex"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Content-Security-Policy", std::move(policy)},
                        {"Vary", "Accept-Language"}};
    response.body = fill(frame, {{"language", document.language},
                                 {"direction", direction},
                                 {"title", document.title},
                                 {"style", css},
                                 {"body", document.body},
                                 {"script", script}})
                        .html;
    return response;
}

} // namespace inglenook::relay
