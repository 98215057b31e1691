#pragma once
// What the four community fakes share, as the tables of one database: give all of them the same one.

#include <parley/model/server.hpp>

#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace parley::testing {

struct fake_community_data {
    std::mutex mutex;
    std::map<server_id, server> servers;
    std::map<channel_id, channel> channels;
    std::map<std::pair<server_id, account_id>, member> members;
    std::map<std::string, invite> invites;
    std::map<std::pair<account_id, channel_id>, message_id> read_marks;

    void drop_channel(channel_id id) {
        channels.erase(id);
        std::erase_if(read_marks, [&](auto const& each) { return each.first.second == id; });
    }
};

}  // namespace parley::testing
