#pragma once
// The communities module over fakes of everything it asks for.

#include "support/fakes/fake_assets.hpp"
#include "support/fakes/fake_audit_store.hpp"
#include "support/fakes/fake_ban_store.hpp"
#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_community_store.hpp"
#include "support/fakes/fake_event_streams.hpp"
#include "support/fakes/fake_expression_store.hpp"
#include "support/fakes/fake_growth_stores.hpp"
#include "support/fakes/fake_invite_store.hpp"
#include "support/fakes/fake_member_store.hpp"
#include "support/fakes/fake_message_store.hpp"
#include "support/fakes/fake_scheduled_event_store.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"

#include <parley/communities/make_communities.hpp>
#include <parley/interfaces/services/assets.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <vector>

namespace parley::testing {

/// Every id is an account, named after its number.
class everyone final : public accounts {
public:
    static account named(account_id id) {
        auto name = "user" + to_string(id);
        return {.id = id, .name = name, .display_name = name, .owner = {}, .created_at = {}};
    }
    task<result<account>> create(new_account) override { co_return identity_errc::not_found; }
    task<result<account>> find(account_id id) override { co_return named(id); }
    task<result<std::vector<account>>> find_many(std::vector<account_id> ids) override {
        std::vector<account> found;
        for (auto id : ids)
            found.push_back(named(id));
        co_return found;
    }
    task<result<account>> find_by_name(std::string) override { co_return identity_errc::not_found; }
    task<result<account>> change_profile(principal, profile_edit) override {
        co_return identity_errc::not_found;
    }
    task<result<void>> change_password(principal, std::string, std::string) override {
        co_return identity_errc::not_found;
    }
    task<result<bool>> needs_owner() override { co_return false; }
};

struct house {
    explicit house(std::size_t cores_count = 2, communities_options options = {}) : cores(cores_count) {
        ids.raise_ceiling(unix_ms(time.now()) + 1'000'000'000);
        made = make_communities(
            options,
            {cores.all, servers, members, invites, bans, audit, messages, people, streams, ids, time,
             [this] { return "code" + std::to_string(++codes); }, expressions, pictures, growth(),
             [this](std::string name, asset_purpose purpose) { return claim(std::move(name), purpose); },
             [this](house_message what) {
                 std::lock_guard lock(data.mutex);
                 said.push_back(std::move(what));
             }});
    }

    ~house() { cores.all.stop(); }  // as the assembly does it: what was posted still finds the module

    static principal person(std::uint64_t id) { return {.account = account_id{id}, .login = {}}; }
    template <class T>
    T run(task<T> work) {
        return cores.run(std::move(work));
    }
    server_id a_server(principal owner, std::string name = "Home") {
        return run(made->servers().create_server(owner, std::move(name))).value()->server.id;
    }
    std::string an_invite(principal who, server_id server) {
        return run(made->invites().create(who, {.server = server})).value().code;
    }
    void joined(principal who, server_id server, principal by) {
        run(made->memberships().join(who, an_invite(by, server))).value();
    }
    /// A role of the given right, given to `to` by `owner`.
    role_id a_role(principal owner, server_id server, permission_bits what, std::vector<principal> to = {}) {
        auto made_role =
            run(made->roles().create({owner}, {.server = server, .name = "role", .permissions = what}));
        auto id = made_role.value()->id;
        for (auto const& each : to)
            give(owner, server, each, id);
        return id;
    }
    void give(principal by, server_id server, principal to, role_id what) {
        run(made->memberships().edit({by}, {.server = server, .account = to.account, .add_role = what}))
            .value();
    }
    channel_id general_of(principal who, server_id server) {
        return run(made->servers().show_server(who, server)).value()->channels.at(0).id;
    }
    /// Lets posts between cores arrive.
    void settle() {
        for (std::size_t round = 0; round < 3; ++round) {
            for (std::size_t i = 0; i < cores.all.size(); ++i)
                run_on(cores.all.at(i), nothing());
        }
    }
    static task<void> nothing() { co_return; }
    growth_stores growth() {
        return {vanities, temporary_members, onboardings, templates, directory, scheduled_events};
    }
    /// Pictures named `good…` are there.
    static task<result<void>> claim(std::string name, asset_purpose) {
        if (!name.starts_with("good")) co_return asset_errc::invalid_asset;
        co_return result<void>{};
    }

    std::atomic<int> codes{0};
    manual_clock time;
    fake_community_data data;
    fake_community_store servers{data};
    fake_member_store members{data};
    fake_invite_store invites{data};
    fake_ban_store bans{data};
    fake_audit_store audit{data};
    fake_expression_store expressions{data};
    fake_assets pictures;
    fake_message_store messages{time};
    fake_vanity_store vanities{data};
    fake_temporary_member_store temporary_members{data};
    fake_onboarding_store onboardings{data};
    fake_template_store templates{data};
    fake_discovery_store directory{data};
    fake_scheduled_event_store scheduled_events{data};
    std::vector<house_message> said;
    everyone people;
    fake_event_streams streams;
    snowflake_generator ids{time, 0, 0};
    running_cores cores;
    std::unique_ptr<communities_bundle> made;
};

}  // namespace parley::testing
