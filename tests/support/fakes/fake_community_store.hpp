#pragma once
// Servers and channels in memory.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"
#include "support/fakes/fake_text.hpp"

#include <parley/interfaces/stores/community_store.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace parley::testing {

class fake_community_store final : public community_store, public fake_faults {
public:
    explicit fake_community_store(fake_community_data& data) : data_(data) {}

    task<result<void>> create_server(server_row row) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_text(row.server.name)) co_return storage_errc::refused;
        std::lock_guard lock(data_.mutex);
        bool taken = data_.servers.contains(row.server.id);
        std::set<channel_id> channels;
        std::set<account_id> accounts;
        for (auto const& each : row.channels) {
            if (!storable_text(each.name) || !storable_text(each.topic)) co_return storage_errc::refused;
            taken = taken || data_.channels.contains(each.id) || !channels.insert(each.id).second;
        }
        for (auto const& each : row.members)
            taken = taken || !accounts.insert(each.account).second;
        if (taken) co_return storage_errc::conflict;
        for (auto& each : row.channels) {
            each.server = row.server.id;
            data_.channels[each.id] = std::move(each);
        }
        for (auto& each : row.members) {
            each.server = row.server.id;
            data_.members[{each.server, each.account}] = each;
        }
        data_.servers[row.server.id] = std::move(row.server);
        co_return result<void>{};
    }

    task<result<std::optional<server_row>>> load_server(server_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.servers.find(id);
        if (at == data_.servers.end()) co_return std::optional<server_row>{};
        server_row row{at->second, {}, {}};
        for (auto const& [key, each] : data_.channels) {
            if (each.server == id) row.channels.push_back(each);
        }
        std::sort(row.channels.begin(), row.channels.end(), [](channel const& a, channel const& b) {
            return std::tie(a.position, a.id) < std::tie(b.position, b.id);
        });
        for (auto const& [key, each] : data_.members) {
            if (each.server == id) row.members.push_back(each);
        }
        co_return std::optional<server_row>{std::move(row)};
    }

    task<result<void>> update_server(server row) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_text(row.name)) co_return storage_errc::refused;
        std::lock_guard lock(data_.mutex);
        auto at = data_.servers.find(row.id);
        if (at == data_.servers.end()) co_return storage_errc::not_found;
        at->second.name = std::move(row.name);
        at->second.owner = row.owner;
        co_return result<void>{};
    }

    task<result<void>> delete_server(server_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        for (auto at = data_.channels.begin(); at != data_.channels.end();) {
            auto here = at++;
            if (here->second.server == id) data_.drop_channel(here->first);
        }
        std::erase_if(data_.members, [&](auto const& each) { return each.second.server == id; });
        std::erase_if(data_.invites, [&](auto const& each) { return each.second.server == id; });
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

    task<result<void>> put_channel(channel row) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_text(row.name) || !storable_text(row.topic)) co_return storage_errc::refused;
        std::lock_guard lock(data_.mutex);
        auto at = data_.channels.find(row.id);
        if (at != data_.channels.end() && at->second.server != row.server) co_return storage_errc::conflict;
        if (!data_.servers.contains(row.server)) co_return storage_errc::not_found;
        auto id = row.id;
        data_.channels[id] = std::move(row);
        co_return result<void>{};
    }

    task<result<void>> delete_channel(channel_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        data_.drop_channel(id);
        co_return result<void>{};
    }

private:
    fake_community_data& data_;
};

}  // namespace parley::testing
