#include "server_service.hpp"

#include "audit.hpp"
#include "erasing.hpp"
#include "founding.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {

task<result<visible<server_view>>> server_service::create_server(principal who, std::string name) {
    PARLEY_CO_TRY(auto what, co_await begin_server(gate_, who, std::move(name)));
    auto& home = gate_.home_of(what.id);
    auto work = create_at_home(who, std::move(what));
    co_return co_await on(home, std::move(work));
}

task<result<visible<server_view>>> server_service::create_at_home(principal who, server what) {
    auto const& needs = gate_.needs();
    channel general{.id = needs.ids.make<channel_id>(), .server = what.id, .name = "general", .topic = {}};
    if (!general.id) co_return community_errc::unavailable;
    role everyone{.id = everyone_role(what.id),
                  .server = what.id,
                  .name = "@everyone",
                  .permissions = everyone_default};
    member founder{.server = what.id, .account = who.account, .joined_at = what.created_at};
    server_row row{.server = std::move(what),
                   .roles = {std::move(everyone)},
                   .channels = {std::move(general)},
                   .members = {std::move(founder)}};
    auto kept = row;
    PARLEY_CO_CHECK(co_await needs.servers.create_server(std::move(kept)));
    co_return enter_new_server(gate_, who, std::move(row));
}

task<result<visible<server_view>>> server_service::show_server(principal who, server_id server) {
    auto work = show_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<server_view>>> server_service::show_at_home(principal who, server_id server) {
    PARLEY_CO_TRY(auto access, co_await gate_.access_server(who, server, {}));
    co_return visible(access, gate_.view_now(access));
}

/// Tells of the change, and shows the server to who made it.
server_view server_service::changed_view(server_state& state, account_id viewer) {
    state.renew_rules();
    gate_.needs().events.publish(stream_id::of_server(state.what.id),
                                 events::server_changed{state.what, state.members.size(), state.rules});
    return state.view_for(viewer, gate_.now());
}

task<result<visible<server_view>>> server_service::hand_over(act by, server_id server, account_id heir) {
    PARLEY_CO_CHECK(co_await gate_.access_server(by.who, server, {}));
    auto const found = co_await gate_.needs().accounts.find(heir);
    bool const absent = found.has_error() && found.error() == identity_errc::not_found;
    if (absent || (found && found->kind != account_kind::person)) co_return community_errc::invalid_heir;
    if (found.has_error()) co_return found.error();
    auto work = hand_over_at_home(std::move(by), server, heir);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<server_view>>> server_service::hand_over_at_home(act by, server_id server,
                                                                     account_id heir) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, {}));
    if (!access.is_owner()) co_return community_errc::missing_permission;
    if (!state.is_member(heir)) co_return community_errc::invalid_heir;
    audit_changes differences;
    differences.text("ownerId", to_string(state.what.owner), to_string(heir));
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = server,
                                          .action = audit_action::owner_change,
                                          .target = heir.value,
                                          .changes = differences.take()}));
    auto wanted = state.what;
    wanted.owner = heir;
    std::vector<community_change> all{changes::put_server{wanted}, std::move(entry)};
    PARLEY_CO_CHECK(co_await gate_.needs().servers.commit(server, std::move(all)));
    change.slot->state->what = std::move(wanted);
    co_return visible(access, changed_view(*change.slot->state, by.who.account));
}

task<result<void>> server_service::delete_server(principal who, server_id server) {
    auto work = delete_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> server_service::delete_at_home(principal who, server_id server) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    PARLEY_CO_TRY(auto access, gate_.decide(*change.slot->state, who, {}));
    if (!access.is_owner()) co_return community_errc::missing_permission;
    co_return co_await erase_server(gate_, change);
}

}  // namespace parley
