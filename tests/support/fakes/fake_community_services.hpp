#pragma once
// Commands on servers, members and invites over the fake directory: enough for edges to be tested against.

#include "support/fakes/fake_directory.hpp"
#include "support/fakes/fake_identity.hpp"

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/presences.hpp>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace parley::testing {

/// One core only.
class fake_community_services final : public communities,
                                      public memberships,
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
        auto access = co_await directory_.access_server(who, id, permission::view_channel);
        if (access.has_error()) co_return access.error();
        co_return visible<server_view>(*access, directory_.view_now(*access));
    }
    task<result<visible<server_view>>> rename_server(principal who, server_id id, std::string name) override {
        auto access = co_await directory_.access_server(who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        auto view = directory_.view_now(*access);
        view.server.name = std::move(name);
        co_return visible<server_view>(*access, std::move(view));
    }
    task<result<void>> delete_server(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        co_return result<void>{};
    }
    task<result<visible<channel>>> create_channel(principal who, server_id id, std::string name,
                                                  std::string topic) override {
        auto access = co_await directory_.access_server(who, id, permission::manage_channels);
        if (access.has_error()) co_return access.error();
        channel made;
        made.id = channel_id{next_id++};
        made.server = id;
        made.name = std::move(name);
        made.topic = std::move(topic);
        directory_.add_channel(made);
        co_return visible<channel>(*access, std::move(made));
    }
    task<result<visible<channel>>> edit_channel(principal who, channel_edit edit) override {
        auto access = co_await directory_.access_channel(who, edit.channel, permission::manage_channels);
        if (access.has_error()) co_return access.error();
        message_id last;
        auto changed = directory_.channel_now(*access, last);
        if (edit.name) changed.name = *edit.name;
        if (edit.topic) changed.topic = *edit.topic;
        if (edit.position) changed.position = *edit.position;
        co_return visible<channel>(*access, std::move(changed));
    }
    task<result<void>> delete_channel(principal who, channel_id id) override {
        auto access = co_await directory_.access_channel(who, id, permission::manage_channels);
        if (access.has_error()) co_return access.error();
        directory_.remove_channel(id);
        co_return result<void>{};
    }

    // memberships

    task<result<std::vector<visible<member_view>>>> list(principal who, server_id id, account_id after,
                                                         std::size_t count_max) override {
        auto access = co_await directory_.access_server(who, id, permission::view_channel);
        if (access.has_error()) co_return access.error();
        std::vector<visible<member_view>> found;
        for (auto const& [account, row] : people_.people) {
            principal other;
            other.account = account;
            auto const in = co_await directory_.access_server(other, id, permission::view_channel);
            if (in.has_error() || account <= after || found.size() == count_max) continue;
            member_view view{{id, account, from_unix_ms(1'760'000'000'000)},
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
        auto access = co_await directory_.access_server(who, id, permission::view_channel);
        if (access.has_error()) co_return access.error();
        if (access->is_owner()) co_return error_code{community_errc::owner_must_stay};
        directory_.remove_member(id, who.account);
        co_return result<void>{};
    }
    task<result<void>> remove(principal who, server_id id, account_id account) override {
        auto access = co_await directory_.access_server(who, id, permission::kick_members);
        if (access.has_error()) co_return access.error();
        directory_.remove_member(id, account);
        co_return result<void>{};
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

    void connected(account_id account) override { ++here[account]; }
    void disconnected(account_id account) override { --here[account]; }
    task<std::vector<presence_status>> statuses(server_id, std::vector<account_id> who) override {
        std::vector<presence_status> out;
        for (auto id : who)
            out.push_back(here[id] > 0 ? presence_status::online : presence_status::offline);
        co_return out;
    }

private:
    fake_directory& directory_;
    fake_identity& people_;
};

}  // namespace parley::testing
