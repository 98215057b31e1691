#include "template_service.hpp"

#include "audit.hpp"
#include "founding.hpp"
#include "limits.hpp"
#include "names.hpp"
#include "template_rules.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;

task<result<std::vector<server_template>>> template_service::list(principal who, server_id server) {
    PARLEY_CO_CHECK(co_await gate_.access_server(who, server, permission::manage_server));
    co_return co_await gate_.needs().growth.templates.of_server(server);
}

task<result<server_template>> template_service::create(act by, server_id server, std::string name,
                                                       std::string description) {
    auto const& needs = gate_.needs();
    server_template row{.code = needs.make_invite_code(),
                        .server = server,
                        .creator = by.who.account,
                        .name = std::move(name),
                        .description = std::move(description),
                        .created_at = gate_.now(),
                        .updated_at = gate_.now()};
    auto work = create_at_home(std::move(by), std::move(row));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<server_template>> template_service::create_at_home(act by, server_template row) {
    // The server's turn: two at once count each other's.
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(row.server));
    PARLEY_CO_CHECK(gate_.decide(*change.slot->state, by.who, permission::manage_server));
    auto valid = valid_title(row.name, limits::template_name_characters_max);
    if (!valid) co_return community_errc::invalid_name;
    row.name = std::move(*valid);
    if (!is_valid_prose(row.description, limits::template_description_characters_max))
        co_return growth_errc::invalid_description;
    auto const& stores = gate_.needs().growth;
    PARLEY_CO_TRY(auto const already, co_await stores.templates.of_server(row.server));
    if (already.size() >= limits::templates_per_server_max) co_return growth_errc::too_many_templates;
    PARLEY_CO_TRY(auto with, co_await stores.onboardings.find(row.server));
    PARLEY_CO_TRY(row.content, content_of(gate_, *change.slot->state, by.who, std::move(with)));
    std::vector<community_change> nothing_more;
    PARLEY_CO_CHECK(co_await stores.templates.put(row, std::move(nothing_more)));
    co_return row;
}

task<result<server_template>> template_service::renew(act by, server_id server, std::string code) {
    server_template row{.code = std::move(code), .server = server};
    auto work = renew_at_home(std::move(by), std::move(row));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<server_template>> template_service::renew_at_home(act by, server_template row) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(row.server));
    PARLEY_CO_CHECK(gate_.decide(*change.slot->state, by.who, permission::manage_server));
    auto const& stores = gate_.needs().growth;
    PARLEY_CO_TRY(auto found, co_await stores.templates.find(row.code));
    if (!found || found->server != row.server) co_return community_errc::not_found;
    PARLEY_CO_TRY(auto with, co_await stores.onboardings.find(row.server));
    PARLEY_CO_TRY(found->content, content_of(gate_, *change.slot->state, by.who, std::move(with)));
    found->updated_at = gate_.now();
    std::vector<community_change> nothing_more;
    PARLEY_CO_CHECK(co_await stores.templates.put(*found, std::move(nothing_more)));
    co_return std::move(*found);
}

task<result<void>> template_service::remove(act by, server_id server, std::string code) {
    PARLEY_CO_CHECK(co_await gate_.access_server(by.who, server, permission::manage_server));
    auto const removed = co_await gate_.needs().growth.templates.remove(server, std::move(code));
    if (removed.has_error() && removed.error() == storage_errc::not_found)
        co_return community_errc::not_found;
    co_return removed;
}

task<result<visible<template_content>>> template_service::export_server(principal who, server_id server) {
    auto work = export_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<template_content>>> template_service::export_at_home(principal who, server_id server) {
    PARLEY_CO_CHECK(co_await gate_.access_server(who, server, permission::manage_server));
    PARLEY_CO_TRY(auto with, co_await gate_.needs().growth.onboardings.find(server));
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(server));
    PARLEY_CO_TRY(auto access, gate_.decide(*state, who, permission::manage_server));
    PARLEY_CO_TRY(auto content, content_of(gate_, *state, who, std::move(with)));
    co_return visible(access, std::move(content));
}

task<result<server_template>> template_service::show(std::string code) {
    PARLEY_CO_TRY(auto found, co_await gate_.needs().growth.templates.find(std::move(code)));
    if (!found) co_return community_errc::not_found;
    auto work = check_open(found->server);
    PARLEY_CO_CHECK(co_await on(gate_.home_of(found->server), std::move(work)));
    co_return std::move(*found);
}

/// What a suspended server made is as if it were not there either.
task<result<void>> template_service::check_open(server_id server) {
    PARLEY_CO_TRY(auto const* state, co_await gate_.here().load(server));
    if (state->what.suspended) co_return community_errc::not_found;
    co_return result<void>{};
}

task<result<visible<server_view>>> template_service::use(principal who, std::string code, std::string name) {
    PARLEY_CO_TRY(auto what, co_await show(code));
    co_return co_await found(who, std::move(name), std::move(what.content), std::move(code));
}

task<result<visible<server_view>>> template_service::import(principal who, std::string name,
                                                            template_content content) {
    std::string no_code;
    co_return co_await found(who, std::move(name), std::move(content), std::move(no_code));
}

task<result<visible<server_view>>> template_service::clone(principal who, std::string name, server_id of) {
    PARLEY_CO_TRY(auto const what, co_await export_server(who, of));
    auto content = *what;
    std::string no_code;
    co_return co_await found(who, std::move(name), std::move(content), std::move(no_code));
}

/// What is stored is judged like what is brought: the rules may have become stricter since.
task<result<visible<server_view>>> template_service::found(principal who, std::string name,
                                                           template_content content, std::string code) {
    PARLEY_CO_CHECK(check_content(content));
    PARLEY_CO_TRY(auto what, co_await begin_server(gate_, who, std::move(name)));
    auto& home = gate_.home_of(what.id);
    auto work = found_at_home(who, std::move(what), std::move(content), std::move(code));
    co_return co_await on(home, std::move(work));
}

task<result<visible<server_view>>> template_service::found_at_home(principal who, server what,
                                                                   template_content content,
                                                                   std::string code) {
    auto const& needs = gate_.needs();
    act const by{.who = who};
    PARLEY_CO_TRY(
        auto entry,
        make_audit(gate_, by, {.server = what.id, .action = audit_action::template_apply, .detail = code}));
    PARLEY_CO_TRY(auto shape, shape_of(needs.ids, std::move(what), content));
    std::vector<community_change> along{std::move(entry)};
    auto row = shape.row;
    PARLEY_CO_CHECK(co_await needs.growth.templates.found_server(std::move(row), std::move(shape.with),
                                                                 std::move(code), std::move(along)));
    co_return enter_new_server(gate_, who, std::move(shape.row));
}

}  // namespace parley
