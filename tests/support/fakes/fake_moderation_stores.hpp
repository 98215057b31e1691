#pragma once
// Screening rules, reports, notes and purges in memory.

#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_faults.hpp"

#include <parley/interfaces/stores/moderation_store.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace parley::testing {

struct fake_moderation_data {
    std::map<screening_rule_id, screening_rule> rules;
    std::map<report_id, std::pair<report, std::optional<std::string>>>
        reports;  // with what they are the same as
    std::map<note_id, note> notes;
    std::map<std::uint64_t, purge_order> purges;
};

/// Server by server like the real tables: what belongs to one that is gone is gone.
class fake_moderation_stores final : public screening_store,
                                     public report_store,
                                     public note_store,
                                     public purge_store,
                                     public audit_sweeper,
                                     public fake_faults {
public:
    explicit fake_moderation_stores(fake_community_data& data) : data_(data) {}

    task<result<std::vector<screening_rule>>> of_server(server_id server) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<screening_rule> found;
        for (auto const& [id, each] : own_.rules) {
            if (each.server == server && is_there(server)) found.push_back(each);
        }
        co_return found;
    }
    task<result<void>> put(screening_rule row, audit_entry entry) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        if (!is_there(row.server)) co_return storage_errc::not_found;
        auto const at = own_.rules.find(row.id);
        if (at != own_.rules.end() && at->second.server != row.server) co_return storage_errc::conflict;
        if (at != own_.rules.end()) {
            row.creator = at->second.creator;
        }
        keep(row.server, std::move(entry));
        own_.rules[row.id] = std::move(row);
        co_return result<void>{};
    }
    task<result<void>> drop(server_id server, screening_rule_id id, audit_entry entry) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto const at = own_.rules.find(id);
        if (at == own_.rules.end() || at->second.server != server) co_return storage_errc::not_found;
        own_.rules.erase(at);
        keep(server, std::move(entry));
        co_return result<void>{};
    }

    task<result<report>> file(report row, std::string same_as, std::size_t open_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        if (!is_there(row.server)) co_return storage_errc::not_found;
        std::size_t open = 0;
        for (auto& [id, each] : own_.reports) {
            if (each.first.server != row.server) continue;
            if (each.second == same_as) {
                each.first.repeats += row.repeats;
                co_return each.first;
            }
            if (each.second && each.first.reporter == row.reporter) ++open;
        }
        if (open >= open_max) co_return storage_errc::refused;
        own_.reports[row.id] = {row, std::move(same_as)};
        co_return row;
    }
    task<result<std::optional<report>>> find(server_id server, report_id id) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto const at = own_.reports.find(id);
        if (at == own_.reports.end() || at->second.first.server != server) co_return std::optional<report>{};
        co_return std::optional<report>{at->second.first};
    }
    task<result<std::vector<report>>> page(report_query query) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<report> found;
        for (auto at = own_.reports.rbegin(); at != own_.reports.rend() && found.size() < query.count_max;
             ++at) {
            auto const& each = at->second.first;
            bool const wanted = each.server == query.server && (!query.before || each.id < query.before) &&
                                (!query.target || each.target == query.target) &&
                                (!query.state || each.state == *query.state);
            if (wanted) found.push_back(each);
        }
        co_return found;
    }
    task<result<void>> update(report row, audit_entry entry) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto const at = own_.reports.find(row.id);
        if (at == own_.reports.end() || at->second.first.server != row.server)
            co_return storage_errc::not_found;
        auto& held = at->second.first;
        held.state = row.state;
        held.moderator = row.moderator;
        held.outcome = row.outcome;
        held.closed_at = row.closed_at;
        if (row.state == report_state::resolved || row.state == report_state::dismissed)
            at->second.second.reset();
        keep(row.server, std::move(entry));
        co_return result<void>{};
    }

    task<result<void>> create(note row, audit_entry entry) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        if (!is_there(row.server)) co_return storage_errc::not_found;
        if (own_.notes.contains(row.id)) co_return storage_errc::conflict;
        keep(row.server, std::move(entry));
        own_.notes[row.id] = std::move(row);
        co_return result<void>{};
    }
    task<result<std::vector<note>>> of_member(server_id server, account_id account,
                                              std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<note> found;
        for (auto at = own_.notes.rbegin(); at != own_.notes.rend() && found.size() < count_max; ++at) {
            if (at->second.server == server && at->second.account == account) found.push_back(at->second);
        }
        co_return found;
    }
    task<result<void>> remove(note row, audit_entry entry) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto const at = own_.notes.find(row.id);
        bool const there =
            at != own_.notes.end() && at->second.server == row.server && at->second.account == row.account;
        if (!there) co_return storage_errc::not_found;
        own_.notes.erase(at);
        keep(row.server, std::move(entry));
        co_return result<void>{};
    }

    task<result<void>> put(purge_order row) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        if (!is_there(row.server)) co_return storage_errc::not_found;
        own_.purges[row.order.value] = row;
        co_return result<void>{};
    }
    task<result<std::vector<purge_order>>> pending(std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<purge_order> found;
        for (auto const& [id, each] : own_.purges) {
            if (found.size() < count_max && is_there(each.server)) found.push_back(each);
        }
        co_return found;
    }
    task<result<void>> drop(purge_order row) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        own_.purges.erase(row.order.value);
        co_return result<void>{};
    }

    task<result<std::size_t>> expire(wall_time now, std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::size_t gone = 0;
        for (auto at = data_.audit.begin(); at != data_.audit.end() && gone < count_max;) {
            auto const server = data_.servers.find(at->second.server);
            auto const days = server == data_.servers.end() ? 0 : server->second.audit_days;
            bool const old = days > 0 && at->second.id.created_at() < now - std::chrono::hours{24} * days;
            gone += old ? 1 : 0;
            at = old ? data_.audit.erase(at) : std::next(at);
        }
        co_return gone;
    }

private:
    bool is_there(server_id server) const { return data_.servers.contains(server); }
    void keep(server_id server, audit_entry entry) {
        entry.server = server;
        data_.audit[entry.id] = std::move(entry);
    }

    fake_community_data& data_;
    fake_moderation_data own_;
};

}  // namespace parley::testing
