#include "role_list_text.hpp"

#include <algorithm>

namespace parley {

std::string text_of(std::vector<role_id> const& roles) {
    std::string text;
    for (auto each : roles)
        text += (text.empty() ? "" : ",") + to_string(each);
    return text;
}

bool read_roles(std::string_view text, std::vector<role_id>& into) {
    while (!text.empty()) {
        auto const end = std::min(text.find(','), text.size());
        auto const one = parse_id<role_id>(text.substr(0, end));
        if (!one) return false;
        into.push_back(*one);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

}  // namespace parley
