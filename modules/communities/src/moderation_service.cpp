#include "moderation_service.hpp"

#include "audit.hpp"
#include "hierarchy.hpp"
#include "limits.hpp"
#include "parting.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace limits = communities_limits;

task<result<ban>> moderation_service::put_ban(act by, new_ban wanted) {
    if (wanted.account == by.who.account) co_return community_errc::invalid_ban;
    if (wanted.lasts < seconds{0} || wanted.lasts > limits::ban_max) co_return community_errc::invalid_ban;
    // Also somebody who never was here may be kept out. Whether there is such an account is not told.
    auto& home = gate_.home_of(wanted.server);
    auto work = put_ban_at_home(std::move(by), wanted);
    co_return co_await on(home, std::move(work));
}

task<result<ban>> moderation_service::put_ban_at_home(act by, new_ban wanted) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(wanted.server));
    auto const& state = *change.slot->state;
    PARLEY_CO_CHECK(gate_.decide(state, by.who, permission::ban_members));
    bool const member = state.is_member(wanted.account);
    if (member) {
        PARLEY_CO_CHECK(check_outranks(state, by.who.account, wanted.account, gate_.now()));
    }
    auto const& needs = gate_.needs();
    ban row{.server = wanted.server,
            .account = wanted.account,
            .moderator = by.who.account,
            .reason = by.reason,
            .created_at = gate_.now(),
            .expires_at = {}};
    if (wanted.lasts > seconds{0}) row.expires_at = row.created_at + wanted.lasts;
    audit_changes differences;
    differences.time("expiresAt", {}, row.expires_at);
    PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                         {.server = wanted.server,
                                          .action = audit_action::member_ban_add,
                                          .target = wanted.account.value,
                                          .changes = differences.take()}));
    std::vector<community_change> all{changes::put_ban{row}, std::move(entry)};
    if (member) {
        all.emplace_back(changes::drop_member{wanted.account});
        PARLEY_CO_CHECK(co_await part(gate_, *change.slot->state, wanted.account, std::move(all)));
    } else {
        PARLEY_CO_CHECK(co_await needs.servers.commit(wanted.server, std::move(all)));
    }
    co_return row;
}

task<result<void>> moderation_service::lift_ban(act by, server_id server, account_id account) {
    auto work = lift_ban_at_home(std::move(by), server, account);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<void>> moderation_service::lift_ban_at_home(act by, server_id server, account_id account) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    PARLEY_CO_CHECK(gate_.decide(*change.slot->state, by.who, permission::ban_members));
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto const found, co_await needs.bans.find(server, account));
    if (!found) co_return community_errc::not_found;
    PARLEY_CO_TRY(
        auto entry,
        make_audit(gate_, by,
                   {.server = server, .action = audit_action::member_ban_remove, .target = account.value}));
    std::vector<community_change> all{changes::drop_ban{account}, std::move(entry)};
    co_return co_await needs.servers.commit(server, std::move(all));
}

task<result<std::vector<ban>>> moderation_service::bans(principal who, server_id server, account_id after,
                                                        std::size_t count_max) {
    PARLEY_CO_CHECK(co_await gate_.access_server(who, server, permission::ban_members));
    auto const count = std::clamp<std::size_t>(count_max, 1, limits::bans_page_max);
    PARLEY_CO_TRY(auto found, co_await gate_.needs().bans.of_server(server, after, count));
    auto const now = gate_.now();
    std::erase_if(found, [&](ban const& each) { return each.expires_at && *each.expires_at <= now; });
    co_return found;
}

task<result<std::vector<audit_entry>>> moderation_service::audit_log(principal who, audit_query query) {
    PARLEY_CO_CHECK(co_await gate_.access_server(who, query.server, permission::view_audit_log));
    query.count_max = std::clamp<std::size_t>(query.count_max, 1, limits::audit_page_max);
    co_return co_await gate_.needs().audit.page(query);
}

}  // namespace parley
