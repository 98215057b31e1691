#include "expression_service.hpp"

#include "audit.hpp"
#include "expression_rules.hpp"
#include "limits.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

std::string text_of(std::vector<role_id> const& roles) {
    std::string out;
    for (auto const each : roles)
        out += (out.empty() ? "" : ",") + to_string(each);
    return out;
}

std::vector<audit_change> changes_between(expression const& before, expression const& after) {
    audit_changes all;
    all.text("name", before.name, after.name)
        .text("description", before.description, after.description)
        .text("emoji", before.emoji, after.emoji)
        .number("volume", before.volume, after.volume)
        .text("roleIds", text_of(before.roles), text_of(after.roles));
    return all.take();
}

/// Its creator, who may still make some, or who manages all of them.
bool may_change(server_access const& access, expression const& what) {
    bool const own = what.creator && what.creator == access.who().account;
    return access.may(permission::manage_expressions) || (own && access.may(permission::create_expressions));
}

}  // namespace

expression_service::expression_service(directory& gate) : gate_(gate), located_(gate.needs().cores.size()) {}

task<result<std::vector<visible<expression>>>> expression_service::list(principal who, server_id server) {
    auto work = list_at_home(who, server, which::all);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<std::vector<visible<expression>>>> expression_service::list_at_home(principal who,
                                                                                server_id server,
                                                                                which wanted) {
    PARLEY_CO_TRY(auto access, co_await gate_.access_server(who, server, {}));
    auto const& state = *gate_.here().find_loaded(server);
    std::vector<visible<expression>> all;
    for (auto const& each : state.expressions) {
        if (wanted == which::all || parley::may_use(state, who.account, each)) all.emplace_back(access, each);
    }
    co_return all;
}

task<result<std::vector<visible<expression>>>> expression_service::usable(principal who) {
    PARLEY_CO_TRY(auto const servers, co_await gate_.servers_of(who.account));
    std::vector<visible<expression>> all;
    for (auto const server : servers) {
        auto work = list_at_home(who, server, which::usable);
        auto some = co_await on(gate_.home_of(server), std::move(work));
        // Left or deleted since the ids were read: not an error, just not there.
        if (some.has_error() && some.error() == community_errc::not_found) continue;
        if (some.has_error()) co_return some.error();
        for (auto& each : *some) {
            if (all.size() == limits::usable_expressions_max) co_return all;
            all.push_back(std::move(each));
        }
    }
    co_return all;
}

task<result<visible<expression>>> expression_service::create(act by, new_expression wanted) {
    auto const needed = permission::create_expressions;
    PARLEY_CO_CHECK(co_await gate_.access_server(by.who, wanted.server, needed));
    PARLEY_CO_TRY(auto const picture,
                  co_await gate_.needs().assets.claim(wanted.asset, purpose_of(wanted.kind)));
    auto& home = gate_.home_of(wanted.server);
    auto work = create_at_home(std::move(by), std::move(wanted), picture.animated);
    co_return co_await on(home, std::move(work));
}

task<result<visible<expression>>> expression_service::create_at_home(act by, new_expression wanted,
                                                                     bool animated) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(wanted.server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, permission::create_expressions));
    auto const& needs = gate_.needs();
    expression row{.id = needs.ids.make<expression_id>(),
                   .server = wanted.server,
                   .kind = wanted.kind,
                   .name = std::move(wanted.name),
                   .description = std::move(wanted.description),
                   .emoji = std::move(wanted.emoji),
                   .asset = std::move(wanted.asset),
                   .animated = animated,
                   .volume = wanted.volume,
                   .creator = by.who.account,
                   .roles = std::move(wanted.roles)};
    if (!row.id) co_return community_errc::unavailable;
    PARLEY_CO_CHECK(check_words(row));
    PARLEY_CO_CHECK(check_roles(state, row));
    PARLEY_CO_CHECK(check_room(state, row));
    PARLEY_CO_TRY(auto why, make_audit(gate_, by,
                                       {.server = row.server,
                                        .action = audit_action::expression_create,
                                        .target = row.id.value,
                                        .changes = changes_between({}, row)}));
    PARLEY_CO_CHECK(co_await needs.expressions.put(row, std::move(why.entry)));
    change.slot->state->put_expression(row);
    needs.events.publish(stream_id::of_server(row.server), events::expression_changed{row});
    co_return visible(access, std::move(row));
}

