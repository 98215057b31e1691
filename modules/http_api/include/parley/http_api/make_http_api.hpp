#pragma once
// The native dialect over HTTP: one table of routes to the services, its own documents, and the embedded web
// client.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/interfaces/services/assets.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/discovery.hpp>
#include <parley/interfaces/services/expressions.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/instance_desk.hpp>
#include <parley/interfaces/services/live_accounts.hpp>
#include <parley/interfaces/services/member_lists.hpp>
#include <parley/interfaces/services/memberships.hpp>
#include <parley/interfaces/services/messages.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/interfaces/services/moderation_desk.hpp>
#include <parley/interfaces/services/onboardings.hpp>
#include <parley/interfaces/services/presences.hpp>
#include <parley/interfaces/services/scheduled_events.hpp>
#include <parley/interfaces/services/screening.hpp>
#include <parley/interfaces/services/server_settings.hpp>
#include <parley/interfaces/services/templates.hpp>
#include <parley/interfaces/services/vanity_words.hpp>
#include <parley/net/http_server.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::http_api {

/// `count` at once, and the same number again over each `per`. `count` 0 = off.
struct rate {
    std::uint32_t count = 0;
    milliseconds per{1000};
};

/// Per account where there is one, else per address (IPv6: per /64). Logging in is limited by identity
/// itself.
struct rate_limits {
    rate account{50, seconds{1}};  ///< every request of an account together
    rate peer{100, seconds{1}};    ///< every request of an address that no account stands behind
    rate message_send{10, seconds{5}};
    rate message_change{10, seconds{5}};  ///< edit, delete
    rate history{100, seconds{10}};       ///< pages of messages, members
    rate typing{10, seconds{10}};
    rate read_mark{30, seconds{10}};
    rate server_create{10, seconds{600}};
    rate server_change{20, seconds{60}};
    rate channel_change{30, seconds{60}};  ///< create, change, delete, overwrites
    rate role_change{30, seconds{60}};
    rate member_change{30, seconds{60}};
    rate invite_create{20, seconds{60}};
    rate invite_join{20, seconds{60}};
    rate invite_lookup{30, seconds{60}};  ///< always per address: the budget of who guesses codes
    rate profile_change{10, seconds{60}};
    rate expression_change{30, seconds{60}};
    rate report{10, seconds{60}};
    rate asset_bring{20, seconds{60}};
    rate asset_read{1'000, seconds{10}};  ///< always per address, and outside `peer`: a page shows hundreds
    std::uint32_t keys_max = 50'000;      ///< callers remembered; the least recently seen is forgotten
};

/// Requests in flight at once; beyond it 503 before the body is read. 0 = no bound.
struct load_limits {
    std::uint32_t sending_max = 4'000;  ///< messages
    std::uint32_t reading_max = 2'000;  ///< everything else
    std::uint32_t sign_in_max = 128;    ///< what ends in password hashing (its own queue holds 64)
    std::uint32_t uploads_max = 16;     ///< bodies of bytes, from their head on: each may hold 4 MiB
    std::uint32_t uploads_per_peer_max = 4;
};

enum class sign_up_mode : std::uint8_t { open, invite, closed };

struct http_api_options {
    std::string instance_name = "Parley";
    std::string version;     ///< for /version and the documents
    std::string public_url;  ///< `https://chat.example.org`, no path; empty = what requests say
    sign_up_mode sign_up = sign_up_mode::invite;
    bool password_login = true;
    bool hsts = true;                       ///< only ever sent over TLS
    std::vector<std::string> cors_origins;  ///< exact origins that may call with a bearer token; default none
    std::vector<std::string> metrics_allowed_networks;  ///< CIDR blocks besides loopback
    rate_limits limits;
    load_limits load;
};

/// One file of the built web client. The views live for the whole process.
struct web_file {
    std::string_view path;  ///< below /app/, e.g. `index.html`, `assets/index-Cx3.js`
    std::string_view content_type;
    std::string_view bytes;
    std::string_view gzip;   ///< empty = none
    std::string_view etag;   ///< without quotes
    bool immutable = false;  ///< its name holds its hash
};

struct readiness {
    bool ready = true;
    std::vector<std::pair<std::string, std::string>> checks;  ///< name → `ok` or a reason code
};

/// Who takes an upgraded /gateway socket. `cookie_token` is the login that the upgrade's cookie proved, its
/// Origin checked; empty without one. Null = refused, with the reason in `refusal`.
using gateway_door = std::function<std::unique_ptr<net::websocket_events>(
    net::http_request const& head, std::string cookie_token, net::http_response& refusal)>;

/// Everything is asked for on the connection's core; the references outlive the handler.
struct http_api_needs {
    parley::cores& cores;
    clock const& time;
    parley::metrics& metrics;
    parley::authenticator& authenticator;
    parley::accounts& accounts;
    parley::logins& logins;
    parley::oidc_logins& oidc_logins;
    parley::community_directory& directory;
    parley::communities& communities;
    parley::channels& channels;
    parley::roles& roles;
    parley::memberships& memberships;
    parley::moderation& moderation;
    parley::screening_rules& screening;
    parley::reports& reports;
    parley::notes& notes;
    parley::mass_actions& mass_actions;
    parley::sanctions& sanctions;
    parley::instance_desk& instance;
    parley::invites& invites;
    parley::server_settings& settings;
    parley::vanity_words& vanities;
    parley::onboardings& onboardings;
    parley::templates& templates;
    parley::discovery& discovery;
    parley::scheduled_events& scheduled_events;
    parley::live_accounts& live;
    parley::messages& messages;
    parley::read_marks& read_marks;
    parley::presences& presences;
    parley::assets& assets;
    parley::expressions& expressions;
    parley::member_lists& member_lists;
    gateway_door gateway;
    std::function<bool()> healthy;     ///< each core's loop moves. Any core, no I/O
    std::function<readiness()> ready;  ///< the last known state of each dependency. Any core, no I/O
    std::vector<web_file> web_client;  ///< empty = this binary was built without one
};

/// Safe on every core at once.
std::unique_ptr<net::http_handler> make_http_api(http_api_options options, http_api_needs needs);

/// The documents as they are served, for tools that need no running server.
std::string openapi_document(http_api_options const& options);
std::string asyncapi_document(http_api_options const& options);

}  // namespace parley::http_api
