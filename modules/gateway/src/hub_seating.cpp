// From identify to READY: first a seat, where events begin to wait; then the snapshot; then what waited.

#include "hub.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/on_core.hpp>
#include <parley/wire/gateway_codec.hpp>

namespace parley::sessions {
namespace {

bool is_storage(error_code const& error) {
    return error.category() == enum_category<storage_errc>::instance();
}

refusal refusal_of(session_table::outcome what) {
    switch (what) {
        case session_table::outcome::too_fast:
            return refusal::too_fast;
        case session_table::outcome::too_many:
            return refusal::too_many_sessions;
        case session_table::outcome::revoked:
            return refusal::bad_credentials;
        default:
            return refusal::session_gone;
    }
}

}  // namespace

task<void> hub::identify(hub* self, std::shared_ptr<session> it, std::string token) {
    auto& needs = self->common_.needs;
    if (!co_await self->authenticate(it, std::move(token))) co_return;
    claim_wish const wish{make_session_key(), std::nullopt};
    auto own = std::make_shared<claimed>();
    if (!co_await self->sit_down(it, wish, own)) co_return;

    // Read after the subscription: whatever joins later is told by the account's stream.
    auto const servers = co_await needs.directory.servers_of(it->hold.account);
    if (!it->open()) co_return;
    if (servers.has_error()) co_return self->refuse(*it, refusal::unavailable);
    std::vector<look_wanted> wanted;
    it->places.reserve(servers->size() + 1);
    for (auto const each : *servers) {
        wanted.push_back({each, std::nullopt});
        self->rooms_.sit(*it, stream_id::of_server(each));
    }
    auto const count = wanted.size();
    auto const found = std::make_shared<std::vector<look>>();
    *found = co_await self->onlooker_.look_at(it->who(), std::move(wanted));
    if (!self->adopt(it, *found, count)) co_return;

    wire::ready_payload ready;
    auto const user = co_await needs.accounts.find(it->hold.account);
    if (!it->open()) co_return;
    if (user.has_error()) co_return self->refuse(*it, refusal::unavailable);
    auto marks = co_await needs.read_marks.of_account(it->hold.account);
    if (!it->open()) co_return;
    if (marks.has_error()) co_return self->refuse(*it, refusal::unavailable);
    self->arrive(*it);
    auto chosen = co_await needs.presences.choice(it->hold.account);  // after the arrival has been applied
    if (!it->open()) co_return;
    if (chosen.has_error()) co_return self->refuse(*it, refusal::unavailable);
    if (!co_await self->freshen(it, found)) co_return;

    ready.session_id = to_text(it->hold.key);
    ready.user = *user;
    ready.read_marks = std::move(*marks);
    ready.presence = std::move(*chosen);
    ready.large_server_members = self->common_.options.large_server_members;
    ready.at.emplace_back(stream_id::of_account(it->hold.account), own->at);
    for (auto& each : *found) {
        if (each.what != look::outcome::seen) continue;
        ready.at.emplace_back(stream_id::of_server(each.server), each.at);
        ready.servers.push_back(std::move(each.view));
    }
    if (!self->send(*it, make_frame(wire::ready(ready), it->packs))) co_return;
    self->seated(*it);
    self->start_hand_over(*it);
}

/// False, and the session has been answered, unless it may go on.
task<bool> hub::authenticate(std::shared_ptr<session> it, std::string token) {
    if (token.empty() && it->cookie_token) token = *it->cookie_token;
    auto const who = co_await common_.needs.authenticator.authenticate(std::move(token));
    if (!it->open()) co_return false;
    if (who.has_error()) {
        bool const later = is_storage(who.error()) || who.error() == identity_errc::busy ||
                           who.error() == identity_errc::oidc_unavailable;
        refuse(*it, later ? refusal::unavailable : refusal::bad_credentials);
        co_return false;
    }
    it->hold.account = who->account;
    it->hold.login = who->login;
    it->kind = who->kind;
    it->admin = who->admin;
    co_return true;
}

/// Takes the session's place in its account's table and stream. From here on a revocation finds it.
task<bool> hub::sit_down(std::shared_ptr<session> it, claim_wish wish, std::shared_ptr<claimed> got) {
    it->hold.key = wish.key;
    it->hold.turn = (home_.index() + 1) << 40 | ++turns_;  // unique in the process
    it->known = wish.resume_after.has_value();
    it->claimed = true;
    begin_waiting(*it);
    auto const own = stream_id::of_account(it->hold.account);
    rooms_.sit(*it, own);

    auto& there = common_.needs.cores.home_of(it->hold.account);
    auto claiming = claim_at_home(it->hold, wish);
    *got = co_await on(there, std::move(claiming));
    bool const granted = got->what == session_table::outcome::granted;
    if (!it->open()) {
        if (granted) give_back({own});
        co_return false;
    }
    if (!granted) {
        it->known = false;
        refuse(*it, refusal_of(got->what));
        co_return false;
    }
    subscribed(*it, own, got->at, wish.resume_after ? wish.resume_after->seq : got->at.seq);
    count_as(*it, session::standing::identified);
    co_return true;
}

/// On the account's home core, without suspension: the claim, the position and the replay belong to one
/// moment.
task<hub::claimed> hub::claim_at_home(claim by, claim_wish wish) {
    auto& table = common_.table_at(core::current()->index());
    claimed got;
    auto const given = wish.resume_after ? table.resume(by, now()) : table.open(by, now());
    got.what = given.what;
    if (given.what != session_table::outcome::granted) co_return got;
    if (given.superseded) {
        auto const old = *given.superseded;
        common_.needs.cores.at(old.core).post([common = &common_, old, account = by.account] {
            common->hubs[old.core]->supersede(account, old.turn);
        });
    }
    auto const own = stream_id::of_account(by.account);
    got.at = common_.needs.events.subscribe(own, by.core);
    if (wish.resume_after) got.missed = common_.needs.events.replay(own, *wish.resume_after);
    co_return got;
}

/// Enters what was seen into the session's places. False when it has ended, or was refused for want of an
/// answer.
bool hub::adopt(std::shared_ptr<session> const& it, std::vector<look> const& found, std::size_t wanted) {
    bool unavailable = found.size() != wanted;  // a look that broke is a server nobody has seen
    std::vector<stream_id> nobodys;
    for (auto const& each : found) {
        auto const stream = stream_id::of_server(each.server);
        if (each.what == look::outcome::seen) {
            if (it->open()) {
                subscribed(*it, stream, each.at, each.at.seq);
                classify(*it, stream, each.view);
            } else {
                nobodys.push_back(stream);
            }
        } else {
            unavailable = unavailable || each.what == look::outcome::unavailable;
            if (it->open()) leave(*it, stream);
        }
    }
    give_back(std::move(nobodys));
    if (!it->open()) return false;
    if (!unavailable) return true;
    if (it->machine.now_in() == session_machine::phase::live) {
        act(*it, it->machine.unavailable(), nullptr);
    } else {
        refuse(*it, refusal::unavailable);
    }
    return false;
}

void hub::subscribed(session& it, stream_id stream, stream_position at, std::uint64_t after) {
    auto const found = rooms_.place_of(it, stream);
    PARLEY_ASSERT(found >= 0);
    auto& where = it.places[static_cast<std::size_t>(found)];
    where.subscribed = true;
    rooms::renew(*where.in, at.epoch);
    rooms_.seat_at(where).after = after;
}

/// Puts the session's seat among those who see the same of the server. One that nothing is known of sees no
/// channel.
void hub::classify(session& it, stream_id stream, server_view const& view) {
    auto const found = rooms_.place_of(it, stream);
    PARLEY_ASSERT(found >= 0);
    auto& where = it.places[static_cast<std::size_t>(found)];
    where.in->members = view.member_count;
    auto& sees = *where.in->sees;
    auto const as = view.rules ? sees.enter(view.rules, it.hold.account, view.self.roles) : 0;
    rooms::reclass(*where.in, rooms_.seat_at(where), as);
    rooms::note_standing(*where.in, view.self);
}

void hub::refuse(session& it, refusal why) {
    // What failed for want of a store may be tried again; what is gone is forgotten.
    unseat(it, it.known && why == refusal::unavailable);
    count_as(it, session::standing::stranger);
    act(it, it.machine.refused(why, now()), nullptr);
    if (it.open()) wheel_.set(it, now(), it.machine.deadline());
}

/// READY or RESUMED is on its way: the session is one from now on.
void hub::seated(session& it) {
    it.known = true;
    it.cookie_token.reset();
    it.machine.seated(now());
    arrive(it);
}

}  // namespace parley::sessions
