// An event arrives once per core and goes to each local session that follows its stream.

#include "event_scope.hpp"
#include "hub.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/failpoint.hpp>

namespace parley::sessions {

void hub::on_event(encoded_event_ptr const& what) {
    PARLEY_DEBUG_ASSERT(home_.is_current());
    auto* const in = rooms_.find(what->what.stream);
    if (in == nullptr) return;  // the last one left while this was under way
    auto const began = now();
    if (in->opening) {
        wait_behind(*in, what);
    } else if (!process(*in, what, nullptr)) {
        start_asking(*in);
    }
    common_.metrics.fan_out.observe(std::chrono::duration<double>(now() - began).count());
}

/// False when the event has to wait until it is known what it opens: nothing of it has been done then. With
/// `known` that has been asked, and it never waits. The room may be gone afterwards.
bool hub::process(room& in, encoded_event_ptr const& what, channel_facts const* known) {
    auto const& fact = what->what;
    if (fact.at.seq != 0) rooms::renew(in, fact.at.epoch);
    if (std::holds_alternative<events::member_joined>(fact.what)) ++in.members;
    if (std::holds_alternative<events::member_left>(fact.what) && in.members > 0) --in.members;
    note_standing(in, fact);
    if (auto const* joined = std::get_if<events::server_joined>(&fact.what)) {
        announce_join(in, what, joined->server);
    } else if (std::holds_alternative<events::channel_deleted>(fact.what)) {
        // It reaches those who saw the channel before. A deletion opens nothing that would have to be told
        // before it.
        common_.metrics.dispatched.add(fan_out(in, what));
        channel_facts const nothing;
        cross(in, what, &nothing);
    } else if (what->native) {
        if (!cross(in, what, known)) return false;
        common_.metrics.dispatched.add(fan_out(in, what));
    }
    end_refused();
    start_turned();
    part(what);
    return true;
}

/// By class, who hears of it; null when everybody does.
std::uint8_t const* hub::verdicts_on(room const& in, event const& what) {
    if (!in.sees) return nullptr;
    if (auto const needed = needed_for(what.what)) {
        if (planted("reports_unfiltered")) return nullptr;
        in.sees->judge(*needed, verdicts_);
        return verdicts_.data();
    }
    auto const channel = channel_of(what.what);
    if (!channel) return nullptr;
    bool const typing = std::holds_alternative<events::typing_started>(what.what);
    if (typing && planted("typing_unfiltered")) return nullptr;
    in.sees->judge(*channel, verdicts_);
    return verdicts_.data();
}

/// In a large server only the member concerned hears that they came, changed or left; who has them in view is
/// told by the list. Nothing where everybody may hear.
std::optional<account_id> hub::only_for(room const& in, event const& what) const noexcept {
    if (in.members <= common_.options.large_server_members) return std::nullopt;
    if (auto const* joined = std::get_if<events::member_joined>(&what.what))
        return joined->member.member.account;
    if (auto const* changed = std::get_if<events::member_changed>(&what.what))
        return changed->member.member.account;
    if (auto const* left = std::get_if<events::member_left>(&what.what)) return left->account;
    return std::nullopt;
}

/// Who is timed out keeps their channels, so no class says it.
void hub::note_standing(room& in, event const& what) {
    auto const* const who = membership_of(what.what);
    if (who == nullptr || !in.sees || rooms_.find(stream_id::of_account(who->account)) == nullptr) return;
    rooms::note_standing(in, *who);
}

/// The hot loop: no allocation, no post, one reference more to the frame per recipient.
std::size_t hub::fan_out(room& in, encoded_event_ptr const& what) {
    auto const seq = what->what.at.seq;
    bool const ephemeral = seq == 0;
    auto const* const hears = verdicts_on(in, what->what);
    auto const only = only_for(in, what->what);
    bool const by_right = hears != nullptr && needed_for(what->what.what) && !in.restrained.empty();
    auto const today = by_right ? common_.needs.time.now() : wall_time{};
    frame compressed = what->native_compressed;
    std::size_t sent = 0;
    for (auto& each : in.seats) {
        if (each.socket == nullptr) {
            if (!queue(*each.who, what)) refused_.push_back(each.who->shared_from_this());
            continue;
        }
        if (hears != nullptr && hears[each.seen_as] == 0) continue;
        if (only && each.who->hold.account != *only) continue;
        if (by_right && rooms::is_restrained(in, each, today)) continue;
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
