#pragma once
// Who is in a server and with what power: roles, members, bans and invites. Any core may call; see
// communities.hpp.

#include <parley/interfaces/services/communities.hpp>
#include <parley/model/audit.hpp>

#include <utility>

namespace parley {

struct role_edit {
    server_id server{};
    role_id role{};  ///< zero = a new one, at the bottom
    std::optional<std::string> name{};
    std::optional<permission_bits> permissions{};
    std::optional<std::uint32_t> color{};
    std::optional<bool> hoist{};
    std::optional<bool> mentionable{};
    std::optional<bool> self_assignable{};
    std::optional<std::string> icon{};
    std::optional<bool> mutes{};
};
struct permission_question {
    server_id server{};
    account_id account{};  ///< asked about a member …
    role_id role{};        ///< … or, where `account` is zero, about somebody with just this role
    channel_id channel{};  ///< zero = the server as a whole
};
struct permission_report {
    permission_bits allowed = 0;
    std::vector<std::pair<permission, permission_verdict>> each;  ///< every permission, in order of bits
};

class roles {
public:
    virtual ~roles() = default;
    virtual task<result<visible<role>>> create(act by, role_edit wanted) = 0;
    virtual task<result<visible<role>>> edit(act by, role_edit wanted) = 0;
    virtual task<result<void>> remove(act by, server_id server, role_id role) = 0;
    /// All roles but everyone's, the highest first.
    virtual task<result<std::vector<visible<role>>>> reorder(act by, server_id server,
                                                             std::vector<role_id> highest_first) = 0;
    /// Members ask about themselves; about others with permission::manage_roles.
    virtual task<result<permission_report>> explain(principal who, permission_question about) = 0;
};

struct member_edit {
    server_id server{};
    account_id account{};
    std::optional<std::string> nickname{};        ///< empty = none
    std::optional<std::vector<role_id>> roles{};  ///< all of them, without everyone's
    std::optional<role_id> add_role{};
    std::optional<role_id> remove_role{};
    std::optional<std::optional<wall_time>> timed_out_until{};  ///< ≤ 28 days ahead; nothing in it = lifted
};

class memberships {
public:
    virtual ~memberships() = default;
    /// By account id; at most `count_max` (≤ 1,000) beyond `after`. Statuses are filled in from presence by
    /// the edge.
    virtual task<result<std::vector<visible<member_view>>>> list(principal who, server_id server,
                                                                 account_id after, std::size_t count_max) = 0;
    virtual task<result<visible<member_view>>> find(principal who, server_id server, account_id account) = 0;
    virtual task<result<visible<server_view>>> join(principal who, std::string invite_code) = 0;
    virtual task<result<void>> leave(principal who, server_id server) = 0;
    virtual task<result<void>> remove(act by, server_id server, account_id account) = 0;
    virtual task<result<visible<member_view>>> edit(act by, member_edit edit) = 0;
    /// True when both are in one server, or are the same account.
    virtual task<result<bool>> share_a_server(account_id one, account_id other) = 0;
};

struct new_ban {
    server_id server{};
    account_id account{};  ///< member or not
    seconds lasts{};       ///< 0 = until lifted; ≤ 365 days
};

class moderation {
public:
    virtual ~moderation() = default;
    /// Removes them first when they are a member.
    virtual task<result<ban>> put_ban(act by, new_ban wanted) = 0;
    virtual task<result<void>> lift_ban(act by, server_id server, account_id account) = 0;
    virtual task<result<std::vector<ban>>> bans(principal who, server_id server, account_id after,
                                                std::size_t count_max) = 0;
    virtual task<result<std::vector<audit_entry>>> audit_log(principal who, audit_query query) = 0;
};

struct new_invite {
    server_id server{};
    seconds age_max{};          ///< 0 = never ends; ≤ 365 days
    std::int32_t uses_max = 0;  ///< 0 = no limit; ≤ 100,000
    bool temporary = false;     ///< who joins leaves with their last session
    std::vector<role_id>
        roles{};  ///< ≤ 10, given to who joins; with permission::manage_roles, below one's own
};

class invites {
public:
    virtual ~invites() = default;
    virtual task<result<invite>> create(principal who, new_invite wanted) = 0;
    virtual task<result<std::vector<invite>>> list(principal who, server_id server) = 0;
    virtual task<result<void>> revoke(principal who, std::string code) = 0;
    /// `who` may be nobody (account zero).
    virtual task<result<invite_preview>> preview(principal who, std::string code) = 0;
};

}  // namespace parley
