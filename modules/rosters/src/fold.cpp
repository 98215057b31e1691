#include "fold.hpp"

#include <parley/base/text.hpp>

#include <algorithm>
#include <array>

namespace parley {
namespace {

/// Upper-case letters from `first` to `last`. `step` 1: each is `shift` before its lower case; 2: every other
/// one, from the first, is just before it.
struct letters {
    char32_t first;
    char32_t last;
    int shift;
    int step;
};

// CaseFolding.txt of Unicode 15, statuses C and S, in order.
constexpr std::array table{
    letters{U'A', U'Z', 32, 1},     letters{0xB5, 0xB5, 775, 1},      letters{0xC0, 0xD6, 32, 1},
    letters{0xD8, 0xDE, 32, 1},     letters{0x100, 0x12E, 1, 2},      letters{0x132, 0x136, 1, 2},
    letters{0x139, 0x147, 1, 2},    letters{0x14A, 0x176, 1, 2},      letters{0x178, 0x178, -121, 1},
    letters{0x179, 0x17D, 1, 2},    letters{0x17F, 0x17F, -268, 1},   letters{0x1CD, 0x1DB, 1, 2},
    letters{0x1DE, 0x1EE, 1, 2},    letters{0x1F8, 0x21E, 1, 2},      letters{0x222, 0x232, 1, 2},
    letters{0x386, 0x386, 38, 1},   letters{0x388, 0x38A, 37, 1},     letters{0x38C, 0x38C, 64, 1},
    letters{0x38E, 0x38F, 63, 1},   letters{0x391, 0x3A1, 32, 1},     letters{0x3A3, 0x3AB, 32, 1},
    letters{0x3C2, 0x3C2, 1, 1},    letters{0x400, 0x40F, 80, 1},     letters{0x410, 0x42F, 32, 1},
    letters{0x460, 0x480, 1, 2},    letters{0x48A, 0x4BE, 1, 2},      letters{0x4C0, 0x4C0, 15, 1},
    letters{0x4C1, 0x4CD, 1, 2},    letters{0x4D0, 0x52E, 1, 2},      letters{0x531, 0x556, 48, 1},
    letters{0x1E00, 0x1E94, 1, 2},  letters{0x1EA0, 0x1EFE, 1, 2},    letters{0x2C00, 0x2C2F, 48, 1},
    letters{0xFF21, 0xFF3A, 32, 1}, letters{0x10400, 0x10427, 40, 1},
};

char32_t lower(char32_t c) {
    auto const at =
        std::partition_point(table.begin(), table.end(), [c](letters const& each) { return each.last < c; });
    if (at == table.end() || c < at->first) return c;
    if (at->step == 2 && (c - at->first) % 2 != 0) return c;
    return static_cast<char32_t>(static_cast<int>(c) + at->shift);
}

void append(std::string& out, char32_t c) {
    auto const put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

}  // namespace

std::string folded(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    text::for_each_code_point(utf8, [&](char32_t c) { append(out, lower(c)); });
    return out;
}

}  // namespace parley
