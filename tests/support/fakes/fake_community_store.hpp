#pragma once
// Servers and all that their owners hold, in memory.

#include "support/fakes/fake_community_changes.hpp"
#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/community_store.hpp>

#include <algorithm>
#include <tuple>

namespace parley::testing {

class fake_community_store final : public community_store, public fake_faults {
public:
    explicit fake_community_store(fake_community_data& data) : data_(data) {}

    task<result<void>> create_server(server_row row) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();  // a copy: all of it or none
        PARLEY_CO_CHECK(insert(tables, std::move(row)));
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }

    task<result<std::optional<server_row>>> load_server(server_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.servers.find(id);
        if (at == data_.servers.end()) co_return std::optional<server_row>{};
        server_row row{.server = at->second,
                       .roles = rows_of(data_.roles, id),
                       .channels = rows_of(data_.channels, id),
                       .members = rows_of(data_.members, id)};
        std::sort(row.roles.begin(), row.roles.end(), [](role const& a, role const& b) {
            return std::tie(b.position, a.id) < std::tie(a.position, b.id);
        });
        std::sort(row.channels.begin(), row.channels.end(), [](channel const& a, channel const& b) {
            return std::tie(a.position, a.id) < std::tie(b.position, b.id);
        });
        co_return std::optional<server_row>{std::move(row)};
    }

    task<result<void>> delete_server(server_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto its = [&](auto const& each) { return each.second.server == id; };
        for (auto const& each : rows_of(data_.channels, id))
            data_.drop_channel(each.id);
        std::erase_if(data_.roles, its);
        std::erase_if(data_.members, its);
        std::erase_if(data_.bans, its);
        std::erase_if(data_.audit, its);
        std::erase_if(data_.invites, its);
        std::erase_if(data_.expressions, its);
        data_.drop_events([&](scheduled_event const& each) { return each.server == id; });
        data_.onboardings.erase(id);
        std::erase_if(data_.templates, its);
        data_.servers.erase(id);
        co_return result<void>{};
    }

    task<result<std::optional<server_id>>> server_of_channel(channel_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.channels.find(id);
        if (at == data_.channels.end()) co_return std::optional<server_id>{};
        co_return std::optional<server_id>{at->second.server};
    }

    task<result<void>> commit(server_id server, std::vector<community_change> all) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        if (!data_.servers.contains(server)) co_return storage_errc::not_found;
        auto tables = data_.tables();  // a copy: all of it or none
        for (auto& each : all) {
            PARLEY_CO_CHECK(std::visit(fake_change(tables, server), each));
        }
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }

private:
    template <class Key, class Row>
    static std::vector<Row> rows_of(std::map<Key, Row> const& table, server_id server) {
        std::vector<Row> rows;
        for (auto const& [key, each] : table) {
            if (each.server == server) rows.push_back(each);
        }
        return rows;
    }

    friend class fake_template_store;
    static result<void> insert(fake_community_tables& tables, server_row row) {
        auto id = row.server.id;
        if (!storable_text(row.server.name)) return storage_errc::refused;
        if (tables.servers.contains(id)) return storage_errc::conflict;
        tables.servers[id] = std::move(row.server);
        for (auto& each : row.roles) {
            each.server = id;
            if (tables.roles.contains(each.id)) return storage_errc::conflict;
            PARLEY_CHECK(store(tables, std::move(each)));
        }
        for (auto& each : row.channels) {
            each.server = id;
            if (tables.channels.contains(each.id)) return storage_errc::conflict;
            PARLEY_CHECK(store(tables, std::move(each)));
        }
        for (auto& each : row.members) {
            each.server = id;
            if (tables.members.contains({id, each.account})) return storage_errc::conflict;
            PARLEY_CHECK(store(tables, std::move(each)));
        }
        return {};
    }

    fake_community_data& data_;
};

}  // namespace parley::testing
