#include <parley/base/plain_name.hpp>
#include <parley/base/text.hpp>
#include <parley/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace parley::text {
namespace {

struct range {
    char32_t first;
    char32_t last;
};

template <std::size_t Count>
bool is_in(std::array<range, Count> const& all, char32_t c) noexcept {
    return std::any_of(all.begin(), all.end(),
                       [&](range const& each) { return c >= each.first && c <= each.last; });
}

/// Shows nothing, and means nothing in a name. U+200C and U+200D are `is_joiner`.
constexpr std::array nothing_to_see{
    range{0xAD, 0xAD},       range{0x34F, 0x34F},     range{0x61C, 0x61C},     range{0x115F, 0x1160},
    range{0x17B4, 0x17B5},   range{0x180B, 0x180F},   range{0x200B, 0x200B},   range{0x200E, 0x200F},
    range{0x2060, 0x2065},   range{0x206A, 0x206F},   range{0x2800, 0x2800},   range{0x3164, 0x3164},
    range{0xFE00, 0xFE0D},   range{0xFEFF, 0xFEFF},   range{0xFFA0, 0xFFA0},   range{0xFFF0, 0xFFFB},
    range{0x1BCA0, 0x1BCA3}, range{0x1D173, 0x1D17A}, range{0xE0000, 0xE0FFF},
};
/// What stands above, below or through the character before it.
constexpr std::array marks{
    range{0x300, 0x36F},   range{0x483, 0x489},   range{0x591, 0x5BD},   range{0x610, 0x61A},
    range{0x64B, 0x65F},   range{0x6D6, 0x6DC},   range{0x6DF, 0x6E4},   range{0xE31, 0xE31},
    range{0xE34, 0xE3A},   range{0xE47, 0xE4E},   range{0xEB1, 0xEB1},   range{0xEB4, 0xEBC},
    range{0xEC8, 0xECD},   range{0x1AB0, 0x1AFF}, range{0x1DC0, 0x1DFF}, range{0x20D0, 0x20FF},
    range{0x302A, 0x302D}, range{0x3099, 0x309A}, range{0xA66F, 0xA672}, range{0xFE20, 0xFE2F},
};

bool is_joiner(char32_t c) noexcept {
    return c == 0x200C || c == 0x200D;
}

bool is_sign_of_presentation(char32_t c) noexcept {
    return c == 0xFE0E || c == 0xFE0F;  // as text, as emoji
}

/// A joiner stays between two characters beyond ASCII, alone; a sign of presentation behind anything visible.
std::vector<char32_t> without_the_invisible(std::vector<char32_t> const& all) {
    std::vector<char32_t> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto const c = all[i];
        if (is_in(nothing_to_see, c)) continue;
        if (is_joiner(c)) {
            bool const before = !kept.empty() && kept.back() >= 0x80 && !is_joiner(kept.back());
            auto const after = i + 1 < all.size() ? all[i + 1] : U'\0';
            bool const joins = before && after >= 0x80 && !is_joiner(after) && !is_in(nothing_to_see, after);
            if (!joins) continue;
        }
        if (is_sign_of_presentation(c) && (kept.empty() || is_sign_of_presentation(kept.back()))) continue;
        kept.push_back(c);
    }
    return kept;
}

bool stacks_too_many(std::vector<char32_t> const& all) noexcept {
    std::size_t stacked = 0;
    for (auto const c : all) {
        stacked = is_in(marks, c) ? stacked + 1 : 0;
        if (stacked > stacked_marks_max) return true;
    }
    return false;
}

}  // namespace

std::optional<std::string> plain_name(std::string_view utf8) {
    std::vector<char32_t> all;
    if (!for_each_code_point(utf8, [&](char32_t c) { all.push_back(c); })) return std::nullopt;
    std::string cleaned;
    for (auto const c : without_the_invisible(all))
        append_utf8(cleaned, c);
    auto const name = trimmed(cleaned);
    if (name.empty() || has_unsafe_characters(name, line_breaks::refused)) return std::nullopt;
    if (name.find('\t') != name.npos) return std::nullopt;
    std::vector<char32_t> left;
    for_each_code_point(name, [&](char32_t c) { left.push_back(c); });
    bool const floats = is_in(marks, left.front()) || is_sign_of_presentation(left.front());
    if (floats || stacks_too_many(left)) return std::nullopt;
    return std::string(name);
}

}  // namespace parley::text
