#pragma once
// Servers, channels and members as a test sets them up, behind the same gate as the real directory. Any
// thread.

#include <parley/interfaces/services/communities.hpp>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

namespace parley::testing {

/// The owner may everything. Members may what members of a first server may; a test can take single rights
/// away.
class fake_directory final : public community_directory, private access_issuer {
public:
    // Setting the scene.

    void add_server(server what) {
        std::lock_guard lock(mutex_);
        auto& made = servers_[what.id];
        made.members.insert(what.owner);
        made.row = std::move(what);
    }
    void add_server(server_id id, account_id owner) { add_server(server{id, "a server", owner, {}}); }
    void add_channel(channel what) {
        std::lock_guard lock(mutex_);
        home_of_channel_[what.id] = what.server;
        servers_.at(what.server).channels[what.id] = std::move(what);
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
        servers_.at(in).members.insert(who);
    }
    void remove_member(server_id from, account_id who) {
        std::lock_guard lock(mutex_);
        servers_.at(from).members.erase(who);
    }
    void remove_channel(channel_id id) {
        std::lock_guard lock(mutex_);
        auto at = home_of_channel_.find(id);
        if (at == home_of_channel_.end()) return;
        servers_.at(at->second).channels.erase(id);
        home_of_channel_.erase(at);
    }
    /// Takes one right from one account in every server.
    void deny(account_id who, permission what) {
        std::lock_guard lock(mutex_);
        denied_.insert({who, what});
    }
    message_id newest_of(channel_id id) const {
        std::lock_guard lock(mutex_);
        auto at = newest_.find(id);
        return at == newest_.end() ? message_id{} : at->second;
    }

    // community_directory

    task<result<server_access>> access_server(principal who, server_id id, permission wanted) override {
        std::lock_guard lock(mutex_);
        auto at = servers_.find(id);
        if (at == servers_.end() || !at->second.members.contains(who.account)) {
            co_return error_code{community_errc::not_found};
        }
        if (!may(at->second, who.account, wanted)) co_return error_code{community_errc::missing_permission};
        co_return server_access(key(), who, id, at->second.row.owner);
    }
    task<result<channel_access>> access_channel(principal who, channel_id id, permission wanted) override {
        std::lock_guard lock(mutex_);
        auto home = home_of_channel_.find(id);
        if (home == home_of_channel_.end()) co_return error_code{community_errc::not_found};
        auto const& in = servers_.at(home->second);
        bool sees = in.members.contains(who.account) && may(in, who.account, permission::view_channel);
        if (!sees) co_return error_code{community_errc::not_found};
        if (!may(in, who.account, wanted)) co_return error_code{community_errc::missing_permission};
        co_return channel_access(key(), who, home->second, id,
                                 may(in, who.account, permission::manage_messages));
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
        server_view view{in.row, {}, {}, in.members.size()};
        for (auto const& [id, each] : in.channels)
            view.channels.push_back(each);
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
        std::map<channel_id, channel> channels;
        std::set<account_id> members;
    };

    bool may(community const& in, account_id who, permission wanted) const {
        if (denied_.contains({who, wanted})) return false;
        if (who == in.row.owner) return true;
        switch (wanted) {
            case permission::view_channel:
            case permission::read_message_history:
            case permission::send_messages:
            case permission::create_invite:
                return true;
            case permission::manage_messages:
            case permission::manage_channels:
            case permission::manage_server:
            case permission::kick_members:
                return false;
        }
        return false;
    }

    mutable std::mutex mutex_;
    std::map<server_id, community> servers_;
    std::map<channel_id, server_id> home_of_channel_;
    std::map<channel_id, message_id> newest_;
    std::set<std::pair<account_id, permission>> denied_;
};

}  // namespace parley::testing
