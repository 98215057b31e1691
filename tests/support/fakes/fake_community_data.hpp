#pragma once
// What the community fakes share, as the tables of one database: give all of them the same one.

#include <parley/model/audit.hpp>
#include <parley/model/expression.hpp>
#include <parley/model/scheduled_event.hpp>
#include <parley/model/server.hpp>
#include <parley/model/server_template.hpp>

#include <map>
#include <mutex>
#include <set>
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
    std::map<server_id, onboarding> onboardings;
    std::map<std::string, server_template> templates;
    std::map<scheduled_event_id, scheduled_event> events;
    std::map<scheduled_event_id, wall_time> due;
    std::set<std::pair<scheduled_event_id, account_id>> interests;

    void drop_channel(channel_id id) {
        channels.erase(id);
        std::erase_if(read_marks, [&](auto const& each) { return each.first.second == id; });
        drop_events([&](scheduled_event const& each) { return each.channel == id; });
    }
    template <class Which>
    void drop_events(Which which) {
        std::erase_if(events, [&](auto const& each) { return which(each.second); });
        std::erase_if(due, [&](auto const& each) { return !events.contains(each.first); });
        std::erase_if(interests, [&](auto const& each) { return !events.contains(each.first); });
    }
    void drop_interests(server_id server, account_id account) {
        std::erase_if(interests, [&](auto const& each) {
            return each.second == account && events.at(each.first).server == server;
        });
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
