#pragma once
// Servers, channels and members as a test sets them up, behind the same gate as the real directory. Any
// thread.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/server_people.hpp>
#include <parley/model/permission_rules.hpp>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace parley::testing {

/// By the real rules, over roles and overwrites that a test sets; a test can take single rights away besides.
class fake_directory final : public community_directory, public server_people, private access_issuer {
public:
    // Setting the scene.

    void add_server(server what) {
        std::lock_guard lock(mutex_);
        auto& made = servers_[what.id];
        made.row = std::move(what);
        made.members[made.row.owner] = {.server = made.row.id, .account = made.row.owner, .joined_at = {}};
        made.roles.push_back({.id = everyone_role(made.row.id),
                              .server = made.row.id,
                              .name = "@everyone",
                              .permissions = everyone_default});
        renew(made);
    }
    void add_server(server_id id, account_id owner) { add_server(server{id, "a server", owner, {}}); }
    void add_channel(channel what) {
        std::lock_guard lock(mutex_);
        home_of_channel_[what.id] = what.server;
        auto& in = servers_.at(what.server);
        in.channels[what.id] = std::move(what);
        renew(in);
    }
    void add_channel(server_id in, channel_id id) {
        channel made;
        made.id = id;
        made.server = in;
        made.name = "general";
        add_channel(std::move(made));
    }
    void add_member(server_id in, account_id who) {
        std::lock_guard lock(mutex_);
        servers_.at(in).members[who] = {.server = in, .account = who, .joined_at = {}};
    }
    void remove_member(server_id from, account_id who) {
        std::lock_guard lock(mutex_);
        servers_.at(from).members.erase(who);
    }
    void remove_channel(channel_id id) {
        std::lock_guard lock(mutex_);
        auto at = home_of_channel_.find(id);
        if (at == home_of_channel_.end()) return;
        auto& in = servers_.at(at->second);
        in.channels.erase(id);
        home_of_channel_.erase(at);
        renew(in);
    }
    /// Inserts or replaces. Also everyone's.
    void put_role(role what) {
        std::lock_guard lock(mutex_);
        auto& in = servers_.at(what.server);
        std::erase_if(in.roles, [&](role const& each) { return each.id == what.id; });
        in.roles.push_back(std::move(what));
        std::sort(in.roles.begin(), in.roles.end(), [](role const& a, role const& b) {
            return a.position != b.position ? a.position > b.position : a.id < b.id;
        });
        renew(in);
    }
    void remove_role(server_id from, role_id id) {
        std::lock_guard lock(mutex_);
        auto& in = servers_.at(from);
        std::erase_if(in.roles, [&](role const& each) { return each.id == id; });
        for (auto& [account, each] : in.members)
            std::erase(each.roles, id);
        renew(in);
    }
    /// `roles` ascending.
    void set_roles(server_id in, account_id who, std::vector<role_id> roles) {
        std::lock_guard lock(mutex_);
        servers_.at(in).members.at(who).roles = std::move(roles);
    }
    permission_rules_ptr rules_of(server_id id) const {
        std::lock_guard lock(mutex_);
        return servers_.at(id).rules;
    }
    std::vector<role> roles_of(server_id id) const {
        std::lock_guard lock(mutex_);
        return servers_.at(id).roles;
    }
    /// Takes one right from one account in every server.
    void deny(account_id who, permission what) {
        std::lock_guard lock(mutex_);
        denied_[who] |= bit(what);
    }
    message_id newest_of(channel_id id) const {
        std::lock_guard lock(mutex_);
        auto at = newest_.find(id);
        return at == newest_.end() ? message_id{} : at->second;
    }

    // server_people: what is changed meanwhile is for the test to keep apart

    std::optional<people_now> now(server_id id) override {
        std::lock_guard lock(mutex_);
        auto const at = servers_.find(id);
        if (at == servers_.end()) return std::nullopt;
        return people_now{at->second.roles, at->second.members, at->second.rules};
    }

    // community_directory

