#include "credentials.hpp"
#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response user_answer(call const& c, account const& who) {
    std::string out;
    wire::write_user(out, who, who.id == c.who.account ? wire::audience::self : wire::audience::others);
    return json(c, std::move(out));
}

}  // namespace

answer show_me(call& c) {
    PARLEY_CO_TRY(auto const me, co_await c.server.services.accounts.find(c.who.account));
    co_return user_answer(c, me);
}

answer change_me(call& c) {
    profile_edit edit;
    if (c.body.has("displayName")) edit.display_name = c.body.text("displayName");
    if (c.body.has("bio")) edit.bio = c.body.text("bio");
    if (c.body.has("avatar")) edit.avatar = c.body.text("avatar");
    if (c.body.has("ageConfirmed")) edit.age_confirmed = c.body.boolean("ageConfirmed", false);
    auto const me = co_await c.server.services.accounts.change_profile(c.who, std::move(edit));
    if (me.has_error() && me.error() == asset_errc::invalid_asset)
        co_return refuse_field(c, "avatar", "invalid_asset");
    if (me.has_error()) co_return me.error();
    co_return user_answer(c, *me);
}

answer change_password(call& c) {
    auto current = c.body.text("currentPassword");
    auto wanted = c.body.text("newPassword");
    auto const changed =
        co_await c.server.services.accounts.change_password(c.who, std::move(current), std::move(wanted));
    if (changed.has_error()) {
        // Here the wrong one of two passwords must be told apart.
        if (changed.error() == identity_errc::invalid_password)
            co_return refuse_field(c, "newPassword", "invalid_password");
        co_return changed.error();
    }
    co_return no_content();
}

answer list_sessions(call& c) {
    PARLEY_CO_TRY(auto const all, co_await c.server.services.logins.list(c.who));
    auto const mine = c.who.login;
    co_return json(c, array_of(all, [mine](std::string& out, login const& one) {
                       wire::write_login(out, one, one.id == mine);
                   }));
}

answer end_session(call& c) {
    auto const which = c.path.id<login_id>("loginId");
    PARLEY_CO_CHECK(co_await c.server.services.logins.revoke(c.who, which));
    auto out = no_content();
    if (c.web_client && which == c.who.login) {
        out.headers.emplace_back("Set-Cookie", clear_login_cookie(c.request.secure));
    }
    co_return out;
}

answer end_other_sessions(call& c) {
    PARLEY_CO_CHECK(co_await c.server.services.logins.revoke_others(c.who));
    co_return no_content();
}

answer show_user(call& c) {
    auto const wanted = c.path.id<account_id>("userId");
    PARLEY_CO_TRY(bool const met,
                  co_await c.server.services.memberships.share_a_server(c.who.account, wanted));
    if (!met) co_return error_code(identity_errc::not_found);
    PARLEY_CO_TRY(auto const who, co_await c.server.services.accounts.find(wanted));
    co_return user_answer(c, who);
}

}  // namespace parley::http_api::handlers
