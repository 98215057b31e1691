#pragma once
// The native gateway's payloads: one JSON text per frame, `{"t":…,"s":…,"op":…,"d":…}`.

#include <parley/base/result.hpp>
#include <parley/interfaces/services/presences.hpp>
#include <parley/model/event.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::wire {

using cursors = std::vector<std::pair<stream_id, stream_position>>;

// --- what a client says
// ---------------------------------------------------------------------------------------------
enum class client_op : std::uint8_t { heartbeat = 1, identify = 2, presence = 3, resume = 6 };

struct client_frame {
    client_op op = client_op::heartbeat;
    std::string token;       ///< identify, resume; empty = use the upgrade's cookie
    std::string session_id;  ///< resume
    cursors have;            ///< resume; ≤ 1,000
    device_presence says;    ///< presence; ≤ 3 activities
};
enum class frame_errc {
    ok = 0,
    malformed = 1,   ///< not JSON of the right shape: close 4002
    unknown_op = 2,  ///< close 4001
};
/// Strict JSON, as everywhere. `s` and `t` may be absent.
frame_errc decode_client_frame(std::string_view text, client_frame& out);

// --- what the server says: JSON texts without WebSocket framing
// -----------------------------------------------------
/// `dictionary_or_empty`: SHA-256 in hex, for a compressed session.
std::string hello(std::uint32_t heartbeat_interval_ms, std::string_view dictionary_or_empty);
std::string heartbeat_ack();
std::string reconnect();
std::string invalid_session(bool resumable);

struct ready_payload {
    std::string session_id;
    account user;
    std::vector<server_view> servers;
    cursors at;
    std::vector<read_mark> read_marks;
    presence_choice presence;
};
std::string ready(ready_payload const& what);
std::string resumed(std::string_view session_id);
/// SERVER_CREATE: made for the sessions of one account, from an account-stream event and a snapshot of the
/// server.
std::string server_create(stream_id account_stream, stream_position at, server_view const& view,
                          stream_position server_at);

// What one session alone is told, with `s` null: no cursor moves.
/// A channel that opened for it.
std::string channel_create(channel const& what, message_id last_message);
/// A channel that closed for it.
std::string channel_delete(server_id server, channel_id channel);
/// SERVER_CREATE in place of missed dispatches: the server as it is at `at`, from where its stream goes on.
std::string server_reset(server_view const& view, stream_position at);

/// The dispatch of an event, identical for everyone who may see it. Empty for `server_joined`, which needs a
/// snapshot.
std::string dispatch(event const& what);

}  // namespace parley::wire
