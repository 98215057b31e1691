#include "vanity_service.hpp"

#include "audit.hpp"
#include "limits.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>
#include <array>

namespace parley {
namespace limits = communities_limits;
namespace {

constexpr std::array<std::string_view, 28> reserved = {
    "about",   "abuse",    "admin",   "administrator", "api",       "app",      "auth",
    "banned",  "billing",  "contact", "discovery",     "everyone",  "help",     "here",
    "invite",  "invites",  "legal",   "login",         "moderator", "official", "parley",
    "privacy", "register", "root",    "security",      "staff",     "support",  "system"};

bool is_vanity_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

}  // namespace

bool is_valid_vanity(std::string_view code) {
    if (code.size() < limits::vanity_bytes_min || code.size() > limits::vanity_bytes_max) return false;
    if (!std::all_of(code.begin(), code.end(), is_vanity_character)) return false;
    if (code.front() == '-' || code.back() == '-' || code.find("--") != code.npos) return false;
    return std::find(reserved.begin(), reserved.end(), code) == reserved.end();
}

task<result<invite>> vanity_service::put(act by, server_id server, std::string code) {
    auto work = put_at_home(std::move(by), server, std::move(code));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<invite>> vanity_service::put_at_home(act by, server_id server, std::string code) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    PARLEY_CO_CHECK(gate_.decide(*change.slot->state, by.who, permission::manage_server));
    if (!is_valid_vanity(code)) co_return growth_errc::invalid_vanity;
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto const holder, co_await needs.invites.find(code));
    if (holder && holder->server == server && holder->vanity) co_return *holder;
    if (holder) co_return growth_errc::vanity_taken;
    invite row{.code = std::move(code),
               .server = server,
               .creator = by.who.account,
               .created_at = gate_.now(),
               .expires_at = {},
               .vanity = true};
    PARLEY_CO_TRY(
        auto entry,
        make_audit(gate_, by, {.server = server, .action = audit_action::invite_create, .detail = row.code}));
    std::vector<community_change> along{std::move(entry)};
    auto const kept = co_await needs.growth.vanities.put(row, std::move(along));
    if (kept.has_error() && kept.error() == storage_errc::conflict) co_return growth_errc::vanity_taken;
    if (kept.has_error()) co_return kept.error();
    co_return row;
}

task<result<void>> vanity_service::drop(act by, server_id server) {
    auto work = drop_at_home(std::move(by), server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> vanity_service::drop_at_home(act by, server_id server) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    PARLEY_CO_CHECK(gate_.decide(*change.slot->state, by.who, permission::manage_server));
    PARLEY_CO_TRY(auto entry,
                  make_audit(gate_, by, {.server = server, .action = audit_action::invite_delete}));
    std::vector<community_change> along{std::move(entry)};
    auto const dropped = co_await gate_.needs().growth.vanities.drop(server, std::move(along));
    if (dropped.has_error() && dropped.error() == storage_errc::not_found)
        co_return community_errc::not_found;
    co_return dropped;
}

}  // namespace parley
