#pragma once
// What an instance's admins look through, in memory.

#include "support/fakes/fake_account_store.hpp"
#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/instance_store.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace parley::testing {

class fake_instance_store final : public instance_store, public fake_faults {
public:
    fake_instance_store(fake_community_data& data, fake_account_store& accounts)
        : data_(data), accounts_(accounts) {}

    task<result<std::vector<account_id>>> find_accounts(std::string query, account_id after,
                                                        std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::vector<account_id> found;
        for (auto const& each : accounts_.everyone()) {
            if (each.id > after && holds(each.name, query) && found.size() < count_max)
                found.push_back(each.id);
        }
        co_return found;
    }
    task<result<std::vector<admin_server>>> find_servers(std::string query, server_id after,
                                                         std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<admin_server> found;
        for (auto const& [id, each] : data_.servers) {
            if (!(id > after) || !holds(each.name, query) || found.size() == count_max) continue;
            admin_server row;
            row.what.id = id;
            row.what.name = each.name;
            row.what.owner = each.owner;
            row.what.suspended = each.suspended;
            row.what.created_at = each.created_at;
            row.member_count = static_cast<std::size_t>(
                std::count_if(data_.members.begin(), data_.members.end(),
                              [&](auto const& one) { return one.first.first == id; }));
            found.push_back(std::move(row));
        }
        co_return found;
    }
    task<result<void>> record(audit_entry entry) override {
        PARLEY_CO_CHECK(co_await enter());
        entry.server = {};
        log_[entry.id] = std::move(entry);
        co_return result<void>{};
    }
    task<result<std::vector<audit_entry>>> log(audit_id before, std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::vector<audit_entry> found;
        for (auto at = log_.rbegin(); at != log_.rend() && found.size() < count_max; ++at) {
            if (!before || at->first < before) found.push_back(at->second);
        }
        co_return found;
    }

private:
    static bool holds(std::string text, std::string query) {
        for (auto* each : {&text, &query})
            std::transform(each->begin(), each->end(), each->begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return text.find(query) != std::string::npos;
    }

    fake_community_data& data_;
    fake_account_store& accounts_;
    std::map<audit_id, audit_entry> log_;
};

}  // namespace parley::testing
