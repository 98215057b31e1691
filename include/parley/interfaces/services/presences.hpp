#pragma once
// Who is here and how: what an account chose, merged over its devices, as its servers see it.

#include <parley/base/error_category.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/model/server.hpp>

#include <cstdint>
#include <optional>
#include <vector>

namespace parley {

enum class presence_errc {
    ok = 0,
    invalid_custom_status = 1,  ///< 400, field `customStatus`: too long, unsafe characters, or over already
};
constexpr char const* category_name(presence_errc) noexcept {
    return "presence";
}
char const* describe(presence_errc) noexcept;
PARLEY_MAKE_ERROR_CODE(presence_errc)

/// One session of an account, over all its connections. Unique within the account.
using presence_session = std::uint64_t;

/// What one device says of itself; gone with its session.
struct device_presence {
    bool idle = false;                   ///< nobody is at the device
    std::vector<activity> activities{};  ///< ≤ 3
    friend bool operator==(device_presence const&, device_presence const&) = default;
};

struct presence_edit {
    std::optional<chosen_status> status{};
    std::optional<std::optional<custom_status>> custom{};  ///< nothing in it, or an empty one = none any more
};

class presences {
public:
    virtual ~presences() = default;
    /// A connection of the session has become live, or has ended. Any core; counts, so calls must be paired.
    /// Never blocks.
    virtual void connected(account_id account, presence_session session) = 0;
    virtual void disconnected(account_id account, presence_session session) = 0;
    /// Of a connected session; nothing happens otherwise. What comes too often waits, and the newest counts.
    virtual void said(account_id account, presence_session session, device_presence what) = 0;

    /// As members of the server see them, parallel to `who`. Any core; hops to the server's home core.
    virtual task<std::vector<presence>> seen(server_id server, std::vector<account_id> who) = 0;
    /// What the account has chosen; a custom status that is over is none. Any core; storage errors.
    virtual task<result<presence_choice>> choice(account_id account) = 0;
    /// Durable, and applied on every device, on return. Any core; presence_errc, storage errors.
    virtual task<result<presence_choice>> choose(account_id account, presence_edit wanted) = 0;
};

}  // namespace parley

PARLEY_ERROR_ENUM(parley::presence_errc);
