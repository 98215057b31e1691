#pragma once
// Mentions, links and invites in a message's content.

#include <cstdint>
#include <string_view>
#include <vector>

namespace parley::watch {

struct text_span {
    std::uint32_t first = 0;  ///< bytes of the content
    std::uint32_t last = 0;
};

/// `<@id>`, `<@!id>`, `<@&id>`, `@everyone`, `@here`, each time it stands there.
std::vector<text_span> mentions_in(std::string_view utf8);
/// What begins with `http://` or `https://`, up to a blank or a bracket.
std::vector<text_span> links_in(std::string_view utf8);
/// Links to invites: of this and other Parley instances (`…/app/invite/CODE`), and Discord's and the like.
std::vector<text_span> invites_in(std::string_view utf8);

}  // namespace parley::watch
