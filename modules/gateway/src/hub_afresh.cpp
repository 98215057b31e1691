// A session that waits behind a change of its own rights is not told what led there: it is shown the server
// again.

#include "hub.hpp"
#include "limits.hpp"

#include <parley/base/on_core.hpp>
#include <parley/wire/gateway_codec.hpp>

#include <algorithm>

namespace parley::sessions {

/// Something among what waits changes, at this place of the stream, what the session sees of the server.
/// Nothing that waits before it is handed over: an event queued before a revocation is not delivered after
/// it.
void hub::note_overtaken(session& it, stream_id stream, stream_position at) {
    auto& all = it.waiting->overtaken;
    auto const known =
        std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.first == stream; });
    if (known == all.end()) {
        all.emplace_back(stream, at);
    } else {
        known->second = std::max(known->second, at);
    }
}

/// A server that the session has to be shown again before it hears more. What its look had already does not
/// count.
std::optional<server_id> hub::overtaken(session& it) noexcept {
    if (!it.open() || !it.waiting) return std::nullopt;
    for (auto const& [stream, at] : it.waiting->overtaken) {
        auto const found = rooms_.place_of(it, stream);
        if (found < 0) continue;
        auto const& where = it.places[static_cast<std::size_t>(found)];
        stream_position const has{where.in->epoch, rooms_.seat_at(where).after};
        if (at > has) return server_id{stream.value};
    }
    it.waiting->overtaken.clear();
    return std::nullopt;
}

/// Another look at a server that the session follows. False when it has ended, or was refused.
task<bool> hub::look_again(std::shared_ptr<session> it, server_id server, std::shared_ptr<look> into) {
    std::vector<look_wanted> wanted{{server, std::nullopt}};
    auto found = co_await onlooker_.look_at(it->who(), std::move(wanted));
    if (!adopt(it, found, 1)) co_return false;
    *into = std::move(found.front());
    // The seat had a subscription, and the look has made another.
    if (into->what == look::outcome::seen) give_back({stream_id::of_server(server)});
    co_return true;
}

task<void> hub::show_afresh(std::shared_ptr<session> it, server_id server) {
    auto const seen = std::make_shared<look>();
    if (!co_await look_again(it, server, seen)) co_return;
    if (seen->what == look::outcome::hidden) co_return;  // the account's stream will say so
    common_.metrics.shown_afresh.add();
    if (send(*it, make_frame(wire::server_reset(seen->view, seen->at), it->packs)))
        common_.metrics.dispatched.add();
}

/// What a READY is about to show, where rights have changed since it was looked at. False as above.
task<bool> hub::freshen(std::shared_ptr<session> it, std::shared_ptr<std::vector<look>> shown) {
    // Changes that never end are left to the hand-over.
    for (int round = 0; round < gateway_limits::looks_again_max; ++round) {
        auto const server = overtaken(*it);
        if (!server) break;
        auto const seen = std::make_shared<look>();
        if (!co_await look_again(it, *server, seen)) co_return false;
        std::replace_if(
            shown->begin(), shown->end(), [&](look const& each) { return each.server == *server; }, *seen);
    }
    co_return true;
}

/// A live session gains channels that this core knows nothing certain about: it looks for itself, and its
/// events of this server wait meanwhile.
void hub::turn_aside(room& in, seat& each, stream_position at) {
    begin_waiting(*each.who);
    each.socket = nullptr;
    note_overtaken(*each.who, in.stream, at);
    turned_.push_back(each.who->shared_from_this());
}

/// Apart from the above, because what a start does may move the seats.
void hub::start_turned() {
    while (!turned_.empty()) {
        auto const it = std::move(turned_.back());
        turned_.pop_back();
        if (it->open() && it->waiting) start_hand_over(*it);
    }
}

}  // namespace parley::sessions
