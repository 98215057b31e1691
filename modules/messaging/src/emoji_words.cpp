#include "emoji_words.hpp"

#include <algorithm>
#include <optional>

namespace parley::messaging {
namespace {

constexpr std::size_t name_bytes_min = 2;
constexpr std::size_t name_bytes_max = 32;

bool is_name(std::string_view text) {
    return text.size() >= name_bytes_min && text.size() <= name_bytes_max &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
           });
}

/// Of the text that begins with `<`.
std::optional<emoji_word> word_at(std::string_view text) {
    std::size_t const name_at = text.starts_with("<:") ? 2 : text.starts_with("<a:") ? 3 : 0;
    if (name_at == 0) return std::nullopt;
    auto const colon = text.find(':', name_at);
    auto const end = text.find('>', name_at);
    if (colon == text.npos || end == text.npos || end < colon) return std::nullopt;
    auto const name = text.substr(name_at, colon - name_at);
    auto const id = parse_id<expression_id>(text.substr(colon + 1, end - colon - 1));
    if (!is_name(name) || !id) return std::nullopt;
    return emoji_word{.at = 0, .bytes = end + 1, .name = name, .id = *id};
}

}  // namespace

std::vector<emoji_word> emoji_in(std::string_view text) {
    std::vector<emoji_word> out;
    for (auto at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
        // Longer than any: a name, an id and what stands around them.
        constexpr std::size_t word_bytes_max = 3 + name_bytes_max + 1 + 19 + 1;
        auto word = word_at(text.substr(at, word_bytes_max));
        if (!word) continue;
        word->at = at;
        out.push_back(*word);
    }
    return out;
}

std::string with_plain_words(std::string_view text, std::vector<emoji_word> const& words,
                             std::vector<expression_id> const& refused) {
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (auto const& each : words) {
        if (!std::binary_search(refused.begin(), refused.end(), each.id)) continue;
        out += text.substr(done, each.at - done);
        out += ':';
        out += each.name;
        out += ':';
        done = each.at + each.bytes;
    }
    out += text.substr(done);
    return out;
}

}  // namespace parley::messaging
