#pragma once
// Vanity words, onboarding, templates, the directory and scheduled events, in memory.

#include "support/fakes/fake_community_changes.hpp"
#include "support/fakes/fake_community_store.hpp"

#include <parley/base/fold.hpp>
#include <parley/interfaces/stores/growth_stores.hpp>

#include <algorithm>
#include <tuple>

namespace parley::testing {

/// What goes along with a change of another table: all of it or none.
inline result<void> commit_along(fake_community_tables& tables, server_id server,
                                 std::vector<community_change>& along) {
    if (!tables.servers.contains(server)) return storage_errc::not_found;
    for (auto& each : along) {
        PARLEY_CHECK(std::visit(fake_change(tables, server), each));
    }
    return {};
}

class fake_vanity_store final : public vanity_store, public fake_faults {
public:
    explicit fake_vanity_store(fake_community_data& data) : data_(data) {}

    task<result<void>> put(invite row, std::vector<community_change> along) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_key(row.code)) co_return storage_errc::refused;
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();
        PARLEY_CO_CHECK(commit_along(tables, row.server, along));
        drop_of(tables, row.server);
        if (tables.invites.contains(row.code)) co_return storage_errc::conflict;
        row.vanity = true;
        auto code = row.code;
        tables.invites[code] = std::move(row);
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }
    task<result<void>> drop(server_id server, std::vector<community_change> along) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();
        PARLEY_CO_CHECK(commit_along(tables, server, along));
        if (drop_of(tables, server) == 0) co_return storage_errc::not_found;
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }

private:
    static std::size_t drop_of(fake_community_tables& tables, server_id server) {
        return std::erase_if(tables.invites, [&](auto const& each) {
            return each.second.server == server && each.second.vanity;
        });
    }
    fake_community_data& data_;
};

class fake_temporary_member_store final : public temporary_member_store, public fake_faults {
public:
    explicit fake_temporary_member_store(fake_community_data& data) : data_(data) {}

    task<result<std::vector<place>>> page(place after, std::size_t count_max) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<place> found;
        for (auto const& [key, row] : data_.members) {
            place const here{key.first, key.second};
            if (row.temporary && here > after && found.size() < count_max) found.push_back(here);
        }
        co_return found;
    }

private:
    fake_community_data& data_;
};

class fake_onboarding_store final : public onboarding_store, public fake_faults {
public:
    explicit fake_onboarding_store(fake_community_data& data) : data_(data) {}

    task<result<std::optional<onboarding>>> find(server_id server) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.onboardings.find(server);
        if (at == data_.onboardings.end()) co_return std::optional<onboarding>{};
        co_return std::optional<onboarding>{at->second};
    }
    task<result<void>> put(server_id server, onboarding what, std::vector<community_change> along) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();
        PARLEY_CO_CHECK(commit_along(tables, server, along));
        if (!storable_text(what.welcome)) co_return storage_errc::refused;
        tables.onboardings[server] = std::move(what);
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }

private:
    fake_community_data& data_;
};

class fake_template_store final : public template_store, public fake_faults {
public:
    explicit fake_template_store(fake_community_data& data) : data_(data) {}

    task<result<void>> put(server_template row, std::vector<community_change> along) override {
        PARLEY_CO_CHECK(co_await enter());
        if (!storable_key(row.code) || !storable_text(row.name)) co_return storage_errc::refused;
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();
        PARLEY_CO_CHECK(commit_along(tables, row.server, along));
        auto at = tables.templates.find(row.code);
        if (at != tables.templates.end()) {
            if (at->second.server != row.server) co_return storage_errc::conflict;
            row.uses = at->second.uses;
            row.creator = at->second.creator;
            row.created_at = at->second.created_at;
        }
        auto code = row.code;
        tables.templates[code] = std::move(row);
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }
    task<result<std::optional<server_template>>> find(std::string code) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.templates.find(code);
        if (at == data_.templates.end()) co_return std::optional<server_template>{};
        co_return std::optional<server_template>{at->second};
    }
    task<result<std::vector<server_template>>> of_server(server_id server) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<server_template> found;
        for (auto const& [code, each] : data_.templates) {
            if (each.server == server) found.push_back(each);
        }
        std::stable_sort(found.begin(), found.end(),
                         [](auto const& a, auto const& b) { return a.created_at < b.created_at; });
        co_return found;
    }
    task<result<void>> remove(server_id server, std::string code) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto at = data_.templates.find(code);
        if (at == data_.templates.end() || at->second.server != server) co_return storage_errc::not_found;
        data_.templates.erase(at);
        co_return result<void>{};
    }
    task<result<void>> found_server(server_row row, std::optional<onboarding> with, std::string template_code,
                                    std::vector<community_change> along) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        auto tables = data_.tables();
        auto const id = row.server.id;
        PARLEY_CO_CHECK(fake_community_store::insert(tables, std::move(row)));
        PARLEY_CO_CHECK(commit_along(tables, id, along));
        if (with) tables.onboardings[id] = std::move(*with);
        if (auto at = tables.templates.find(template_code); at != tables.templates.end()) ++at->second.uses;
        data_.tables() = std::move(tables);
        co_return result<void>{};
    }

private:
    fake_community_data& data_;
};

class fake_discovery_store final : public discovery_store, public fake_faults {
public:
    explicit fake_discovery_store(fake_community_data& data) : data_(data) {}

    task<result<std::vector<discovered_server>>> search(discovery_query query) override {
        PARLEY_CO_CHECK(co_await enter());
        std::lock_guard lock(data_.mutex);
        std::vector<discovered_server> all;
        for (auto const& [id, each] : data_.servers) {
            auto const text = text::folded(each.name + '\n' + each.description);
            if (!each.discoverable || each.suspended || text.find(query.folded) == text.npos) continue;
            auto const here = std::count_if(data_.members.begin(), data_.members.end(),
                                            [&](auto const& one) { return one.first.first == id; });
            all.push_back({each, static_cast<std::size_t>(here)});
        }
        std::sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
            return std::tie(b.members, a.server.id) < std::tie(a.members, b.server.id);
        });
        all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(query.skip, all.size())));
        if (all.size() > query.count_max) all.resize(query.count_max);
        co_return all;
    }

private:
    fake_community_data& data_;
};

}  // namespace parley::testing
