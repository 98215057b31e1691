#include "login_opening.hpp"

#include "login_life.hpp"
#include "names.hpp"
#include "revocation.hpp"
#include "shielded.hpp"

#include <algorithm>

namespace parley::identity {

namespace {

std::string_view prefix_of(login_kind kind) {
    switch (kind) {
        case login_kind::bot:
            return "pb_";
        case login_kind::service:
            return "ps_";
        case login_kind::session:
            break;
    }
    return "pl_";
}

/// Ended ones first, then the longest unused, until one more session fits.
std::vector<login_id> to_make_room(std::vector<login> sessions, context& all) {
    std::erase_if(sessions, [](login const& each) { return each.kind != login_kind::session; });
    if (sessions.size() < all.options.logins_max) return {};
    std::sort(sessions.begin(), sessions.end(), [&](login const& a, login const& b) {
        return end_of(a, all.options) < end_of(b, all.options);
    });
    sessions.resize(sessions.size() - all.options.logins_max + 1);
    std::vector<login_id> out;
    for (auto const& each : sessions)
        out.push_back(each.id);
    return out;
}

task<result<std::vector<login_id>>> make_room(context& all, account_id account) {
    PARLEY_CO_TRY(auto sessions, co_await all.needs.logins.of_account(account));
    auto surplus = to_make_room(std::move(sessions), all);
    for (auto id : surplus) {
        auto removed = co_await all.needs.logins.remove(account, id);
        bool gone = removed.has_value() || removed.error() == storage_errc::not_found;
        if (!gone) co_return removed.error();
    }
    co_return surplus;
}

task<result<issued_login>> open_at_home(context& all, opening wanted) {
    auto turn = co_await all.here().turn_of(wanted.account).take();
    PARLEY_CO_TRY(auto row, co_await all.needs.accounts.find(wanted.account));
    if (!row || row->who.disabled) co_return identity_errc::invalid_credentials;
    if (wanted.expected_hash && row->password_hash != *wanted.expected_hash) {
        co_return identity_errc::invalid_credentials;
    }
    std::vector<login_id> ended;
    if (wanted.kind == login_kind::session) {
        PARLEY_CO_TRY(ended, co_await make_room(all, wanted.account));
    }
    login_row made;
    made.what.id = all.needs.ids.make<login_id>();
    if (!made.what.id) co_return storage_errc::unavailable;
    made.what.account = wanted.account;
    made.what.kind = wanted.kind;
    made.what.created_at = all.needs.time.now();
    made.what.last_used_at = made.what.created_at;
    made.what.user_agent = tidy_user_agent(wanted.user_agent);
    issued_login out;
    out.token = all.needs.secrets.make_token(prefix_of(wanted.kind));
    out.login = made.what;
    out.who = std::move(row->who);
    made.digest = all.needs.secrets.digest(out.token);
    auto created = co_await all.needs.logins.create(std::move(made));
    co_await logins_are_gone(all, wanted.account, std::move(ended));
    if (created.has_error()) co_return created.error();
    co_return out;
}

}  // namespace

task<result<issued_login>> open_login(context& all, opening wanted) {
    auto& home = all.on_core(all.home_of(wanted.account).index());
    auto work = open_at_home(all, std::move(wanted));
    co_return co_await shielded<issued_login>(home.work, std::move(work));
}

}  // namespace parley::identity
