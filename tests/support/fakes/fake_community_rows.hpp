#pragma once
// The rows of a server as a table takes them: checked, and in the order in which they come back.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_text.hpp"

#include <parley/interfaces/stores/storage_errc.hpp>

#include <algorithm>
#include <tuple>

namespace parley::testing {

inline result<void> store(fake_community_tables& tables, role row) {
    if (!storable_text(row.name) || !storable_text(row.icon)) return storage_errc::refused;
    auto at = tables.roles.find(row.id);
    if (at != tables.roles.end() && at->second.server != row.server) return storage_errc::conflict;
    auto id = row.id;
    tables.roles[id] = std::move(row);
    return {};
}

inline result<void> store(fake_community_tables& tables, channel row) {
    if (!storable_text(row.name) || !storable_text(row.topic)) return storage_errc::refused;
    auto at = tables.channels.find(row.id);
    if (at != tables.channels.end() && at->second.server != row.server) return storage_errc::conflict;
    auto key = [](overwrite const& one) { return std::tie(one.of, one.target); };
    auto& all = row.overwrites;
    std::sort(all.begin(), all.end(), [&](auto const& a, auto const& b) { return key(a) < key(b); });
    auto same = [&](auto const& a, auto const& b) { return key(a) == key(b); };
    if (std::adjacent_find(all.begin(), all.end(), same) != all.end()) return storage_errc::conflict;
    auto id = row.id;
    tables.channels[id] = std::move(row);
    return {};
}

inline result<void> store(fake_community_tables& tables, member row) {
    if (!storable_text(row.nickname)) return storage_errc::refused;
    std::sort(row.roles.begin(), row.roles.end());
    if (std::adjacent_find(row.roles.begin(), row.roles.end()) != row.roles.end())
        return storage_errc::conflict;
    for (auto each : row.roles) {
        if (!tables.has_role(row.server, each)) return storage_errc::not_found;
    }
    auto key = std::pair{row.server, row.account};
    tables.members[key] = std::move(row);
    return {};
}

}  // namespace parley::testing
