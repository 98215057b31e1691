#pragma once
// A server with a channel, its owner and a member, and messaging around them.

#include "support/fakes/counted_presences.hpp"
#include "support/fakes/fake_community_data.hpp"
#include "support/fakes/fake_control.hpp"
#include "support/fakes/fake_directory.hpp"
#include "support/fakes/fake_event_streams.hpp"
#include "support/fakes/fake_identity.hpp"
#include "support/fakes/fake_manners.hpp"
#include "support/fakes/fake_message_store.hpp"
#include "support/fakes/fake_read_mark_store.hpp"
#include "support/fakes/open_screening.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"

#include <parley/messaging/make_messaging.hpp>
#include <parley/observability/make_observability.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <vector>

namespace parley::testing {

/// An answer that is still on its way.
template <class T>
class pending {
public:
    pending(core& where, task<T> work)
        : answer_(boost::asio::co_spawn(where.executor(), parley::detail::boxed(std::move(work)),
                                        boost::asio::use_future)) {}
    T get() { return std::move(*answer_.get()); }

private:
    std::future<std::optional<T>> answer_;
};

struct scene {
    static constexpr server_id server{50};
    static constexpr channel_id channel{100};
    static constexpr principal owner{account_id{1}, {}, account_kind::person, false};
    static constexpr principal member{account_id{2}, {}, account_kind::person, false};
    static constexpr principal stranger{account_id{3}, {}, account_kind::person, false};
    using send_future = pending<result<sent_message>>;

    explicit scene(std::size_t core_count = 2) : cores(core_count) {
        ids.raise_ceiling(unix_ms(time.now()) + 1'000'000);
        directory.add_server(server, owner.account);
        directory.add_channel(server, channel);
        directory.add_member(server, member.account);
        data.channels[channel] = parley::channel{channel, server, {}, "general", {}, 0};
    }
    ~scene() {
        store.release_appends();
        if (!drained) cores.run(messaging->drain());
    }

    send_future start_send(std::string content, std::string nonce = {}, principal who = member) {
        auto work = messaging->messages().send(who, {channel, std::move(content), std::move(nonce)});
        return {cores.all.at(++round % cores.all.size()), std::move(work)};
    }
    result<sent_message> send(std::string content, std::string nonce = {}, principal who = member) {
        return start_send(std::move(content), std::move(nonce), who).get();
    }
    message_id sent_id(std::string content) { return send(std::move(content)).value().what->id; }
    auto edit(message_id id, std::string content, principal who = member) {
        return cores.run(messaging->messages().edit(who, channel, id, std::move(content)));
    }
    auto remove(message_id id, principal who = member) {
        return cores.run(messaging->messages().remove(who, channel, id));
    }
    template <class Payload>
    std::vector<Payload> published() {
        return streams.published<Payload>(stream_id::of_server(server));
    }
    void drain() {
        cores.run(messaging->drain());
        drained = true;
    }
    /// Waits for something that other threads bring about; a minute is beyond any honest delay.
    static void until(std::function<bool()> holds) {
        auto latest = std::chrono::steady_clock::now() + std::chrono::minutes{1};
        while (!holds()) {
            if (std::chrono::steady_clock::now() > latest) throw std::runtime_error("waited in vain");
            std::this_thread::yield();
        }
    }
    /// One append is held at the store, so that what is sent now gathers in the lane.
    send_future hold_first(std::string content = "first") {
        store.hold_appends();
        auto first = start_send(std::move(content));
        until([this] { return store.held_appends() == 1; });
        return first;
    }
    double metric(std::string const& line_start) {
        auto text = meters->exposition();
        auto at = text.find("\n" + line_start);
        return at == std::string::npos ? 0 : std::stod(text.substr(at + 1 + line_start.size()));
    }
    void until_waiting(double count) {
        until([this, count] { return metric("parley_lane_waiting ") == count; });
    }

    manual_clock time;
    running_cores cores;
    fake_message_store store{time};
    fake_community_data data;
    fake_read_mark_store marks{data};
    fake_directory directory;
    fake_event_streams streams;
    counted_presences presences;
    fake_control control;
    snowflake_generator ids{time, 0, 0};
    std::unique_ptr<metrics> meters = observability::make_metrics();
    fake_identity people;
    fake_manners manners;
    fake_emoji emoji;
    open_screening screening;
    plain_steward steward{directory, owner.account};
    std::unique_ptr<messaging::service> messaging =
        messaging::make_messaging({store, marks, directory, streams, control, cores.all, ids, time, *meters,
                                   presences, people, manners, emoji, screening, steward});
    std::size_t round = 0;
    bool drained = false;
};

}  // namespace parley::testing
