#include "admin_desk.hpp"

#include "limits.hpp"

#include <algorithm>
#include <utility>

namespace parley::watch {
namespace {

/// The one right here.
result<void> check(principal who) {
    if (!who.admin) return community_errc::missing_permission;
    return {};
}

audit_change flag(std::string field, bool after) {
    return {std::move(field), after ? "false" : "true", after ? "true" : "false"};
}

std::size_t bounded(std::size_t count) {
    return std::clamp<std::size_t>(count, 1, admin_page_max);
}

}  // namespace

task<result<std::vector<account>>> admin_desk::users(principal who, std::string query, account_id after,
                                                     std::size_t count_max) {
    PARLEY_CO_CHECK(check(who));
    PARLEY_CO_TRY(auto found,
                  co_await in_.instance.find_accounts(std::move(query), after, bounded(count_max)));
    co_return co_await in_.accounts.find_many(std::move(found));
}

task<result<account>> admin_desk::set_disabled(act by, account_id whom, bool disabled) {
    PARLEY_CO_CHECK(check(by.who));
    if (whom == by.who.account) co_return moderation_errc::not_oneself;
    PARLEY_CO_TRY(auto const before, co_await in_.accounts.find(whom));
    if (before.disabled == disabled) co_return before;
    audited_act what{.action = audit_action::member_update, .target = whom.value, .detail = before.name};
    what.changes.push_back(flag("disabled", disabled));
    // The log first: nobody is shut out without a trace.
    PARLEY_CO_CHECK(co_await record(by, std::move(what)));
    PARLEY_CO_CHECK(co_await in_.set_disabled(whom, disabled));
    co_return co_await in_.accounts.find(whom);
}

task<result<std::vector<admin_server>>> admin_desk::servers(principal who, std::string query, server_id after,
                                                            std::size_t count_max) {
    PARLEY_CO_CHECK(check(who));
    co_return co_await in_.instance.find_servers(std::move(query), after, bounded(count_max));
}

task<result<admin_server>> admin_desk::set_suspended(act by, server_id which, bool suspended) {
    PARLEY_CO_CHECK(check(by.who));
    PARLEY_CO_TRY(auto const found, co_await in_.keeper.set_suspended(which, suspended));
    audited_act what{.action = audit_action::server_update, .target = which.value, .detail = found.what.name};
    what.changes.push_back(flag("suspended", suspended));
    PARLEY_CO_CHECK(co_await record(by, std::move(what)));
    co_return found;
}

task<result<void>> admin_desk::delete_server(act by, server_id which) {
    PARLEY_CO_CHECK(check(by.who));
    audited_act what{.action = audit_action::server_update, .target = which.value, .detail = "deleted"};
    PARLEY_CO_CHECK(co_await in_.keeper.erase(which));
    co_return co_await record(by, std::move(what));
}

task<result<std::vector<audit_entry>>> admin_desk::audit_log(principal who, audit_id before,
                                                             std::size_t count_max) {
    PARLEY_CO_CHECK(check(who));
    co_return co_await in_.instance.log(before, bounded(count_max));
}

task<result<void>> admin_desk::record(act const& by, audited_act what) {
    PARLEY_CO_TRY(auto entry, make_entry(in_, by, std::move(what)));
    co_return co_await in_.instance.record(std::move(entry));
}

}  // namespace parley::watch
