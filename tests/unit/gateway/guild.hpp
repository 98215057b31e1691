#pragma once
// A world with one server whose roles, overwrites and owner change, as the real directory tells it.

#include "world.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace parley::testing {

constexpr permission_bits see = bit(permission::view_channel);

inline overwrite for_role(role_id who, permission_bits allow, permission_bits deny) {
    return {overwrite::target_kind::role, who.value, allow, deny};
}
inline overwrite for_member(account_id who, permission_bits allow, permission_bits deny) {
    return {overwrite::target_kind::member, who.value, allow, deny};
}

struct guild : world {
    static constexpr server_id club{101};
    static constexpr account_id owner{1};
    static constexpr role_id everyone{club.value};
    static constexpr channel_id general{club.value};  // everybody sees it

    explicit guild(std::size_t core_count = 1, gateway_options options = {}, event_options kept = {});

    // Each is one change, and what is published about it, in one turn of the home core.
    void add_channel(channel_id id, std::vector<overwrite> own, std::string name = "secret");
    void rename_channel(channel_id id, std::string name);
    void set_rows(std::vector<channel_id> const& which, std::vector<overwrite> of_each);
    void drop_channel(channel_id id);
    void put_role(role_id id, permission_bits may = 0);
    void drop_role(role_id id);
    void set_roles(account_id who, std::vector<role_id> roles);
    void hand_over(account_id heir);
    void say_in(channel_id where, std::string text = "hello");
    void type_in(channel_id where);
    void report(std::string content = "reported");
    void time_out(account_id who, std::optional<wall_time> until);
    void admit(account_id who, std::vector<role_id> roles = {});

    /// The same, for several in one turn.
    void together(std::function<void()> changes);

    /// A session that has read its READY; some of the server may be hidden from it.
    std::unique_ptr<client> enter(std::size_t core_index, std::string const& token);
    std::unique_ptr<client> come_back(client& gone, std::size_t core_index, std::string const& token);
    /// What it was told since it was last asked.
    std::vector<std::string> heard(client& by);
    /// What a READY would show to the account now.
    std::set<std::string> shown_to(account_id who);
    /// Whether the session has been told of exactly the channels it may see.
    bool agrees(client& it, account_id who);
    std::size_t classes_on(std::size_t core_index);

    std::map<channel_id, channel> rows;                    // but for `general`
    std::map<account_id, std::vector<role_id>> roles_had;  // home core only, as all of the above

private:
    void publish_here(events::payload what);

    std::map<client*, std::size_t> read_up_to_;
};

}  // namespace parley::testing
