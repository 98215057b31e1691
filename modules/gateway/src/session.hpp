#pragma once
// One connection that is or becomes a session. Belongs to the core that accepted it.

#include "phrases.hpp"
#include "session_key.hpp"
#include "session_machine.hpp"
#include "session_table.hpp"
#include "timer_wheel.hpp"

#include <parley/interfaces/services/event_streams.hpp>
#include <parley/model/account.hpp>
#include <parley/net/websocket.hpp>

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace parley::sessions {

struct room;

/// The session's side of following a stream; the room's side is a `seat`.
struct place {
    room* in = nullptr;
    std::uint32_t seat = 0;   // index in the room
    bool subscribed = false;  // one subscription at the stream's home is ours to give back
};

/// What waits behind a READY, a replay or a SERVER_CREATE. A null event marks where RESUMED belongs.
struct backlog {
    std::deque<encoded_event_ptr> queue;
    std::size_t bytes = 0;
    std::size_t events_max = 0;
    std::size_t bytes_max = 0;
    // Where something among what waits changes what the session sees of a server: up to that place nothing of
    // the stream is handed over, the server is shown afresh.
    std::vector<std::pair<stream_id, stream_position>> overtaken;
    bool handing_over = false;  // a task empties it
};

std::size_t backlog_cost(encoded_event_ptr const& what) noexcept;

struct session : wheel_link, std::enable_shared_from_this<session> {
    session(machine_options const& options, std::uint32_t core) : machine(options) { hold.core = core; }

    net::websocket* socket = nullptr;  // null before it opens and as soon as it ends
    session_machine machine;
    claim hold;  // account zero until authenticated
    packing packs = packing::plain;
    account_kind kind = account_kind::person;
    bool admin = false;
    bool claimed = false;  // the account's home core knows of us: a release is due
    bool known = false;    // READY or RESUMED has been sent, or it comes from a resume: worth keeping
    bool present = false;  // known to presence
    enum class standing : std::uint8_t { none, stranger, identified };
    standing counted_as = standing::none;
    std::uint32_t index = 0;  // among the core's sockets
    std::vector<place> places;
    std::unique_ptr<backlog> waiting;
    std::unique_ptr<std::string> cookie_token;

    bool open() const noexcept { return socket != nullptr; }
    principal who() const noexcept { return {hold.account, hold.login, kind, admin}; }
};

}  // namespace parley::sessions