task<result<visible<expression>>> expression_service::edit(act by, expression_edit edit) {
    auto& home = gate_.home_of(edit.server);
    auto work = edit_at_home(std::move(by), std::move(edit));
    co_return co_await on(home, std::move(work));
}

task<result<visible<expression>>> expression_service::edit_at_home(act by, expression_edit edit) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(edit.server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, {}));
    auto const* before = state.find_expression(edit.expression);
    if (before == nullptr) co_return community_errc::not_found;
    if (!may_change(access, *before)) co_return community_errc::missing_permission;
    auto row = *before;
    row.name = std::move(edit.name).value_or(row.name);
    row.description = std::move(edit.description).value_or(row.description);
    row.emoji = std::move(edit.emoji).value_or(row.emoji);
    row.volume = edit.volume.value_or(row.volume);
    PARLEY_CO_CHECK(check_words(row));
    if (edit.roles) {
        row.roles = std::move(*edit.roles);
        PARLEY_CO_CHECK(check_roles(state, row));
    }
    if (row == *before) co_return visible(access, std::move(row));
    PARLEY_CO_TRY(auto why, make_audit(gate_, by,
                                       {.server = row.server,
                                        .action = audit_action::expression_update,
                                        .target = row.id.value,
                                        .changes = changes_between(*before, row)}));
    auto const& needs = gate_.needs();
    PARLEY_CO_CHECK(co_await needs.expressions.put(row, std::move(why.entry)));
    change.slot->state->put_expression(row);
    needs.events.publish(stream_id::of_server(row.server), events::expression_changed{row});
    co_return visible(access, std::move(row));
}

task<result<void>> expression_service::remove(act by, server_id server, expression_id expression) {
    auto work = remove_at_home(std::move(by), server, expression);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> expression_service::remove_at_home(act by, server_id server, expression_id expression) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, {}));
    auto const* before = state.find_expression(expression);
    if (before == nullptr) co_return community_errc::not_found;
    if (!may_change(access, *before)) co_return community_errc::missing_permission;
    PARLEY_CO_TRY(auto why, make_audit(gate_, by,
                                       {.server = server,
                                        .action = audit_action::expression_delete,
                                        .target = expression.value,
                                        .changes = changes_between(*before, {})}));
    auto const& needs = gate_.needs();
    PARLEY_CO_CHECK(co_await needs.expressions.drop(server, expression, std::move(why.entry)));
    change.slot->state->erase_expression(expression);
    needs.events.publish(stream_id::of_server(server), events::expression_deleted{server, expression});
    co_return result<void>{};
}

task<result<bool>> expression_service::may_use(principal who, expression_id emoji, server_id here,
                                               bool elsewhere) {
    auto const* state = gate_.here().find_loaded(here);
    auto const* own = state != nullptr ? state->find_expression(emoji) : nullptr;
    if (own != nullptr)
        co_return own->kind == expression_kind::emoji&& parley::may_use(*state, who.account, *own);
    if (!elsewhere) co_return false;
    PARLEY_CO_TRY(auto const server, co_await locate(emoji));
    if (!server) co_return false;
    auto work = may_use_at_home(who, emoji, *server);
    co_return co_await on(gate_.home_of(*server), std::move(work));
}

task<result<bool>> expression_service::may_use_at_home(principal who, expression_id emoji, server_id server) {
    auto loaded = co_await gate_.here().load(server);
    if (loaded.has_error() && loaded.error() == community_errc::not_found) co_return false;
    if (loaded.has_error()) co_return result<bool>(boost::system::in_place_error, loaded.error());
    auto const& state = **loaded;
    auto const* what = state.find_expression(emoji);
    co_return what != nullptr &&
        what->kind == expression_kind::emoji&& parley::may_use(state, who.account, *what);
}

task<result<std::optional<server_id>>> expression_service::locate(expression_id id) {
    auto const core_index = core::current()->index();
    auto const& known = located_[core_index];
    if (auto at = known.find(id); at != known.end()) co_return std::optional(at->second);
    PARLEY_CO_TRY(auto const row, co_await gate_.needs().expressions.find(id));
    if (!row) co_return std::optional<server_id>{};
    auto& remembered = located_[core_index];
    if (remembered.size() >= limits::located_expressions_max) remembered.clear();
    remembered.emplace(id, row->server);
    co_return std::optional(row->server);
}

}  // namespace parley
