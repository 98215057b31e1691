// An event arrives once per core and goes to each local session that follows its stream.

#include "hub.hpp"

#include <parley/base/assert.hpp>

namespace parley::sessions {

void hub::on_event(encoded_event_ptr const& what) {
    PARLEY_DEBUG_ASSERT(home_.is_current());
    auto* const in = rooms_.find(what->what.stream);
    if (in == nullptr) return;  // the last one left while this was under way
    auto const began = now();
    if (what->what.at.seq != 0) rooms::renew(*in, what->what.at.epoch);
    if (auto const* joined = std::get_if<events::server_joined>(&what->what.what)) {
        announce_join(*in, what, joined->server);
    } else if (what->native) {
        common_.metrics.dispatched.add(fan_out(*in, what));
    }
    end_refused();
    part(what);
    common_.metrics.fan_out.observe(std::chrono::duration<double>(now() - began).count());
}

/// The hot loop: no allocation, no post, one reference more to the frame per recipient.
std::size_t hub::fan_out(room& in, encoded_event_ptr const& what) {
    auto const seq = what->what.at.seq;
    bool const ephemeral = seq == 0;
    frame compressed = what->native_compressed;
    std::size_t sent = 0;
    for (auto& each : in.seats) {
        if (each.socket == nullptr) {
            if (!queue(*each.who, what)) refused_.push_back(each.who->shared_from_this());
            continue;
        }
        // A slow reader loses who is typing before it loses its place.
        if (ephemeral ? half_full(*each.socket) : seq <= each.after) continue;
        if (each.packs == packing::compressed && !compressed) compressed = compress_frame(*what->native);
        if (each.socket->send(each.packs == packing::plain ? what->native : compressed)) {
            ++sent;
        } else {
            refused_.push_back(each.who->shared_from_this());
        }
    }
    return sent;
}

/// An account is in one server more: each of its sessions shows it with a snapshot of its own.
void hub::announce_join(room& in, encoded_event_ptr const& what, server_id server) {
    std::vector<std::shared_ptr<session>> begun;  // started below: what a start does may move the seats
    for (auto& each : in.seats) {
        bool const live = each.socket != nullptr;
        if (live) {
            if (what->what.at.seq <= each.after) continue;
            if (rooms_.place_of(*each.who, stream_id::of_server(server)) >= 0) continue;  // its READY had it
            begin_waiting(*each.who);
        }
        if (!queue(*each.who, what)) {
            refused_.push_back(each.who->shared_from_this());
        } else if (live) {
            begun.push_back(each.who->shared_from_this());
        }
    }
    for (auto const& each : begun) {
        if (each->waiting) start_hand_over(*each);
    }
}

void hub::end_refused() {
    while (!refused_.empty()) {
        auto const it = std::move(refused_.back());
        refused_.pop_back();
        if (!it->open()) continue;
        common_.metrics.evicted.add();
        act(*it, it->machine.send_refused(), nullptr);
    }
}

/// The marks at which a session stops following: the event that says so was its last of that stream.
/// Where events still wait in a backlog this one does too, and the session parts when its turn comes.
void hub::part(encoded_event_ptr const& what) {
    auto const& fact = what->what;
    if (auto const* left = std::get_if<events::member_left>(&fact.what)) {
        part_from(fact, fact.stream, left->account);
    } else if (std::holds_alternative<events::server_deleted>(fact.what)) {
        part_from(fact, fact.stream, account_id{});
    } else if (auto const* out = std::get_if<events::server_left>(&fact.what)) {
        // Nearly always parted already, by the server's own stream.
        part_from(fact, stream_id::of_server(out->server), account_id{});
    }
}

void hub::part_from(event const& mark, stream_id left, account_id only_or_all) {
    auto const* const in = rooms_.find(mark.stream);
    if (in == nullptr) return;
    std::vector<session*> parting;
    for (auto const& each : in->seats) {
        if (each.socket == nullptr || mark.at.seq <= each.after) continue;
        if (!only_or_all || each.who->hold.account == only_or_all) parting.push_back(each.who);
    }
    for (auto* each : parting)
        leave(*each, left);
}

}  // namespace parley::sessions
