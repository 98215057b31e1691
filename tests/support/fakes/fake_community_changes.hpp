#pragma once
// What each change does to the tables of the fakes.

#include "support/fakes/fake_community_rows.hpp"

#include <parley/interfaces/stores/community_store.hpp>

namespace parley::testing {

/// Visits one change; the tables may be spoiled when it fails.
class fake_change {
public:
    fake_change(fake_community_tables& tables, server_id server) : tables_(tables), server_(server) {}

    result<void> operator()(changes::put_server& change) {
        auto& row = change.row;
        for (auto const* each : {&row.name, &row.description, &row.icon, &row.banner}) {
            if (!storable_text(*each)) return storage_errc::refused;
        }
        auto& kept = tables_.servers[server_];
        row.id = server_;
        row.created_at = kept.created_at;
        kept = std::move(row);
        return {};
    }
    result<void> operator()(changes::put_role& change) { return store(tables_, ours(change.row)); }
    result<void> operator()(changes::drop_role& change) {
        if (!tables_.has_role(server_, change.role)) return {};
        tables_.roles.erase(change.role);
        tables_.drop_overwrites(server_, overwrite::target_kind::role, change.role.value);
        for (auto& [key, each] : tables_.members)
            std::erase(each.roles, change.role);
        return {};
    }
    result<void> operator()(changes::put_channel& change) { return store(tables_, ours(change.row)); }
    result<void> operator()(changes::drop_channel& change) {
        auto at = tables_.channels.find(change.channel);
        if (at == tables_.channels.end() || at->second.server != server_) return {};
        tables_.drop_channel(change.channel);
        for (auto& [id, each] : tables_.channels) {
            if (each.parent == change.channel) each.parent = {};
        }
        return {};
    }
    result<void> operator()(changes::put_member& change) {
        auto at = tables_.members.find({server_, change.row.account});
        if (at == tables_.members.end()) return storage_errc::not_found;
        change.row.joined_at = at->second.joined_at;
        change.row.invite = at->second.invite;
        return store(tables_, ours(change.row));
    }
    result<void> operator()(changes::drop_member& change) {
        tables_.members.erase({server_, change.account});
        tables_.drop_interests(server_, change.account);
        tables_.drop_overwrites(server_, overwrite::target_kind::member, change.account.value);
        return {};
    }
    result<void> operator()(changes::put_ban& change) {
        if (!storable_text(change.row.reason)) return storage_errc::refused;
        tables_.bans[{server_, change.row.account}] = ours(change.row);
        return {};
    }
    result<void> operator()(changes::drop_ban& change) {
        tables_.bans.erase({server_, change.account});
        return {};
    }
    result<void> operator()(changes::add_audit& change) {
        auto const& entry = change.entry;
        bool storable = storable_text(entry.detail) && storable_text(entry.reason);
        std::size_t bytes = 0;
        for (auto const& each : entry.changes) {
            storable = storable && storable_text(each.field) && storable_text(each.before) &&
                       storable_text(each.after);
            bytes += each.field.size() + each.before.size() + each.after.size();
        }
        if (!storable || bytes > 65'536) return storage_errc::refused;
        if (tables_.audit.contains(entry.id)) return storage_errc::conflict;
        tables_.audit[entry.id] = ours(entry);
        return {};
    }

private:
    template <class Row>
    Row ours(Row row) const {
        row.server = server_;
        return row;
    }

    fake_community_tables& tables_;
    server_id server_;
};

}  // namespace parley::testing
