#pragma once
// Whether a cookie may speak for whoever opens a socket: browsers send it along for any page that asks.

#include <string>
#include <string_view>
#include <vector>

namespace parley::sessions {

struct origin_claim {
    std::string_view origin;  ///< the header; empty when absent
    std::string_view host;    ///< the Host header
    bool secure = false;
};
enum class origin_verdict : unsigned char {
    same,     ///< the page is ours: the cookie counts
    absent,   ///< no browser: only a bearer token counts
    foreign,  ///< another page: refused when it brings a cookie
};

/// Exact, byte for byte: a look-alike is another page. `allowed` are whole origins, as in
/// `https://chat.example`.
origin_verdict judge_origin(origin_claim const& claim, std::vector<std::string> const& allowed);

}  // namespace parley::sessions
