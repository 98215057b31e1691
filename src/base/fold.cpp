#include <parley/base/fold.hpp>
#include <parley/base/text.hpp>
#include <parley/base/utf8.hpp>

namespace parley::text {
namespace {

constexpr char32_t dropped = 0;

// U+00C0–U+00FF and U+0100–U+017F, each as the letter that people type; a blank stands for itself.
constexpr std::string_view latin_1 = "aaaaaa ceeeeiiiidnooooo ouuuuy  aaaaaa ceeeeiiiidnooooo ouuuuy y";
constexpr std::string_view latin_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrsssssssstttttt"
    "uuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 64 && latin_a.size() == 128);

char32_t folded_greek(char32_t c) noexcept {
    switch (c) {
        case 0x386:
        case 0x3AC:
            return 0x3B1;
        case 0x388:
        case 0x3AD:
            return 0x3B5;
        case 0x389:
        case 0x3AE:
            return 0x3B7;
        case 0x38A:
        case 0x3AF:
            return 0x3B9;
        case 0x38C:
        case 0x3CC:
            return 0x3BF;
        case 0x38E:
        case 0x3CD:
            return 0x3C5;
        case 0x38F:
        case 0x3CE:
            return 0x3C9;
        case 0x3C2:  // at the end of a word
            return 0x3C3;
        default:
            return c >= 0x391 && c <= 0x3AB ? c + 0x20 : c;
    }
}

char32_t folded_letter(char32_t c) noexcept {
    if (c >= 'A' && c <= 'Z') return c + 0x20;
    if (c < 0xC0) return c;
    if (c < 0x180) {
        char const plain = c < 0x100 ? latin_1[c - 0xC0] : latin_a[c - 0x100];
        if (plain != ' ') return static_cast<char32_t>(plain);
        return c == 0xC6 || c == 0xDE ? c + 0x20 : c;
    }
    if (c >= 0x300 && c <= 0x36F) return dropped;
    if (c >= 0x386 && c <= 0x3CE) return folded_greek(c);
    if (c >= 0x410 && c <= 0x42F) return c + 0x20;
    if (c >= 0x400 && c <= 0x40F) return c + 0x50;
    return c;
}

}  // namespace

std::string folded(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for_each_code_point(utf8, [&](char32_t c) {
        auto const plain = folded_letter(c);
        if (plain != dropped) append_utf8(out, plain);
    });
    return out;
}

}  // namespace parley::text
