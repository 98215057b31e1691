#pragma once
// What a server shows of itself, and how it is kept safe. Any core may call; see communities.hpp.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/growth_errc.hpp>

#include <optional>
#include <string>

namespace parley {

struct server_edit {
    server_id server{};
    std::optional<std::string> name{};
    std::optional<std::string> description{};
    std::optional<std::string> icon{};    ///< the name of an asset; empty = none
    std::optional<std::string> banner{};  ///< the name of an asset; empty = none
    std::optional<std::uint32_t> accent{};
    std::optional<bool> discoverable{};
};
struct safety_edit {
    server_id server{};
    std::optional<verification_level> verification{};
    std::optional<bool> rules_gate{};
    std::optional<seconds> invites_paused_for{};  ///< 0 = they go on; ≤ 7 days
    std::optional<std::int32_t> raid_joins{};     ///< 0 = never, or 3–1,000
    std::optional<bool> raid_pauses{};
    std::optional<channel_id> alert_channel{};     ///< zero = nowhere
    std::optional<channel_id> greeting_channel{};  ///< zero = nowhere
    std::optional<std::int32_t> audit_days{};      ///< 0 = always, ≤ 3,650
};

/// All with permission::manage_server.
class server_settings {
public:
    virtual ~server_settings() = default;
    virtual task<result<visible<server_view>>> edit(act by, server_edit edit) = 0;
    /// Channels that one may not see, or that are gone, are left out.
    virtual task<result<visible<server>>> safety(principal who, server_id server) = 0;
    virtual task<result<visible<server>>> edit_safety(act by, safety_edit edit) = 0;
};

}  // namespace parley
