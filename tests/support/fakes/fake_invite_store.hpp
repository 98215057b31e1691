#pragma once
// Invites in memory.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"
#include "support/fakes/fake_text.hpp"

#include <parley/interfaces/stores/community_store.hpp>

namespace parley::testing {

class fake_invite_store final : public invite_store, public fake_faults {
public:
    explicit fake_invite_store(fake_community_data& data) : data_(data) {}

    task<result<void>> create(invite row) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_key(row.code)) co_return storage_errc::refused;
        std::lock_guard lock(data_.mutex);
        if (data_.invites.contains(row.code)) co_return storage_errc::conflict;
        if (!data_.servers.contains(row.server)) co_return storage_errc::not_found;
        auto code = row.code;
        data_.invites[code] = std::move(row);
        co_return result<void>{};
    }

    task<result<std::optional<invite>>> find(std::string code) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.invites.find(code);
        if (at == data_.invites.end()) co_return std::optional<invite>{};
        co_return std::optional<invite>{at->second};
    }

    task<result<std::vector<invite>>> of_server(server_id server) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<invite> all;
        for (auto const& [code, each] : data_.invites) {
            if (each.server == server) all.push_back(each);
        }
        co_return all;
    }

    task<result<void>> remove(std::string code) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        if (data_.invites.erase(code) == 0) co_return storage_errc::not_found;
        co_return result<void>{};
    }

private:
    fake_community_data& data_;
};

}  // namespace parley::testing
