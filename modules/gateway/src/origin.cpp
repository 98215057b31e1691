#include "origin.hpp"

#include <algorithm>

namespace parley::sessions {

origin_verdict judge_origin(origin_claim const& claim, std::vector<std::string> const& allowed) {
    if (claim.origin.empty()) return origin_verdict::absent;
    if (std::find(allowed.begin(), allowed.end(), claim.origin) != allowed.end()) return origin_verdict::same;
    std::string_view const scheme = claim.secure ? "https://" : "http://";
    bool const same = !claim.host.empty() && claim.origin.substr(0, scheme.size()) == scheme &&
                      claim.origin.substr(scheme.size()) == claim.host;
    return same ? origin_verdict::same : origin_verdict::foreign;
}

}  // namespace parley::sessions
