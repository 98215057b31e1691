#include "text_counts.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace parley::watch {
namespace {

char lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

bool is_plain(char c) noexcept {
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'z') || c == '-' || c == '_';
}

bool begins(std::string_view text, std::string_view wanted) noexcept {
    return text.size() >= wanted.size() && std::equal(wanted.begin(), wanted.end(), text.begin(),
                                                      [](char w, char c) { return w == lower(c); });
}

bool ends_link(char c) noexcept {
    return static_cast<unsigned char>(c) <= 0x20 || c == '<' || c == '>' || c == '"' || c == '`' || c == '|';
}

/// Bytes of the mention that the text begins with; 0 = none.
std::size_t mention_at(std::string_view text) noexcept {
    for (std::string_view const word : {"@everyone", "@here"}) {
        if (text.starts_with(word)) return word.size();
    }
    if (!text.starts_with("<@")) return 0;
    std::size_t at = 2;
    if (at < text.size() && (text[at] == '!' || text[at] == '&')) ++at;
    auto const first = at;
    while (at < text.size() && is_digit(text[at]))
        ++at;
    return at > first && at < text.size() && text[at] == '>' ? at + 1 : 0;
}

std::size_t link_at(std::string_view text) noexcept {
    std::size_t const scheme = begins(text, "https://") ? 8 : begins(text, "http://") ? 7 : 0;
    if (scheme == 0) return 0;
    auto end = scheme;
    while (end < text.size() && !ends_link(text[end]))
        ++end;
    return end > scheme ? end : 0;
}

/// What stands before an invite's code. Written without a scheme they are invites, too.
constexpr std::array<std::string_view, 8> invite_roots{
    "/app/invite/", "discord.gg/", "discord.com/invite/", "discordapp.com/invite/",
    "discord.me/",  "dsc.gg/",     "guilded.gg/i/",       "t.me/joinchat/",
};

std::size_t invite_at(std::string_view text) noexcept {
    for (auto const root : invite_roots) {
        if (!begins(text, root)) continue;
        auto end = root.size();
        while (end < text.size() && is_plain(text[end]))
            ++end;
        return end > root.size() ? end : 0;
    }
    return 0;
}

template <class At>
std::vector<text_span> all_of(std::string_view utf8, At at) {
    std::vector<text_span> found;
    for (std::size_t i = 0; i < utf8.size();) {
        auto const bytes = at(utf8.substr(i));
        if (bytes > 0)
            found.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + bytes)});
        i += std::max<std::size_t>(bytes, 1);
    }
    return found;
}

}  // namespace

std::vector<text_span> mentions_in(std::string_view utf8) {
    return all_of(utf8, mention_at);
}

std::vector<text_span> links_in(std::string_view utf8) {
    return all_of(utf8, link_at);
}

std::vector<text_span> invites_in(std::string_view utf8) {
    return all_of(utf8, invite_at);
}

}  // namespace parley::watch
