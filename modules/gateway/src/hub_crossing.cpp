// A change of roles, overwrites, owner or membership: each session is told which channels close and open for
// it, then the change itself goes out like any event.

#include "event_scope.hpp"
#include "hub.hpp"

#include <algorithm>
#include <set>

namespace parley::sessions {
namespace {

/// What the event itself says of a channel.
channel_facts facts_of(events::payload const& what) {
    channel_facts found;
    if (auto const* changed = std::get_if<events::channel_changed>(&what))
        found.try_emplace(changed->channel.id, changed->channel, changed->last_message);
    return found;
}

bool is_due(seat const& each, event const& what) noexcept {
    return what.at.seq > each.after;
}

}  // namespace

/// The seats that a crossing may move. `visit` must not let anybody leave.
template <class F>
void hub::each_touched(room& in, std::optional<account_id> only, F&& visit) {
    if (!only) {
        for (auto& each : in.seats)
            visit(each);
        return;
    }
    // Not the room but the account is walked: it has a few sessions here, or none.
    auto const* const own = rooms_.find(stream_id::of_account(*only));
    if (own == nullptr) return;
    for (auto const& each : own->seats) {
        auto const at = rooms_.place_of(*each.who, in.stream);
        if (at >= 0) visit(rooms_.seat_at(each.who->places[static_cast<std::size_t>(at)]));
    }
}

/// False when what opens has to be asked for first; nobody has been told anything then.
bool hub::cross(room& in, encoded_event_ptr const& what, channel_facts const* known) {
    if (!in.sees) return true;
    auto const& fact = what->what;
    crossing moves(*in.sees, fact);
    if (!moves.moves()) return true;
    auto facts = facts_of(fact.what);
    if (known != nullptr) {
        facts.insert(known->begin(), known->end());
    } else if (must_ask(in, fact, moves, facts)) {
        in.opening->held.push_back(what);
        return false;
    }
    notices say(server_id{in.stream.value}, facts);
    each_touched(in, moves.only_for(), [&](seat& each) {
        if (each.socket == nullptr) {
            // Its look may still be under way: whether that has the change already is seen when it is back.
            bool const touched = each.seen_as == 0 || moves.of(each.seen_as, each.who->hold.account);
            if (touched) note_overtaken(*each.who, in.stream, fact.at);
            return;
        }
        auto const* step = is_due(each, fact) ? moves.of(each.seen_as, each.who->hold.account) : nullptr;
        if (step == nullptr) return;
        auto const& gained = step->tells.gained;
        bool const certain =
            std::all_of(gained.begin(), gained.end(), [&](channel_id c) { return say.knows(c); });
        if (certain) {
            move(in, each, *step, say);
        } else {
            turn_aside(in, each, fact.at);
        }
    });
    return true;
}

/// Whether somebody gains a channel that nothing is known of; then the room waits for what it is.
bool hub::must_ask(room& in, event const& what, crossing& moves, channel_facts const& known) {
    auto asks = std::make_unique<opening>();
    std::set<crossing::step const*> met;
    std::set<channel_id> wanted;
    each_touched(in, moves.only_for(), [&](seat const& each) {
        if (each.socket == nullptr || !is_due(each, what)) return;
        auto const* step = moves.of(each.seen_as, each.who->hold.account);
        if (step == nullptr || !met.insert(step).second) return;
        std::vector<channel_id> more;
        for (auto const channel : step->tells.gained) {
            if (!known.contains(channel) && wanted.insert(channel).second) more.push_back(channel);
        }
        if (!more.empty()) asks->to_ask.push_back({each.who->who(), std::move(more)});
    });
    if (asks->to_ask.empty()) return false;
    asks->id = ++openings_;
    in.opening = std::move(asks);
    return true;
}

void hub::move(room& in, seat& each, crossing::step const& step, notices& say) {
    in.sees->hold(step.to);
    rooms::reclass(in, each, step.to);
    std::size_t told = 0;
    auto const tell = [&](frame const& what) {
        if (!each.socket->send(what)) return false;
        ++told;
        return true;
    };
    bool took = true;
    for (auto const channel : step.tells.lost)
        took = took && tell(say.closed(channel, each.packs));
    for (auto const channel : step.tells.gained)
        took = took && tell(say.opened(channel, each.packs));
    common_.metrics.dispatched.add(told);
    if (!took) refused_.push_back(each.who->shared_from_this());
}

}  // namespace parley::sessions
