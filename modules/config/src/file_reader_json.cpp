// The same schema as JSON.

#include "file_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace parley::config {
namespace {

using json = nlohmann::json;

// Sections nest two deep; more is a mistake and is told as an unknown key.
constexpr int depth_max = 8;

struct walker {
    std::string const& name;
    std::vector<problem>& problems;
    std::vector<entry> found{};

    void walk(json const& at, std::string const& prefix, int depth) {
        for (auto const& [key, node] : at.items()) {
            if (node.is_object() && depth < depth_max) {
                walk(node, prefix + key + '.', depth + 1);
            } else {
                take(prefix + key, node);
            }
        }
    }

    void take(std::string const& key, json const& node) {
        raw_value value;
        auto const place = name;
        if (node.is_string()) {
            value.value = node.get<std::string>();
        } else if (node.is_number_integer() && node <= INT64_MAX) {
            value.value = node.get<std::int64_t>();
        } else if (node.is_boolean()) {
            value.value = node.get<bool>();
        } else if (node.is_array() &&
                   std::all_of(node.begin(), node.end(), [](json const& one) { return one.is_string(); })) {
            value.value = node.get<std::vector<std::string>>();
        } else {
            problems.push_back(
                {place, key + " must be a text, a whole number, true, false or a list of texts"});
            return;
        }
        found.push_back({key, std::move(value), place, "file " + place});
    }
};

}  // namespace

std::vector<entry> read_json(std::string_view text, std::string const& name, std::vector<problem>& problems) {
    auto const parsed = json::parse(text, nullptr, false);
    if (parsed.is_discarded() || !parsed.is_object()) {
        problems.push_back({name, "this is not a JSON object"});
        return {};
    }
    walker leaves{name, problems};
    leaves.walk(parsed, "", 0);
    return std::move(leaves.found);
}

bool read_file(std::string const& path, std::size_t bytes_max, std::string& into, std::string& why) {
    std::ifstream file(path, std::ios::binary);
    into.assign(bytes_max + 1, '\0');
    // A folder opens and fails to read: both are told the same way.
    if (!file || !(file.read(into.data(), static_cast<std::streamsize>(into.size())) || file.eof())) {
        why = "cannot read " + path;
        return false;
    }
    into.resize(static_cast<std::size_t>(file.gcount()));
    if (into.size() <= bytes_max) return true;
    why = path + " is larger than " + std::to_string(bytes_max) + " bytes";
    return false;
}

}  // namespace parley::config
