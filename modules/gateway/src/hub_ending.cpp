// How sessions end: alone, superseded, revoked, drained, or with the core.

#include "hub.hpp"
#include "limits.hpp"

#include <parley/base/failpoint.hpp>

#include <algorithm>
#include <random>
#include <utility>

namespace parley::sessions {

void hub::end(session& it, action const& how) {
    auto const alive = it.shared_from_this();  // net may let go of it inside close or evict
    auto* const socket = std::exchange(it.socket, nullptr);
    if (socket == nullptr) return;
    it.machine.closed();
    timer_wheel::clear(it);
    sockets_[it.index] = sockets_.back();
    sockets_[it.index]->index = it.index;
    sockets_.pop_back();
    if (it.packs == packing::compressed) common_.needs.encoder.count_compressed_sessions(-1);
    count_as(it, session::standing::none);
    unseat(it, it.known && how.code != close_code::not_authenticated);
    if (how.code == close_code::none) return;  // the socket has gone already
    auto const code = static_cast<std::uint16_t>(how.code);
    if (how.what == action::kind::evict) {
        socket->evict(code, how.reason);
    } else {
        socket->close(code, how.reason);
    }
}

/// Lets go of everything the session holds beyond its socket.
void hub::unseat(session& it, bool keep) {
    std::vector<stream_id> subscribed;
    while (!it.places.empty()) {
        auto const stream = it.places.back().in->stream;
        if (rooms_.leave(it, it.places.size() - 1)) subscribed.push_back(stream);
    }
    give_back(std::move(subscribed));
    it.waiting.reset();
    if (std::exchange(it.present, false))
        common_.needs.presences.disconnected(it.hold.account, it.hold.key.low);
    it.known = false;
    auto const held = std::exchange(it.hold, claim{.core = it.hold.core});
    if (!std::exchange(it.claimed, false)) return;
    // Behind the claim, if that is still on its way: posts of one core keep their order.
    auto& there = common_.needs.cores.home_of(held.account);
    there.post([common = &common_, held, keep, index = there.index()] {
        common->table_at(index).release(held, keep, common->needs.time.mono());
    });
}

void hub::leave(session& it, stream_id stream) {
    auto const at = rooms_.place_of(it, stream);
    if (at < 0) return;
    if (rooms_.leave(it, static_cast<std::size_t>(at))) give_back({stream});
}

/// One post per home core, however many streams.
void hub::give_back(std::vector<stream_id> streams) {
    auto const home_index = [this](stream_id s) { return common_.home_of(s).index(); };
    std::sort(streams.begin(), streams.end(),
              [&](stream_id a, stream_id b) { return home_index(a) < home_index(b); });
    for (auto from = streams.begin(); from != streams.end();) {
        auto& there = common_.home_of(*from);
        auto const to =
            std::find_if(from, streams.end(), [&](stream_id s) { return home_index(s) != there.index(); });
        std::vector<stream_id> some(from, to);
        there.post([events = &common_.needs.events, some = std::move(some), mine = home_.index()] {
            for (auto const each : some)
                events->unsubscribe(each, mine);
        });
        from = to;
    }
}

session* hub::find(account_id account, std::uint64_t turn) noexcept {
    // Everyone who has claimed a session sits in the account's room; there are at most a few.
    auto* in = rooms_.find(stream_id::of_account(account));
    if (in == nullptr) return nullptr;
    for (auto const& each : in->seats) {
        if (each.who->hold.turn == turn) return each.who;
    }
    return nullptr;
}

void hub::supersede(account_id account, std::uint64_t turn) {
    if (auto* it = find(account, turn)) act(*it, it->machine.superseded(), nullptr);
}

void hub::revoke(account_id account, std::vector<std::uint64_t> const& turns) {
    for (auto const turn : turns) {
        if (auto* it = find(account, turn)) act(*it, it->machine.revoked(), nullptr);
    }
}

void hub::begin_drain(milliseconds window) {
    scope_.spawn(drain(this, window));
}

task<void> hub::drain(hub* self, milliseconds window) {
    struct leaving {
        milliseconds at;
        std::weak_ptr<session> who;
    };
    // Together they would all come back in the same moment.
    std::mt19937_64 random(self->common_.options.seed + self->home_.index());
    std::uniform_int_distribution<std::int64_t> when(
        0, window.count() * gateway_limits::drain_spread_percent / 100);
    std::vector<leaving> all;
    all.reserve(self->sockets_.size());
    for (auto* each : self->sockets_) {
        milliseconds const at{planted("drain_all_at_once") ? 0 : when(random)};
        all.push_back({at, each->weak_from_this()});
    }
    std::sort(all.begin(), all.end(), [](leaving const& a, leaving const& b) { return a.at < b.at; });
    milliseconds slept{0};
    for (auto const& each : all) {
        auto const wait = each.at - slept;
        if (wait >= gateway_limits::drain_step) {
            if (!co_await sleep_for(wait)) co_return;
            slept = each.at;
        }
        if (auto const it = each.who.lock()) self->act(*it, it->machine.draining(), nullptr);
    }
}

void hub::tick() {
    wheel_.turn();
    while (auto* link = wheel_.take()) {
        auto& it = static_cast<session&>(*link);
        auto const alive = it.shared_from_this();
        act(it, it.machine.tick(now()), nullptr);
        if (it.open()) wheel_.set(it, now(), it.machine.deadline());
    }
    common_.table_at(home_.index()).expire(now());
    sum_queues();
}

/// A part of the sockets each second: summing a hundred thousand at once would be felt.
void hub::sum_queues() {
    auto const part = sockets_.size() / gateway_limits::gauge_parts + 1;
    auto const end_at = std::min(gauge_at_ + part, sockets_.size());
    for (; gauge_at_ < end_at; ++gauge_at_)
        gauge_sum_ += sockets_[gauge_at_]->socket->queued_bytes();
    if (gauge_at_ < sockets_.size()) return;
    auto const sum = static_cast<std::int64_t>(std::exchange(gauge_sum_, 0));
    gauge_at_ = 0;
    common_.metrics.queue_bytes.add(sum - std::exchange(gauge_told_, sum));
}

task<void> hub::close() {
    ticker_.reset();
    co_await scope_.close();
}

}  // namespace parley::sessions
