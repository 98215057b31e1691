#pragma once
// Members in memory.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/community_store.hpp>

namespace parley::testing {

class fake_member_store final : public member_store, public fake_faults {
public:
    explicit fake_member_store(fake_community_data& data) : data_(data) {}

    task<result<std::vector<server_id>>> servers_of(account_id account) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<server_id> all;
        for (auto const& [key, each] : data_.members) {
            auto const in = data_.servers.find(each.server);
            bool const suspended = in != data_.servers.end() && in->second.suspended;
            if (each.account == account && !suspended) all.push_back(each.server);
        }
        co_return all;
    }

    task<result<void>> join(member row, std::string invite_code) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        if (data_.members.contains({row.server, row.account})) co_return storage_errc::conflict;
        if (!invite_code.empty()) {
            auto at = data_.invites.find(invite_code);
            if (at == data_.invites.end() || !admits(at->second, row)) co_return storage_errc::refused;
            at->second.uses += 1;
        } else if (!data_.servers.contains(row.server)) {
            co_return storage_errc::not_found;
        }
        std::pair const place{row.server, row.account};
        data_.members[place] = std::move(row);
        co_return result<void>{};
    }

private:
    static bool admits(invite const& with, member const& row) {
        if (with.server != row.server) return false;
        if (with.expires_at && *with.expires_at <= row.joined_at) return false;
        return with.uses_max == 0 || with.uses < with.uses_max;
    }

    fake_community_data& data_;
};

}  // namespace parley::testing
