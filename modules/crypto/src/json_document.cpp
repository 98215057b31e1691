#include "json_document.hpp"

#include <simdjson.h>

#include <algorithm>

namespace parley::crypto {

namespace {

/// Copies simdjson's tape into a tree of ours, refusing what exceeds a bound. False = refuse the document.
class tree_builder {
public:
    bool build(simdjson::dom::element from, json_value& to, std::size_t depth) {
        if (++values_ > json_values_max) return false;
        using kind = simdjson::dom::element_type;
        switch (from.type()) {
            case kind::ARRAY:
                return build_array(from, to, depth + 1);
            case kind::OBJECT:
                return build_object(from, to, depth + 1);
            case kind::STRING: {
                std::string_view text;
                if (from.get(text)) return false;
                to.is = std::string(text);
                return true;
            }
            case kind::BOOL: {
                bool value = false;
                if (from.get(value)) return false;
                to.is = value;
                return true;
            }
            case kind::NULL_VALUE:
                to.is = std::monostate{};
                return true;
            case kind::INT64:
            case kind::UINT64:
            case kind::DOUBLE: {
                double value = 0;
                if (from.get(value)) return false;
                to.is = value;
                return true;
            }
        }
        return false;
    }

private:
    bool build_array(simdjson::dom::element from, json_value& to, std::size_t depth) {
        simdjson::dom::array items;
        if (depth > json_depth_max || from.get(items)) return false;
        json_array built;
        for (auto item : items) {
            if (!build(item, built.emplace_back(), depth)) return false;
        }
        to.is = std::move(built);
        return true;
    }

    bool build_object(simdjson::dom::element from, json_value& to, std::size_t depth) {
        simdjson::dom::object members;
        if (depth > json_depth_max || from.get(members)) return false;
        json_object built;
        for (auto member : members) {
            built.push_back({std::string(member.key), {}});
            if (!build(member.value, built.back().value, depth)) return false;
        }
        // Two readers may take different ones of two equal keys: a classic way past a check.
        std::vector<std::string_view> names;
        for (auto const& member : built)
            names.push_back(member.name);
        std::sort(names.begin(), names.end());
        if (std::adjacent_find(names.begin(), names.end()) != names.end()) return false;
        to.is = std::move(built);
        return true;
    }

    std::size_t values_ = 0;
};

}  // namespace

json_value const* json_value::find(std::string_view name) const noexcept {
    auto const* members = std::get_if<json_object>(&is);
    if (members == nullptr) return nullptr;
    for (auto const& member : *members) {
        if (member.name == name) return &member.value;
    }
    return nullptr;
}

std::string_view json_value::text(std::string_view name) const noexcept {
    auto const* member = find(name);
    auto const* found = member == nullptr ? nullptr : member->as_text();
    return found == nullptr ? std::string_view{} : std::string_view(*found);
}

std::optional<json_value> read_json(std::string_view text) {
    if (text.empty() || text.size() > json_bytes_max) return std::nullopt;
    simdjson::dom::parser parser(json_bytes_max);
    // The depth bound counts arrays and objects; one level more than ours, so that our own check decides.
    if (parser.allocate(text.size(), json_depth_max + 2)) return std::nullopt;
    simdjson::dom::element root;
    if (parser.parse(text.data(), text.size()).get(root)) return std::nullopt;
    json_value out;
    tree_builder builder;
    if (!builder.build(root, out, 0)) return std::nullopt;
    return out;
}

}  // namespace parley::crypto
