#include "folding.hpp"

#include "embedded_data.hpp"

#include <parley/base/text.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <span>

namespace parley::watch {
namespace {

struct range {
    char32_t first;
    char32_t last;
};

/// Format characters, fillers, variation selectors, tags, and marks that stand on the letter before them.
constexpr std::array unseen{
    range{0x00, 0x08},     range{0x0E, 0x1F},       range{0x7F, 0x84},       range{0x86, 0x9F},
    range{0xAD, 0xAD},     range{0x0300, 0x036F},   range{0x0483, 0x0489},   range{0x0591, 0x05BD},
    range{0x061C, 0x061C}, range{0x064B, 0x065F},   range{0x115F, 0x1160},   range{0x17B4, 0x17B5},
    range{0x180B, 0x180F}, range{0x1AB0, 0x1AFF},   range{0x1DC0, 0x1DFF},   range{0x200B, 0x200F},
    range{0x202A, 0x202E}, range{0x2060, 0x206F},   range{0x20D0, 0x20FF},   range{0x3164, 0x3164},
    range{0xFE00, 0xFE0F}, range{0xFE20, 0xFE2F},   range{0xFEFF, 0xFEFF},   range{0xFFA0, 0xFFA0},
    range{0xFFF9, 0xFFFB}, range{0x1D165, 0x1D169}, range{0x1D16D, 0x1D182}, range{0xE0000, 0xE0FFF},
};

constexpr std::array blanks{
    range{0x09, 0x0D},     range{0x20, 0x20},     range{0x85, 0x85},     range{0xA0, 0xA0},
    range{0x1680, 0x1680}, range{0x2000, 0x200A}, range{0x2028, 0x2029}, range{0x202F, 0x202F},
    range{0x205F, 0x205F}, range{0x2800, 0x2800}, range{0x3000, 0x3000},
};

/// Beyond ASCII: punctuation and symbols. Everything else there counts as a letter.
constexpr std::array marks{
    range{0xA1, 0xA9},       range{0xAB, 0xAC},     range{0xAE, 0xB4},     range{0xB6, 0xB9},
    range{0xBB, 0xBF},       range{0xD7, 0xD7},     range{0xF7, 0xF7},     range{0x02C2, 0x02DF},
    range{0x0589, 0x058A},   range{0x05BE, 0x05C7}, range{0x0600, 0x061F}, range{0x2010, 0x2BFF},
    range{0x2E00, 0x2E7F},   range{0x3001, 0x303F}, range{0x30FB, 0x30FB}, range{0xFE10, 0xFE6F},
    range{0xFF00, 0xFF0F},   range{0xFF1A, 0xFF20}, range{0xFF3B, 0xFF40}, range{0xFF5B, 0xFF65},
    range{0x1F000, 0x1FAFF},
};

/// Scripts that set no blank between words, or glue endings to them.
constexpr std::array unspaced{
    range{0x0E00, 0x0EFF}, range{0x1000, 0x109F}, range{0x1780, 0x17FF},
    range{0x3040, 0x30FF}, range{0x3400, 0x4DBF}, range{0x4E00, 0x9FFF},
    range{0xAC00, 0xD7AF}, range{0xF900, 0xFAFF}, range{0x20000, 0x3FFFF},
};

bool is_in(std::span<range const> all, char32_t c) noexcept {
    auto const after = std::upper_bound(all.begin(), all.end(), c,
                                        [](char32_t x, range const& each) { return x < each.first; });
    return after != all.begin() && c <= std::prev(after)->last;
}

/// What each character folds to, in pages of 256; a page that folds nothing is not there.
class folding_table {
public:
    folding_table() {
        auto rest = folding_lines();
        char32_t target = 0;
        while (auto const c = text::next_code_point(rest)) {
            if (*c == '\n') {
                target = 0;
            } else if (target == 0) {
                target = *c;
            } else if (*c != ' ') {
                put(*c, target);
            }
        }
    }
    char32_t at(char32_t c) const noexcept {
        auto const at = c >> 8;
        return at < pages_.size() && pages_[at] ? (*pages_[at])[c & 0xFF] : c;
    }

private:
    using page = std::array<char32_t, 256>;
    static constexpr std::size_t page_count = 0x1F2;  // up to the squared letters

    void put(char32_t c, char32_t target) {
        auto& held = pages_.at(c >> 8);
        if (!held) {
            held = std::make_unique<page>();
            for (std::size_t i = 0; i < held->size(); ++i)
                (*held)[i] = static_cast<char32_t>((c & ~char32_t{0xFF}) + i);
        }
        (*held)[c & 0xFF] = target;
    }
    std::array<std::unique_ptr<page>, page_count> pages_;
};

char32_t folded(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
    static folding_table const table;
    return table.at(c);
}

void append_utf8(seen_text& out, std::string_view bytes, std::uint32_t from) {
    out.utf8.append(bytes);
    out.origin.insert(out.origin.end(), bytes.size(), from);
}

}  // namespace

folded_text fold(std::string_view utf8) {
    folded_text out;
    out.text.reserve(utf8.size());
    out.origin.reserve(utf8.size());
    auto rest = utf8;
    while (auto const c = text::next_code_point(rest)) {
        auto const from = out.length++;
        bool const blank = is_in(blanks, *c);
        if (!blank && is_in(unseen, *c)) continue;
        if (blank && !out.text.empty() && out.text.back() == U' ') continue;
        out.text.push_back(blank ? U' ' : folded(*c));
        out.origin.push_back(from);
    }
    return out;
}

seen_text without_invisible(std::string_view utf8) {
    seen_text out;
    out.utf8.reserve(utf8.size());
    out.origin.reserve(utf8.size());
    auto rest = utf8;
    for (std::uint32_t from = 0;; ++from) {
        auto const before = rest;
        auto const c = text::next_code_point(rest);
        if (!c) return out;
        if (!is_in(blanks, *c) && is_in(unseen, *c)) continue;
        append_utf8(out, before.substr(0, before.size() - rest.size()), from);
    }
}

bool is_word_character(char32_t c) noexcept {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    return !is_in(marks, c) && !is_in(blanks, c) && !is_in(unseen, c);
}

bool is_boundary(char32_t before, char32_t after) noexcept {
    if (!is_word_character(before) || !is_word_character(after)) return true;
    return is_in(unspaced, before) || is_in(unspaced, after);
}

}  // namespace parley::watch
