#include "strict_json.hpp"

#include <parley/base/units.hpp>

#include <algorithm>
#include <vector>

namespace parley::wire {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t document_bytes_max = 16_MiB;  // above every caller's own limit

json_fault check_tree(dom::element at, std::size_t depth, std::size_t& keys_left) {
    if (depth > json_depth_max) return json_fault::too_deep;
    if (at.is_array()) {
        for (dom::element child : dom::array(at)) {
            if (!child.is_array() && !child.is_object()) continue;
            if (auto fault = check_tree(child, depth + 1, keys_left); fault != json_fault::none) return fault;
        }
        return json_fault::none;
    }
    if (!at.is_object()) return json_fault::none;
    std::vector<std::string_view> seen;
    for (auto field : dom::object(at)) {
        if (keys_left == 0) return json_fault::too_many_keys;
        --keys_left;
        seen.push_back(field.key);
        if (!field.value.is_array() && !field.value.is_object()) continue;
        if (auto fault = check_tree(field.value, depth + 1, keys_left); fault != json_fault::none)
            return fault;
    }
    std::sort(seen.begin(), seen.end());
    return std::adjacent_find(seen.begin(), seen.end()) == seen.end() ? json_fault::none
                                                                      : json_fault::duplicate_key;
}

}  // namespace

json_fault parse_strict(std::string_view text, simdjson::dom::element& root) {
    // The parser's own depth is above ours, so that "too deep" can be told from "malformed".
    thread_local dom::parser parser = [] {
        dom::parser made(document_bytes_max);
        return made;
    }();
    auto error = parser.parse(text.data(), text.size()).get(root);
    if (error == simdjson::DEPTH_ERROR) return json_fault::too_deep;
    if (error) return json_fault::malformed;
    auto keys_left = json_keys_max;
    return check_tree(root, 1, keys_left);
}

}  // namespace parley::wire