    task<result<server_access>> access_server(principal who, server_id id,
                                              std::optional<permission> wanted) override {
        std::lock_guard lock(mutex_);
        auto at = servers_.find(id);
        if (at == servers_.end() || !at->second.members.contains(who.account)) {
            co_return error_code{community_errc::not_found};
        }
        auto const may =
            server_permissions(*at->second.rules, standing(at->second, who.account)) & ~denied(who.account);
        if (wanted && !has(may, *wanted)) co_return error_code{community_errc::missing_permission};
        co_return server_access(key(), who, id, at->second.row.owner, may);
    }
    task<result<channel_access>> access_channel(principal who, channel_id id, permission wanted) override {
        std::lock_guard lock(mutex_);
        auto home = home_of_channel_.find(id);
        if (home == home_of_channel_.end()) co_return error_code{community_errc::not_found};
        auto const& in = servers_.at(home->second);
        if (!in.members.contains(who.account)) co_return error_code{community_errc::not_found};
        auto const may = channel_permissions(*in.rules, standing(in, who.account), id) & ~denied(who.account);
        if (!has(may, permission::view_channel)) co_return error_code{community_errc::not_found};
        if (!has(may, wanted)) co_return error_code{community_errc::missing_permission};
        co_return channel_access(key(), who, home->second, id, may);
    }
    task<result<server_id>> locate(channel_id id) override {
        std::lock_guard lock(mutex_);
        auto home = home_of_channel_.find(id);
        if (home == home_of_channel_.end()) co_return error_code{community_errc::not_found};
        co_return home->second;
    }
    task<result<std::vector<server_id>>> servers_of(account_id account) override {
        std::lock_guard lock(mutex_);
        std::vector<server_id> found;
        for (auto const& [id, each] : servers_) {
            if (each.members.contains(account)) found.push_back(id);
        }
        co_return found;
    }
    server_view view_now(server_access const& access) override {
        std::lock_guard lock(mutex_);
        auto const& in = servers_.at(access.server());
        server_view view{
            .server = in.row, .roles = in.roles, .member_count = in.members.size(), .rules = in.rules};
        view.self = in.members.at(access.who().account);
        auto const who = standing(in, access.who().account);
        for (auto const& [id, each] : in.channels) {
            if (has(channel_permissions(*in.rules, who, id), permission::view_channel))
                view.channels.push_back(each);
        }
        std::sort(view.channels.begin(), view.channels.end(), [](auto const& a, auto const& b) {
            return std::pair(a.position, a.id) < std::pair(b.position, b.id);
        });
        for (auto const& each : view.channels)
            view.last_messages.push_back(newest_[each.id]);
        return view;
    }
    void note_message(channel_access const& access, message_id newest) override {
        std::lock_guard lock(mutex_);
        auto& kept = newest_[access.channel()];
        kept = std::max(kept, newest);
    }
    channel channel_now(channel_access const& access, message_id& last_message) override {
        std::lock_guard lock(mutex_);
        last_message = newest_[access.channel()];
        return servers_.at(access.server()).channels.at(access.channel());
    }

private:
    struct community {
        server row;
        std::vector<role> roles;  // the highest first
        std::map<channel_id, channel> channels;
        std::map<account_id, member> members;
        permission_rules_ptr rules;
    };

    static void renew(community& in) {
        std::vector<channel> channels;
        for (auto const& [id, each] : in.channels)
            channels.push_back(each);
        in.rules = std::make_shared<permission_rules const>(in.row.id, in.row.owner, in.roles, channels);
    }
    static member_standing standing(community const& in, account_id who) {
        return {.account = who, .roles = in.members.at(who).roles};
    }
    permission_bits denied(account_id who) const {
        auto at = denied_.find(who);
        return at == denied_.end() ? 0 : at->second;
    }

    mutable std::mutex mutex_;
    std::map<server_id, community> servers_;
    std::map<channel_id, server_id> home_of_channel_;
    std::map<channel_id, message_id> newest_;
    std::map<account_id, permission_bits> denied_;
};

}  // namespace parley::testing
