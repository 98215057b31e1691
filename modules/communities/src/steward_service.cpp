#include "steward_service.hpp"

#include "audit.hpp"

#include <utility>

namespace parley {

server const* steward_service::server_now(server_id server) {
    auto const* state = gate_.here().find_loaded(server);
    return state == nullptr ? nullptr : &state->what;
}

member const* steward_service::member_now(server_id server, account_id account) {
    auto const* state = gate_.here().find_loaded(server);
    if (state == nullptr) return nullptr;
    auto const at = state->members.find(account);
    return at == state->members.end() ? nullptr : &at->second;
}

task<result<std::vector<channel_id>>> steward_service::channels_of(server_id server) {
    PARLEY_CO_TRY(auto const* state, co_await gate_.here().load(server));
    std::vector<channel_id> found;
    for (auto const& each : state->channels) {
        if (holds_messages(each.kind)) found.push_back(each.id);
    }
    co_return found;
}

task<result<channel_access>> steward_service::enter(server_id server, channel_id channel) {
    PARLEY_CO_TRY(auto const* state, co_await gate_.here().load(server));
    co_return gate_.enter(*state, channel);
}

task<result<void>> steward_service::time_out(server_id server, account_id account, wall_time until,
                                             std::string why) {
    PARLEY_CO_TRY(auto person, co_await gate_.needs().accounts.find(account));
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto& state = *change.slot->state;
    auto const at = state.members.find(account);
    if (at == state.members.end()) co_return result<void>{};
    if (has(state.server_bits(account, gate_.now()), permission::administrator)) co_return result<void>{};
    auto row = at->second;
    if (row.timed_out_until && *row.timed_out_until >= until) co_return result<void>{};
    audit_changes differences;
    differences.time("timedOutUntil", row.timed_out_until, until);
    row.timed_out_until = until;
    act const by{.who = {}, .reason = {}};
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = audit_action::screening_timeout,
                                          .target = account.value,
                                          .changes = differences.take(),
                                          .detail = std::move(why)}));
    std::vector<community_change> all{changes::put_member{row}, std::move(entry)};
    PARLEY_CO_CHECK(co_await gate_.needs().servers.commit(server, std::move(all)));
    member_view view{.member = row, .who = std::move(person), .owner = false};
    change.slot->state->members[account] = std::move(row);
    gate_.needs().events.publish(stream_id::of_server(server), events::member_changed{std::move(view)});
    co_return result<void>{};
}

task<result<void>> steward_service::pause_invites(server_id server, wall_time until, audit_entry entry) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto& state = *change.slot->state;
    if (state.what.invites_paused_until && *state.what.invites_paused_until >= until)
        co_return result<void>{};
    auto wanted = state.what;
    wanted.invites_paused_until = until;
    entry.server = server;
    PARLEY_CO_TRY(auto kept, numbered(std::move(entry)));
    std::vector<community_change> all{changes::put_server{wanted}, std::move(kept)};
    PARLEY_CO_CHECK(co_await gate_.needs().servers.commit(server, std::move(all)));
    state.what = std::move(wanted);
    state.renew_rules();
    gate_.needs().events.publish(stream_id::of_server(server),
                                 events::server_changed{state.what, state.members.size(), state.rules});
    co_return result<void>{};
}

task<result<void>> steward_service::record(audit_entry entry) {
    auto const server = entry.server;
    PARLEY_CO_TRY(auto kept, numbered(std::move(entry)));
    std::vector<community_change> all{std::move(kept)};
    co_return co_await gate_.needs().servers.commit(server, std::move(all));
}

result<changes::add_audit> steward_service::numbered(audit_entry entry) const {
    entry.id = gate_.needs().ids.make<audit_id>();
    if (!entry.id) return community_errc::unavailable;
    return changes::add_audit{std::move(entry)};
}

}  // namespace parley
