#pragma once
// The native gateway: WebSocket sessions that follow the streams of what their account may see.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/base/units.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/event_streams.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/member_lists.hpp>
#include <parley/interfaces/services/messages.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/interfaces/services/presences.hpp>
#include <parley/net/http_server.hpp>
#include <parley/net/websocket.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

/// Makes the native frames. Built before `events`, which calls it, and before the gateway, which tells it
/// what is wanted.
class native_event_encoder : public event_encoder {
public:
    /// +1 or -1: one session more or less reads compressed frames. While there are none, none are made. Any
    /// thread.
    virtual void count_compressed_sessions(int change) noexcept = 0;
};
std::unique_ptr<native_event_encoder> make_event_encoder();

struct gateway_options {
    milliseconds heartbeat_interval{41'250};  ///< a session that is silent for one and a half of it is closed
    milliseconds identify_timeout{10'000};    ///< from the upgrade to identify or resume
    std::size_t first_frame_bytes_max = 4_KiB;  ///< of a frame before identify
    std::uint32_t ops_per_minute_max = 120;     ///< of one connection; 0 = off
    std::size_t unidentified_max = 2'000;       ///< sockets of the node that have not identified
    std::size_t sessions_per_account_max = 50;
    std::uint32_t identify_burst = 50;       ///< identifies and resumes of one account at once …
    milliseconds identify_refill{5'000};     ///< … and one more each such time; 0 = off
    milliseconds resume_window{5 * 60'000};  ///< how long a session may be resumed after its socket has gone
    std::size_t resumable_max =
        100'000;  ///< sessions of the node that wait for their resume; the oldest are forgotten
    std::size_t large_server_members = 1'000;  ///< above it members hear of each other by lists only
    std::size_t queue_bytes_max = 1_MiB;       ///< what the net module lets a socket queue
    std::size_t queue_frames_max = 1'000;
    /// Beside the request's own host, for sessions that come with a cookie.
    std::vector<std::string> allowed_origins = {};
    std::uint64_t seed = 0;  ///< of the jitter of a drain
};

struct gateway_needs {
    parley::cores& cores;
    clock const& time;
    native_event_encoder& encoder;
    event_streams& events;
    community_directory& directory;
    parley::accounts& accounts;
    parley::authenticator& authenticator;
    parley::read_marks& read_marks;
    parley::presences& presences;
    parley::member_lists& member_lists;
    parley::metrics& metrics;
};

struct gateway_counts {
    std::size_t sockets = 0;  ///< open, identified or not
    std::size_t unidentified = 0;
    std::size_t sessions = 0;  ///< live or becoming so
};

/// Wire up before the cores start: `events.deliver_to(gateway.sink())`,
/// `lists.deliver_to(gateway.list_sink())`, and `revocations()` as a login listener.
class gateway {
public:
    virtual ~gateway() = default;
    /// For a valid upgrade request at `/gateway`, on the connection's core: who takes the socket, or a
    /// refusal. `cookie_token` is the login that its cookie carried; empty = none.
    virtual std::unique_ptr<net::websocket_events> accept(net::http_request const& head,
                                                          std::string cookie_token,
                                                          net::http_response& refusal) = 0;
    virtual event_sink& sink() = 0;
    virtual member_list_sink& list_sink() = 0;
    virtual login_listener& revocations() = 0;
    /// Accepts no more and asks each session to go, spread over `window`. Returns when none are left or it is
    /// over. A core.
    virtual task<void> drain(milliseconds window) = 0;
    /// Ends its running work. From a core, after every socket has closed and before the cores stop.
    /// Idempotent.
    virtual task<void> close() = 0;
    virtual gateway_counts counts() const = 0;  ///< any thread
    /// The sessions that may be resumed, for the next start. After the cores have stopped.
    virtual std::string save() = 0;
    /// Takes over sessions that were saved so long `ago`; their streams must have been restored. Answers how
    /// many, or nothing when it is not what `save` wrote. Before the cores start.
    virtual std::optional<std::size_t> restore(std::string_view saved, milliseconds ago) = 0;
};

std::unique_ptr<gateway> make_gateway(gateway_options options, gateway_needs needs);

}  // namespace parley
