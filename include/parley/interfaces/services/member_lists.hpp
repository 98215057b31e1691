#pragma once
// Who is in a channel, in the order in which members are shown, a few rows at a time.

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/model/access.hpp>
#include <parley/model/role.hpp>
#include <parley/model/server.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace parley {

/// Rows of a list, from 0; `last` is one of them.
struct row_range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    friend bool operator==(row_range const&, row_range const&) = default;
};

/// What stands above its members, and how many there are: a row of the list like each of them.
struct member_group {
    enum class kind : std::uint8_t { role, online, offline };
    kind of = kind::online;
    role_id role{};  ///< a hoisted one; zero for the others
    std::size_t count = 0;
    friend bool operator==(member_group const&, member_group const&) = default;
};
using list_row = std::variant<member_group, member_view>;

/// One step from the rows that were told before to those of now. Positions hold at that moment.
struct list_op {
    enum class kind : std::uint8_t {
        sync,    ///< `rows` stand from `at` to `last`; less of them where the list ends
        insert,  ///< the one of `rows` comes to stand at `at`
        update,  ///< … stands at `at` as before, but is another now
        remove,  ///< what stands at `at` goes
    };
    kind what = kind::sync;
    std::uint32_t at = 0;
    std::uint32_t last = 0;
    std::vector<list_row> rows{};
};

struct member_list_news {
    server_id server;
    channel_id channel;
    std::size_t member_count = 0;  ///< of the server
    std::size_t online_count = 0;  ///< of those who may see the channel, who are to be seen
    std::vector<member_group> groups{};
    std::vector<list_op> ops{};
};
using member_list_news_ptr = std::shared_ptr<member_list_news const>;

/// A session that looks, and where its connection sits.
struct list_viewer {
    account_id account;
    std::uint64_t turn = 0;  ///< of the connection, never used twice
    std::size_t core = 0;
};

/// Told on the core of the viewers.
class member_list_sink {
public:
    virtual ~member_list_sink() = default;
    virtual void on_member_list(std::size_t core_index, std::vector<list_viewer> const& whom,
                                member_list_news_ptr const& what) = 0;
};

struct member_query {
    server_id server{};
    std::vector<account_id> accounts{};  ///< ≤ 100; or …
    std::string start{};                 ///< … of a name, display name or nickname, without case
    role_id role{};                      ///< only who has it; zero = anyone
    std::size_t count_max = 100;         ///< ≤ 100
};
struct members_found {
    std::vector<visible<member_view>> members{};  ///< as asked for by id, or by name
    std::vector<account_id> absent{};             ///< of the accounts asked for
};

class member_lists {
public:
    virtual ~member_lists() = default;
    /// Shows these rows of the channel's list from now on, in place of any it showed before; none: no more.
    /// Who may not see the channel is shown nothing. At most 5 ranges of 100, ascending. Any core.
    virtual void show(principal who, list_viewer viewer, server_id server, channel_id channel,
                      std::vector<row_range> ranges) = 0;
    /// The connection has ended. Any core; after `show` of the same core.
    virtual void forget(server_id server, list_viewer viewer) = 0;
    /// community_errc::not_found for who is not a member. Any core.
    virtual task<result<members_found>> find(principal who, member_query query) = 0;
};

}  // namespace parley
