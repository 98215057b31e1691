// A session comes back: every stream it may see now is replayed from its cursor, or none is.

#include "event_scope.hpp"
#include "hub.hpp"
#include "limits.hpp"

#include <parley/base/failpoint.hpp>
#include <parley/base/on_core.hpp>

#include <algorithm>
#include <iterator>

namespace parley::sessions {
namespace {

std::optional<stream_position> cursor_of(wire::cursors const& have, stream_id stream) {
    auto const found =
        std::find_if(have.begin(), have.end(), [&](auto const& c) { return c.first == stream; });
    if (found == have.end()) return std::nullopt;
    return found->second;
}

bool tells_join(std::vector<encoded_event_ptr> const& account_missed, server_id server) {
    return std::any_of(account_missed.begin(), account_missed.end(), [&](encoded_event_ptr const& each) {
        auto const* joined = std::get_if<events::server_joined>(&each->what.what);
        return joined != nullptr && joined->server == server;
    });
}

bool is_leave(event const& what, account_id who) {
    auto const* left = std::get_if<events::member_left>(&what.what);
    return left != nullptr && left->account == who;
}

/// Who left and came back sees the server anew, by the word of the account's stream; what was said before is
/// not theirs any more, whatever they may see now.
void drop_former_stay(std::vector<encoded_event_ptr>& missed, account_id who) {
    auto const left = std::find_if(missed.begin(), missed.end(),
                                   [&](encoded_event_ptr const& each) { return is_leave(each->what, who); });
    if (left != missed.end()) missed.erase(missed.begin(), left);
}

/// Told by the kind alone: a ring keeps no rules.
bool changes_sight(std::vector<encoded_event_ptr> const& missed, account_id who) {
    if (planted("replay_without_recheck") || planted("perm_cache_no_invalidate")) return false;
    for (auto const& each : missed) {
        auto const& fact = each->what;
        if (is_leave(fact, who)) return false;  // the seat is left there
        auto const* member = membership_of(fact.what);
        if (rules_of(fact.what) != nullptr || (member != nullptr && member->account == who)) return true;
    }
    return false;
}

}  // namespace

task<void> hub::resume(hub* self, std::shared_ptr<session> it, wire::client_frame said) {
    if (!co_await self->authenticate(it, std::move(said.token))) co_return;
    auto const key = parse_session_key(said.session_id);
    auto const own_cursor = cursor_of(said.have, stream_id::of_account(it->hold.account));
    // One answer for every reason: nobody learns whether a session exists, or whose it is.
    if (!key || !own_cursor) co_return self->resume_gone(*it);
    claim_wish const wish{*key, own_cursor};
    auto own = std::make_shared<claimed>();
    if (!co_await self->sit_down(it, wish, own)) co_return;
    if (!own->missed) co_return self->resume_gone(*it);

    auto const servers = co_await self->common_.needs.directory.servers_of(it->hold.account);
    if (!it->open()) co_return;
    if (servers.has_error()) {
        self->common_.metrics.resumes_unavailable.add();
        co_return self->refuse(*it, refusal::unavailable);
    }
    auto wanted = wanted_of(said.have, *servers, *own->missed);
    if (!wanted) co_return self->resume_gone(*it);
    it->places.reserve(wanted->size() + 1);
    for (auto const& each : *wanted)
        self->rooms_.sit(*it, stream_id::of_server(each.server));
    auto found = co_await self->onlooker_.look_at(it->who(), *wanted);
    if (!self->adopt(it, found, wanted->size())) {
        self->common_.metrics.resumes_unavailable.add();
        co_return;
    }
    for (auto& each : found) {
        if (each.what != look::outcome::seen) continue;
        if (!each.missed) co_return self->resume_gone(*it);
        self->replay_or_show(*it, each, cursor_of(said.have, stream_id::of_server(each.server))->seq);
    }
    if (!self->fill_backlog(*it, found, *own->missed)) co_return self->resume_gone(*it);
    self->start_hand_over(*it);
}

/// What was missed is replayed as far as the session may see it *now*. Where something missed changed what it
/// sees, that is not what it might see *then*, and nobody knows which channels the client has been told of:
/// it is shown the server as it is.
void hub::replay_or_show(session& it, look& found, std::uint64_t after) {
    auto const stream = stream_id::of_server(found.server);
    subscribed(it, stream, found.at, after);
    drop_former_stay(*found.missed, it.hold.account);
    if (!changes_sight(*found.missed, it.hold.account)) return;
    found.missed->clear();
    note_overtaken(it, stream, found.at);
}

/// Nothing when a visible server has neither a cursor nor a replayed join: it would be skipped in silence.
std::optional<std::vector<look_wanted>> hub::wanted_of(wire::cursors const& have,
                                                       std::vector<server_id> const& servers,
                                                       std::vector<encoded_event_ptr> const& account_missed) {
    std::vector<look_wanted> wanted;
    if (planted("replay_without_recheck")) {  // what the client says it may see is believed
        for (auto const& [stream, at] : have) {
            if (stream.of == stream_id::kind::server) wanted.push_back({server_id{stream.value}, at});
        }
        return wanted;
    }
    for (auto const each : servers) {
        if (auto const cursor = cursor_of(have, stream_id::of_server(each))) {
            wanted.push_back({each, cursor});
        } else if (!tells_join(account_missed, each)) {
            return std::nullopt;
        }
    }
    return wanted;
}

/// Replays first, then RESUMED, then what came meanwhile. False when the replay is out of bounds.
bool hub::fill_backlog(session& it, std::vector<look>& found,
                       std::vector<encoded_event_ptr>& account_missed) {
    std::vector<encoded_event_ptr> replay;
    // Servers before the account: what it says about joining and leaving is newer than what they say about
    // themselves.
    for (auto& each : found) {
        if (each.missed) std::move(each.missed->begin(), each.missed->end(), std::back_inserter(replay));
    }
    std::move(account_missed.begin(), account_missed.end(), std::back_inserter(replay));
    std::size_t bytes = 0;
    for (auto const& each : replay)
        bytes += backlog_cost(each);
    if (replay.size() > gateway_limits::replay_events_max || bytes > gateway_limits::replay_bytes_max)
        return false;
    replay.push_back(nullptr);
    bytes += backlog_cost(nullptr);
    auto& waiting = *it.waiting;
    waiting.events_max += replay.size();
    waiting.bytes_max += bytes;
    waiting.bytes += bytes;
    waiting.queue.insert(waiting.queue.begin(), std::make_move_iterator(replay.begin()),
                         std::make_move_iterator(replay.end()));
    return true;
}

void hub::resume_gone(session& it) {
    common_.metrics.resumes_gone.add();
    refuse(it, refusal::session_gone);
}

}  // namespace parley::sessions
