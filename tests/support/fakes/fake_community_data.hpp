#pragma once
// What the community fakes share, as the tables of one database: give all of them the same one.

#include <parley/model/audit.hpp>
#include <parley/model/expression.hpp>
#include <parley/model/server.hpp>

#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace parley::testing {

struct fake_community_tables {
    std::map<server_id, server> servers;
    std::map<role_id, role> roles;
    std::map<channel_id, channel> channels;
    std::map<std::pair<server_id, account_id>, member> members;
    std::map<std::pair<server_id, account_id>, ban> bans;
    std::map<audit_id, audit_entry> audit;
    std::map<std::string, invite> invites;
    std::map<expression_id, expression> expressions;
    std::map<std::pair<account_id, channel_id>, message_id> read_marks;

    void drop_channel(channel_id id) {
        channels.erase(id);
        std::erase_if(read_marks, [&](auto const& each) { return each.first.second == id; });
    }
    /// In all channels of the server.
    void drop_overwrites(server_id server, overwrite::target_kind of, std::uint64_t target) {
        for (auto& [id, each] : channels) {
            if (each.server != server) continue;
            std::erase_if(each.overwrites,
                          [&](overwrite const& one) { return one.of == of && one.target == target; });
        }
    }
    bool has_role(server_id server, role_id id) const {
        auto at = roles.find(id);
        return at != roles.end() && at->second.server == server;
    }
};

struct fake_community_data : fake_community_tables {
    std::mutex mutex;
    fake_community_tables& tables() { return *this; }
};

}  // namespace parley::testing
