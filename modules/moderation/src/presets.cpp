#include "presets.hpp"

#include "embedded_data.hpp"

#include <parley/base/assert.hpp>

#include <array>
#include <string_view>

namespace parley::watch {
namespace {

constexpr std::array<std::string_view, 3> names{"profanity", "slurs", "sexual"};

/// The file is in rot13, so that nobody reads it unasked.
char plain(char c) noexcept {
    if (c >= 'a' && c <= 'z') return static_cast<char>('a' + (c - 'a' + 13) % 26);
    return c;
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words(1);
    for (char const c : line) {
        if (c == ',') {
            words.emplace_back();
        } else {
            words.back().push_back(plain(c));
        }
    }
    return words;
}

using lists = std::array<std::vector<std::string>, names.size()>;

lists read_all() {
    lists all;
    auto rest = preset_lines();
    while (!rest.empty()) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        auto const colon = line.find(':');
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (line.substr(0, colon) == names[i]) all[i] = words_of(line.substr(colon + 1));
        }
    }
    for (auto const& each : all)
        PARLEY_ASSERT(!each.empty());
    return all;
}

}  // namespace

std::vector<std::string> const& keywords_of(screening_preset which) {
    static lists const all = read_all();
    return all[static_cast<std::size_t>(which)];
}

}  // namespace parley::watch
