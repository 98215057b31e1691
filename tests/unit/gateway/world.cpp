#include "world.hpp"

#include <parley/base/on_core.hpp>
#include <parley/wire/compression.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <thread>

namespace parley::testing {
namespace {

task<void> call(std::function<void()> what) {
    what();
    co_return;
}

/// A report's may be null: it is not about one.
bool names_channel(nlohmann::json const& data) {
    return data.contains("channelId") && data["channelId"].is_string();
}

}  // namespace

world::world(std::size_t core_count, gateway_options options, event_options kept) : cores(core_count) {
    events = make_events(kept, {.cores = cores.all, .control = control, .time = time, .encoder = *encoder});
    gateway =
        std::make_unique<sessions::native_gateway>(std::move(options), gateway_needs{.cores = cores.all,
                                                                                     .time = time,
                                                                                     .encoder = *encoder,
                                                                                     .events = *events,
                                                                                     .directory = directory,
                                                                                     .accounts = accounts,
                                                                                     .authenticator = tokens,
                                                                                     .read_marks = marks,
                                                                                     .presences = presences,
                                                                                     .member_lists = lists,
                                                                                     .metrics = *registry});
    events->deliver_to(gateway->sink());
}

world::~world() {
    run_on(cores.all.at(0), gateway->close());
    settle();
    cores.all.stop();
}

void world::at(core& where, std::function<void()> what) {
    run_on(where, call(std::move(what)));
}

void world::settle() {
    for (int round = 0; round < 60; ++round) {
        for (std::size_t i = 0; i < cores.all.size(); ++i)
            at(cores.all.at(i), [] {});
    }
}

bool world::eventually(std::function<bool()> what) {
    for (int tries = 0; tries < 1000; ++tries) {
        if (what()) return true;
        std::this_thread::sleep_for(milliseconds{5});
    }
    return what();
}

void world::make_server(server_id server, account_id owner) {
    directory.of.add_server(server, owner);
    directory.of.add_channel(server, channel_id{server.value});
    publish(stream_id::of_account(owner), events::server_joined{server});
}

void world::join(server_id server, account_id who) {
    at(cores.all.home_of(server), [&] {
        directory.of.add_member(server, who);
        member_view view;
        view.member = {server, who, {}};
        view.who = named_accounts::named(who);
        events->publish(stream_id::of_server(server), events::member_joined{view});
        cores.all.home_of(who).post([this, server, who] {
            events->publish(stream_id::of_account(who), events::server_joined{server});
        });
    });
}

void world::leave(server_id server, account_id who) {
    at(cores.all.home_of(server), [&] {
        directory.of.remove_member(server, who);
        events->publish(stream_id::of_server(server), events::member_left{server, who});
        cores.all.home_of(who).post([this, server, who] {
            events->publish(stream_id::of_account(who), events::server_left{server});
        });
    });
}

void world::remove_server(server_id server, std::vector<account_id> members) {
    at(cores.all.home_of(server), [&] {
        for (auto const each : members)
            directory.of.remove_member(server, each);
        events->publish(stream_id::of_server(server), events::server_deleted{server});
        for (auto const each : members) {
            cores.all.home_of(each).post([this, server, each] {
                events->publish(stream_id::of_account(each), events::server_left{server});
            });
        }
    });
}

void world::say(server_id server, std::string text) {
    message what;
    what.id = message_id{server.value * 1000};
    what.channel = channel_id{server.value};
    what.server = server;
    what.author = account_id{1};
    what.content = std::move(text);
    publish(stream_id::of_server(server), events::message_created{std::move(what), {}});
}

void world::type(server_id server) {
    at(cores.all.home_of(server), [&] {
        events->publish_ephemeral(stream_id::of_server(server),
                                  events::typing_started{server, channel_id{server.value}, account_id{1}});
    });
}

void world::publish(stream_id stream, events::payload what) {
    auto& home = stream.of == stream_id::kind::server ? cores.all.home_of(server_id{stream.value})
                                                      : cores.all.home_of(account_id{stream.value});
    at(home, [&] { events->publish(stream, std::move(what)); });
}

stream_position world::head(stream_id stream) {
    auto& home = stream.of == stream_id::kind::server ? cores.all.home_of(server_id{stream.value})
                                                      : cores.all.home_of(account_id{stream.value});
    stream_position found;
    at(home, [&] {
        found = events->subscribe(stream, 0);
        events->unsubscribe(stream, 0);
    });
    return found;
}

void world::revoke(account_id who, std::vector<login_id> logins) {
    run_on(cores.all.at(0), gateway->revocations().on_logins_revoked(who, std::move(logins)));
}

client::client(world& in, core& at_home, std::string query,
               std::vector<std::pair<std::string, std::string>> headers)
    : home(at_home), world_(in) {
    net::http_request head;
    head.path = "/gateway";
    head.query = std::move(query);
    head.headers = std::move(headers);
    on_core(
        [&] { events_ = world_.gateway->accept(head, std::string(head.header("test-cookie")), refusal_); });
}

client::~client() {
    on_core([&] { cut_here(); });
}

void client::open_here() {
    events_->on_open(socket);
}
void client::open() {
    on_core([&] { open_here(); });
}
void client::say_here(std::string const& text, bool is_text) {
    if (events_ && socket.closed_with == 0) events_->on_message(socket, text, is_text);
}
void client::say(std::string text, bool is_text) {
    on_core([&] { say_here(text, is_text); });
}
void client::identify(std::string token) {
    say(R"({"op":2,"d":{"token":")" + token + R"("}})");
}
void client::resume(std::string token) {
    say(resume_text(token));
}

std::string client::resume_text(std::string const& token) const {
    nlohmann::json have = nlohmann::json::object();
    for (auto const& [stream, at] : cursors)
        have[stream] = {at.first, at.second};
    return nlohmann::json{{"op", 6}, {"d", {{"token", token}, {"sessionId", session_id}, {"cursors", have}}}}
        .dump();
}

void client::cut_here() {
    if (events_) read();
    tear_here();
}
void client::tear() {
    on_core([&] { tear_here(); });
}
void client::tear_here() {
    if (!events_) return;
    if (socket.closed_with == 0) socket.closed_with = 1006;
    events_->on_closed(socket.closed_with);
    events_.reset();
}
void client::cut() {
    on_core([&] { cut_here(); });
}

void client::inherit(client const& other) {
    session_id = other.session_id;
    cursors = other.cursors;
    channels = other.channels;
    sees_all = other.sees_all;
    own_ = other.own_;
}

std::vector<std::string> client::names() const {
    std::vector<std::string> all;
    for (auto const& each : got) {
        all.push_back(each["t"].is_string() ? each["t"].get<std::string>() : "op:" + each["op"].dump());
    }
    return all;
}

std::set<std::string> client::followed_servers() const {
    std::set<std::string> all;
    for (auto const& [stream, at] : cursors) {
        if (stream[0] == 's') all.insert(stream);
    }
    return all;
}

bool client::read() {
    for (auto const& text : socket.read()) {
        auto frame = nlohmann::json::parse(text, nullptr, false);
        if (frame.is_discarded()) {
            std::string plain;
            if (!wire::decompress(text, 1 << 20, plain)) {
                wrong += "unreadable frame; ";
                continue;
            }
            frame = nlohmann::json::parse(plain);
        }
        take(frame);
        got.push_back(std::move(frame));
    }
    return wrong.empty();
}

void client::complain(std::string const& what, nlohmann::json const& frame) {
    wrong += what + ": " + frame.dump() + "; ";
}

void client::take(nlohmann::json const& frame) {
    auto const op = frame["op"].get<int>();
    if (op == 9 && !frame["d"].get<bool>()) {
        session_id.clear();
        cursors.clear();
        channels.clear();
    }
    if (op != 0) return;
    if (frame["t"] == "READY") {
        take_ready(frame);
    } else if (frame["t"] == "RESUMED") {
        ready = true;
    } else if (!frame["s"].is_null()) {
        take_dispatch(frame);
    } else {
        take_word(frame);
    }
}

void client::take_ready(nlohmann::json const& frame) {
    auto const& data = frame["d"];
    ready = true;
    session_id = data["sessionId"];
    cursors.clear();
    channels.clear();
    for (auto const& [stream, at] : data["cursors"].items()) {
        cursors[stream] = {at[0].get<std::uint64_t>(), at[1].get<std::uint64_t>()};
    }
    own_ = "a:" + data["user"]["userId"].get<std::string>();
    for (auto const& each : data["servers"])
        take_server(each);
    if (data["servers"].size() + 1 != cursors.size()) complain("servers and cursors differ", frame);
}

void client::take_server(nlohmann::json const& server) {
    auto& all = channels["s:" + server["serverId"].get<std::string>()];
    all.clear();
    for (auto const& each : server["channels"])
        all.insert(each.get<std::string>());
}

void client::forget_server(std::string const& stream) {
    cursors.erase(stream);
    channels.erase(stream);
}

bool client::is_own_leave(nlohmann::json const& frame) const {
    return frame["t"] == "MEMBER_LEAVE" && "a:" + frame["d"]["userId"].get<std::string>() == own_;
}

/// Every event of a followed stream, once and in order: a server's numbers leave a gap only where something
/// is hidden, or before one's own leaving; an account's may.
void client::move_cursor(nlohmann::json const& frame) {
    auto const stream = frame["s"][0].get<std::string>();
    auto const epoch = frame["s"][1].get<std::uint64_t>();
    auto const seq = frame["s"][2].get<std::uint64_t>();
    auto& at = cursors.at(stream);
    if (epoch != at.first) return complain("another epoch", frame);
    bool const dense = stream[0] == 's' && sees_all && !is_own_leave(frame);
    if (dense ? seq != at.second + 1 : seq <= at.second) return complain("gap or repeat", frame);
    at.second = seq;
}

void client::take_dispatch(nlohmann::json const& frame) {
    auto const stream = frame["s"][0].get<std::string>();
    if (!cursors.contains(stream)) return complain("not followed", frame);
    move_cursor(frame);
    auto const& data = frame["d"];
    if (frame["t"] == "SERVER_CREATE") {
        auto const& at = data["cursor"];
        if (cursors.contains(at[0])) complain("followed already", frame);
        cursors[at[0]] = {at[1].get<std::uint64_t>(), at[2].get<std::uint64_t>()};
        take_server(data["server"]);
    } else if (frame["t"] == "SERVER_DELETE") {
        forget_server("s:" + data["serverId"].get<std::string>());
    } else if (is_own_leave(frame)) {
        forget_server(stream);
    } else if (names_channel(data) && data.contains("serverId")) {
        take_channel(frame);
    }
}

/// What this session alone is told, and what has no number.
void client::take_word(nlohmann::json const& frame) {
    auto const& data = frame["d"];
    if (frame["t"] == "SERVER_CREATE") {
        auto const& at = data["cursor"];
        auto const found = cursors.find(at[0]);
        if (found == cursors.end()) return complain("shown again what it does not follow", frame);
        std::pair const now{at[1].get<std::uint64_t>(), at[2].get<std::uint64_t>()};
        if (now < found->second) complain("shown an older server", frame);
        found->second = now;
        take_server(data["server"]);
    } else if (names_channel(data)) {
        take_channel(frame);
    }
}

/// Nobody hears of a channel that has not been shown to them, or is told the same thing twice.
void client::take_channel(nlohmann::json const& frame) {
    auto const& data = frame["d"];
    auto const stream = "s:" + data["serverId"].get<std::string>();
    auto const channel = data["channelId"].get<std::string>();
    auto& all = channels[stream];
    if (frame["t"] == "CHANNEL_CREATE") {
        if (!all.insert(channel).second) complain("shown twice", frame);
    } else if (frame["t"] == "CHANNEL_DELETE") {
        if (all.erase(channel) == 0) complain("hidden twice", frame);
    } else if (!all.contains(channel)) {
        complain("of a channel it does not see", frame);
    }
}

}  // namespace parley::testing
