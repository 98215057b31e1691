#pragma once
// Lists in one column: texts as netstrings, ids with commas between, sets of small enums as bits.

#include "sql_values.hpp"

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

inline std::string netstrings(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& each : all)
        text.append(std::to_string(each.size())).append(1, ':').append(each);
    return text;
}

/// Spoils the row when it is not what `netstrings` writes.
inline std::vector<std::string> read_netstrings(row_reader& row) {
    auto const held = row.text();
    std::string_view rest = held;
    std::vector<std::string> all;
    while (!rest.empty()) {
        std::size_t size = 0;
        auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), size);
        auto const digits = static_cast<std::size_t>(end - rest.data());
        if (error != std::errc{} || digits >= rest.size() || rest[digits] != ':' ||
            size > rest.size() - digits - 1) {
            row.spoil();
            return {};
        }
        all.emplace_back(rest.substr(digits + 1, size));
        rest.remove_prefix(digits + 1 + size);
    }
    return all;
}

template <class Id>
std::string listed_ids(std::vector<Id> const& all) {
    std::string text;
    for (auto const each : all)
        text += (text.empty() ? "" : ",") + to_string(each);
    return text;
}

/// Spoils the row when something else stands there.
template <class Id>
std::vector<Id> read_listed_ids(row_reader& row) {
    auto const held = row.text();
    std::string_view rest = held;
    std::vector<Id> all;
    while (!rest.empty()) {
        auto const comma = std::min(rest.find(','), rest.size());
        auto const parsed = parse_id<Id>(rest.substr(0, comma));
        if (!parsed) {
            row.spoil();
            return {};
        }
        all.push_back(*parsed);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return all;
}

}  // namespace parley
