#pragma once
// A gateway over real streams and faked everything else, with clients that understand what they are sent.

#include "fake_net.hpp"
#include "native_gateway.hpp"
#include "support/fakes/counted_presences.hpp"
#include "support/fakes/fake_control.hpp"
#include "support/fakes/fake_directory.hpp"
#include "support/fakes/fixed_read_marks.hpp"
#include "support/fakes/named_accounts.hpp"
#include "support/fakes/noted_lists.hpp"
#include "support/fakes/slow_directory.hpp"
#include "support/fakes/spoken_tokens.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"

#include <parley/events/make_events.hpp>
#include <parley/observability/make_observability.hpp>

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace parley::testing {

class world {
public:
    explicit world(std::size_t core_count = 1, gateway_options options = {}, event_options kept = {});
    ~world();

    /// Runs on a core and waits for it.
    void at(core& where, std::function<void()> what);
    /// Lets everything that is under way come to rest.
    void settle();
    /// Polls for at most five seconds.
    bool eventually(std::function<bool()> what);

    // What happens in communities, in the order the real ones do it.
    /// With a channel of the same number, which everybody sees.
    void make_server(server_id server, account_id owner = account_id{1});
    void join(server_id server, account_id who);
    void leave(server_id server, account_id who);
    void remove_server(server_id server, std::vector<account_id> members);
    void say(server_id server, std::string text = "hello");
    void type(server_id server);
    void publish(stream_id stream, events::payload what);
    stream_position head(stream_id stream);
    void revoke(account_id who, std::vector<login_id> logins);

    running_cores cores;
    manual_clock time;
    fake_control control{5};
    std::unique_ptr<native_event_encoder> encoder = make_event_encoder();
    std::unique_ptr<event_hub> events;
    slow_directory directory;
    named_accounts accounts;
    spoken_tokens tokens;
    fixed_read_marks marks;
    counted_presences presences;
    noted_lists lists;
    std::unique_ptr<metrics> registry = observability::make_metrics();
    std::unique_ptr<sessions::native_gateway> gateway;
};

/// One connection. Its state belongs to its core; the calls below hop there and wait, but for `on_…`.
class client {
public:
    client(world& in, core& home, std::string query = {},
           std::vector<std::pair<std::string, std::string>> headers = {});
    ~client();

    bool accepted() const { return events_ != nullptr; }
    int refused_with() const { return refusal_.status; }
    void open();
    void say(std::string text, bool is_text = true);
    void identify(std::string token);
    void resume(std::string token);
    void heartbeat() { say(R"({"op":1,"d":null})"); }
    /// The wire is cut, or the close handshake is over.
    void cut();
    /// Loses what was on its way, too.
    void tear();

    /// Takes over what another connection knew, as a client does before a resume.
    void inherit(client const& other);
    /// Reads what has come. False when something was wrong: `wrong` says what.
    bool read();

    // What it knows.
    std::string session_id;
    std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> cursors;  // per followed stream
    std::map<std::string, std::set<std::string>> channels;                   // of each followed server
    bool sees_all = true;                    // no event of a server is hidden from it: numbers leave no gap
    std::vector<nlohmann::json> got;         // everything, in order
    std::vector<std::string> names() const;  // `t`, or `op:N`
    std::string wrong;
    bool ready = false;
    bool reads_by_itself = true;
    fake_socket socket;
    core& home;

    std::set<std::string> followed_servers() const;
    void on_core(std::function<void()> what) { world_.at(home, std::move(what)); }
    void open_here();
    void say_here(std::string const& text, bool is_text = true);
    void cut_here();
    void tear_here();
    std::string resume_text(std::string const& token) const;

private:
    void take(nlohmann::json const& frame);
    void take_ready(nlohmann::json const& frame);
    void take_dispatch(nlohmann::json const& frame);
    bool is_own_leave(nlohmann::json const& frame) const;
    void move_cursor(nlohmann::json const& frame);
    void take_word(nlohmann::json const& frame);
    void take_server(nlohmann::json const& server);
    void take_channel(nlohmann::json const& frame);
    void forget_server(std::string const& stream);
    void complain(std::string const& what, nlohmann::json const& frame);

    world& world_;
    net::http_response refusal_;
    std::unique_ptr<net::websocket_events> events_;
    std::string own_;
};

}  // namespace parley::testing
