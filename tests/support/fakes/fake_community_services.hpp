#pragma once
// Commands on servers, members and invites over the fake directory: enough for edges to be tested against.

#include "support/fakes/fake_directory.hpp"
#include "support/fakes/fake_identity.hpp"

#include <parley/interfaces/services/memberships.hpp>
#include <parley/interfaces/services/presences.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace parley::testing {

/// One core only.
class fake_community_services final : public communities,
                                      public channels,
                                      public roles,
                                      public memberships,
                                      public moderation,
                                      public invites,
                                      public presences {
public:
    fake_community_services(fake_directory& directory, fake_identity& people)
        : directory_(directory), people_(people) {}

    error_code broken;  ///< what creates answer when set
    std::size_t servers_made = 0;
    std::uint64_t next_id = 5000;
    std::map<std::string, invite> codes;
    std::map<account_id, std::size_t> here;
    std::map<account_id, presence_choice> choices;
    std::map<account_id, ban> banned;
    std::vector<audit_entry> log;
    std::string last_reason;
    std::optional<channel_edit> last_edit;
    std::optional<audit_query> last_query;

    // communities

    task<result<visible<server_view>>> create_server(principal who, std::string name) override {
        if (broken) co_return broken;
        if (name == "throw") throw std::runtime_error("secret detail of a broken library");
        if (name.find_first_not_of(' ') == std::string::npos)
            co_return error_code{community_errc::invalid_name};
        ++servers_made;
        server made;
        made.id = server_id{next_id++};
        made.name = std::move(name);
        made.owner = who.account;
        auto const id = made.id;
        directory_.add_server(std::move(made));
        directory_.add_channel(id, channel_id{next_id++});
        co_return co_await show_server(who, id);
    }
    task<result<visible<server_view>>> show_server(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, {});
        if (access.has_error()) co_return access.error();
        co_return visible<server_view>(*access, directory_.view_now(*access));
    }
    task<result<visible<server_view>>> hand_over(act by, server_id id, account_id heir) override {
        auto access = co_await directory_.access_server(by.who, id, {});
        if (access.has_error()) co_return access.error();
        if (!access->is_owner()) co_return error_code{community_errc::missing_permission};
        auto view = directory_.view_now(*access);
        view.server.owner = heir;
        co_return visible<server_view>(*access, std::move(view));
    }
    task<result<void>> delete_server(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        co_return result<void>{};
    }
    // channels

    task<result<visible<channel>>> create(act by, new_channel wanted) override {
        auto access = co_await directory_.access_server(by.who, wanted.server, permission::manage_channels);
        if (access.has_error()) co_return access.error();
        channel made;
        made.id = channel_id{next_id++};
        made.server = wanted.server;
        made.kind = wanted.kind;
        made.name = std::move(wanted.name);
        made.topic = std::move(wanted.topic);
        made.parent = wanted.parent;
        directory_.add_channel(made);
        co_return visible<channel>(*access, std::move(made));
    }
    task<result<visible<channel>>> edit(act by, channel_edit edit) override {
        auto access = co_await directory_.access_channel(by.who, edit.channel, permission::manage_channels);
        if (access.has_error()) co_return access.error();
        message_id last;
        auto changed = directory_.channel_now(*access, last);
        if (edit.name) changed.name = *edit.name;
        if (edit.topic) changed.topic = *edit.topic;
        if (edit.position) changed.position = *edit.position;
        if (edit.parent) changed.parent = *edit.parent;
        if (edit.age_restricted) changed.age_restricted = *edit.age_restricted;
        if (edit.slowmode) changed.slowmode = *edit.slowmode;
        last_edit = edit;
        co_return visible<channel>(*access, std::move(changed));
    }
    task<result<visible<channel>>> put_overwrite(act by, overwrite_edit edit) override {
        auto access = co_await directory_.access_channel(by.who, edit.channel, permission::manage_roles);
        if (access.has_error()) co_return access.error();
        message_id last;
        auto changed = directory_.channel_now(*access, last);
        std::erase_if(changed.overwrites,
                      [&](overwrite const& each) { return each.target == edit.what.target; });
        if (!edit.remove) changed.overwrites.push_back(edit.what);
        directory_.add_channel(changed);
        co_return visible<channel>(*access, std::move(changed));
    }
    task<result<void>> remove(act by, channel_id id) override {
        auto access = co_await directory_.access_channel(by.who, id, permission::manage_channels);
        if (access.has_error()) co_return access.error();
        last_reason = by.reason;
        directory_.remove_channel(id);
        co_return result<void>{};
    }

    // roles

    task<result<visible<role>>> create(act by, role_edit wanted) override {
        wanted.role = role_id{next_id++};
        role fresh;  // named first: GCC 12 frees brace-initialised arguments of a co_await twice
        co_return co_await put(std::move(by), std::move(wanted), std::move(fresh));
    }
    task<result<visible<role>>> edit(act by, role_edit wanted) override {
        for (auto const& each : directory_.roles_of(wanted.server)) {
            if (each.id == wanted.role) co_return co_await put(std::move(by), std::move(wanted), each);
        }
        co_return error_code{community_errc::not_found};
    }
    task<result<void>> remove(act by, server_id server, role_id id) override {
        auto access = co_await directory_.access_server(by.who, server, permission::manage_roles);
        if (access.has_error()) co_return access.error();
        directory_.remove_role(server, id);
        co_return result<void>{};
    }
    task<result<std::vector<visible<role>>>> reorder(act by, server_id server,
                                                     std::vector<role_id> order) override {
        auto access = co_await directory_.access_server(by.who, server, permission::manage_roles);
        if (access.has_error()) co_return access.error();
        auto rows = directory_.roles_of(server);
        if (order.size() + 1 != rows.size()) co_return error_code{community_errc::invalid_order};
        for (auto& each : rows) {
            auto at = std::find(order.begin(), order.end(), each.id);
            each.position = static_cast<std::int32_t>(order.end() - at);
            directory_.put_role(each);
        }
        std::vector<visible<role>> found;
        for (auto const& each : directory_.roles_of(server))
            found.emplace_back(*access, each);
        co_return found;
    }
    task<result<permission_report>> explain(principal who, permission_question about) override {
        auto access = co_await directory_.access_server(who, about.server, {});
        if (access.has_error()) co_return access.error();
        member_standing const asked{.account = about.account, .roles = {}};
        auto const rules = directory_.rules_of(about.server);
        permission_report report;
        report.allowed = about.channel ? channel_permissions(*rules, asked, about.channel)
                                       : server_permissions(*rules, asked);
        for (auto const& each : permission_names)
            report.each.emplace_back(each.what, explain_permission(*rules, asked, about.channel, each.what));
        co_return report;
    }

    // memberships

    task<result<std::vector<visible<member_view>>>> list(principal who, server_id id, account_id after,
                                                         std::size_t count_max) override {
        auto access = co_await directory_.access_server(who, id, {});
        if (access.has_error()) co_return access.error();
        std::vector<visible<member_view>> found;
        for (auto const& [account, row] : people_.people) {
            principal other;
            other.account = account;
            auto const in = co_await directory_.access_server(other, id, {});
            if (in.has_error() || account <= after || found.size() == count_max) continue;
            member_view view{{.server = id, .account = account, .joined_at = from_unix_ms(1'760'000'000'000)},
                             row,
                             in->is_owner(),
                             presence_status::offline};
            found.emplace_back(*access, std::move(view));
        }
        co_return found;
    }
    task<result<visible<member_view>>> find(principal who, server_id id, account_id account) override {
        auto all = co_await list(who, id, account_id{account.value - 1}, 1);
        if (all.has_error()) co_return all.error();
        if (all->empty() || all->front()->who.id != account) co_return error_code{community_errc::not_found};
        co_return all->front();
    }
    task<result<visible<server_view>>> join(principal who, std::string code) override {
        auto found = codes.find(code);
        if (found == codes.end()) co_return error_code{community_errc::invite_invalid};
        directory_.add_member(found->second.server, who.account);
        co_return co_await show_server(who, found->second.server);
    }
    task<result<void>> leave(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, {});
        if (access.has_error()) co_return access.error();
        if (access->is_owner()) co_return error_code{community_errc::owner_must_stay};
        directory_.remove_member(id, who.account);
        co_return result<void>{};
    }
    task<result<void>> remove(act by, server_id id, account_id account) override {
        auto access = co_await directory_.access_server(by.who, id, permission::kick_members);
        if (access.has_error()) co_return access.error();
        last_reason = by.reason;
        directory_.remove_member(id, account);
        co_return result<void>{};
    }
    task<result<visible<member_view>>> edit(act by, member_edit edit) override {
        auto found = co_await find(by.who, edit.server, edit.account);
        if (found.has_error()) co_return found.error();
        auto access = co_await directory_.access_server(by.who, edit.server, {});
        auto view = **found;
        if (edit.nickname) view.member.nickname = *edit.nickname;
        if (edit.roles) view.member.roles = *edit.roles;
        if (edit.add_role) view.member.roles.push_back(*edit.add_role);
        if (edit.remove_role) std::erase(view.member.roles, *edit.remove_role);
        if (edit.timed_out_until) view.member.timed_out_until = *edit.timed_out_until;
        co_return visible<member_view>(*access, std::move(view));
    }
    task<result<bool>> share_a_server(account_id one, account_id other) override {
        if (one == other) co_return true;
        auto mine = co_await directory_.servers_of(one);
        auto theirs = co_await directory_.servers_of(other);
        for (auto id : *mine) {
            if (std::find(theirs->begin(), theirs->end(), id) != theirs->end()) co_return true;
        }
        co_return false;
    }

    // moderation

    task<result<ban>> put_ban(act by, new_ban wanted) override {
        auto access = co_await directory_.access_server(by.who, wanted.server, permission::ban_members);
        if (access.has_error()) co_return access.error();
        ban made{.server = wanted.server,
                 .account = wanted.account,
                 .moderator = by.who.account,
                 .reason = by.reason,
                 .created_at = from_unix_ms(1'760'000'000'000),
                 .expires_at = {}};
        if (wanted.lasts.count() > 0) made.expires_at = made.created_at + wanted.lasts;
        co_return banned[wanted.account] = made;
    }
    task<result<void>> lift_ban(act by, server_id server, account_id account) override {
        auto access = co_await directory_.access_server(by.who, server, permission::ban_members);
        if (access.has_error()) co_return access.error();
        if (banned.erase(account) == 0) co_return error_code{community_errc::not_found};
        co_return result<void>{};
    }
    task<result<std::vector<ban>>> bans(principal who, server_id server, account_id after,
                                        std::size_t count_max) override {
        auto access = co_await directory_.access_server(who, server, permission::ban_members);
        if (access.has_error()) co_return access.error();
        std::vector<ban> found;
        for (auto at = banned.upper_bound(after); at != banned.end() && found.size() < count_max; ++at)
            found.push_back(at->second);
        co_return found;
    }
    task<result<std::vector<audit_entry>>> audit_log(principal who, audit_query query) override {
        auto access = co_await directory_.access_server(who, query.server, permission::view_audit_log);
        if (access.has_error()) co_return access.error();
        last_query = query;
        co_return log;
    }

    // invites

    task<result<invite>> create(principal who, new_invite wanted) override {
        auto access = co_await directory_.access_server(who, wanted.server, permission::create_invite);
        if (access.has_error()) co_return access.error();
        invite made;
        made.code = "code" + std::to_string(next_id++);
        made.server = wanted.server;
        made.creator = who.account;
        made.uses_max = wanted.uses_max;
        if (wanted.age_max.count() > 0) made.expires_at = from_unix_ms(0) + wanted.age_max;
        co_return codes[made.code] = made;
    }
    task<result<std::vector<invite>>> list(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, permission::create_invite);
        if (access.has_error()) co_return access.error();
        std::vector<invite> found;
        for (auto const& [code, one] : codes) {
            if (one.server == id) found.push_back(one);
        }
        co_return found;
    }
    task<result<void>> revoke(principal, std::string code) override {
        if (codes.erase(code) == 0) co_return error_code{community_errc::invite_invalid};
        co_return result<void>{};
    }
    task<result<invite_preview>> preview(principal who, std::string code) override {
        auto found = codes.find(code);
        if (found == codes.end()) co_return error_code{community_errc::invite_invalid};
        invite_preview out;
        out.invite = found->second;
        auto mine = co_await directory_.servers_of(who.account);
        out.joined = std::find(mine->begin(), mine->end(), out.invite.server) != mine->end();
        co_return out;
    }

    // presences

    void connected(account_id account, presence_session) override { ++here[account]; }
    void disconnected(account_id account, presence_session) override { --here[account]; }
    void said(account_id, presence_session, device_presence) override {}
    task<std::vector<presence>> seen(server_id, std::vector<account_id> who) override {
        std::vector<presence> out;
        for (auto id : who)
            out.push_back({.status = here[id] > 0 ? presence_status::online : presence_status::offline});
        co_return out;
    }
    task<result<presence_choice>> choice(account_id account) override { co_return choices[account]; }
    task<result<presence_choice>> choose(account_id account, presence_edit wanted) override {
        auto& mine = choices[account];
        if (wanted.custom && *wanted.custom && (*wanted.custom)->text == "refused")
            co_return presence_errc::invalid_custom_status;
        if (wanted.status) mine.status = *wanted.status;
        if (wanted.custom) mine.custom = *wanted.custom;
        co_return mine;
    }

private:
    task<result<visible<role>>> put(act by, role_edit wanted, role row) {
        auto access = co_await directory_.access_server(by.who, wanted.server, permission::manage_roles);
        if (access.has_error()) co_return access.error();
        last_reason = by.reason;
        row.id = wanted.role;
        row.server = wanted.server;
        row.name = wanted.name.value_or(row.name);
        row.permissions = wanted.permissions.value_or(row.permissions);
        row.color = wanted.color.value_or(row.color);
        row.hoist = wanted.hoist.value_or(row.hoist);
        row.mentionable = wanted.mentionable.value_or(row.mentionable);
        row.self_assignable = wanted.self_assignable.value_or(row.self_assignable);
        row.icon = wanted.icon.value_or(row.icon);
        directory_.put_role(row);
        co_return visible<role>(*access, std::move(row));
    }

    fake_directory& directory_;
    fake_identity& people_;
};

}  // namespace parley::testing
