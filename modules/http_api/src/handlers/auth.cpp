#include "credentials.hpp"
#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/base/log.hpp>
#include <parley/wire/objects.hpp>

#include <algorithm>

namespace parley::http_api::handlers {
namespace {

constexpr std::size_t user_agent_bytes_max = 200;

/// Shown back in the list of logins, so only what is printable.
std::string user_agent_of(net::http_request const& request) {
    std::string out(request.header("user-agent").substr(0, user_agent_bytes_max));
    std::replace_if(out.begin(), out.end(), [](char c) { return c < 0x20 || c >= 0x7f; }, '?');
    return out;
}

login_attempt attempt_of(call const& c) {
    return {.name = c.body.text("name"),
            .password = c.body.text("password"),
            .peer = c.request.peer,
            .user_agent = user_agent_of(c.request)};
}

/// The web client gets its token as a cookie that no script can read; everyone else gets it in the body.
net::http_response login_answer(call const& c, issued_login const& made) {
    std::string out = "{";
    if (!c.web_client) {
        out += "\"token\":";
        wire::write_string(out, made.token);
        out += ',';
    }
    out += "\"loginId\":";
    wire::write_id(out, made.login.id);
    out += ",\"user\":";
    wire::write_user(out, made.who, wire::audience::self);
    out += '}';
    auto answer = json(c, std::move(out));
    if (c.web_client)
        answer.headers.emplace_back("Set-Cookie", set_login_cookie(made.token, c.request.secure));
    return answer;
}

bool is_blank(std::string const& text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
}

std::string_view name_of(sign_up_mode mode) {
    switch (mode) {
        case sign_up_mode::open:
            return "open";
        case sign_up_mode::invite:
            return "invite";
        case sign_up_mode::closed:
            return "closed";
    }
    return "closed";
}

/// Where a browser goes after logging in: a page of ours, by a path that cannot mean another host.
std::string page_or_home(std::string_view path) {
    constexpr std::string_view home = "/app/";
    bool const plain =
        std::all_of(path.begin(), path.end(), [](char c) { return c > 0x20 && c < 0x7f && c != '\\'; });
    bool const inside = path.starts_with(home) && path.find("//") == std::string_view::npos &&
                        path.find("..") == std::string_view::npos && path.find('%') == std::string_view::npos;
    return std::string(plain && inside ? path : home);
}

net::http_response go_to(std::string location) {
    return make_response(302, {{"Location", std::move(location)}});
}

}  // namespace

answer auth_options(call& c) {
    auto const& options = c.server.options;
    PARLEY_CO_TRY(bool const needs_owner, co_await c.server.services.accounts.needs_owner());
    std::string out = "{\"setupNeeded\":";
    out += needs_owner ? "true" : "false";
    out += ",\"signUp\":";
    wire::write_string(out, name_of(options.sign_up));
    out += ",\"passwordLogin\":";
    out += options.password_login ? "true" : "false";
    out += ",\"oidc\":";
    if (auto const name = c.server.services.oidc_logins.name(); name.empty()) {
        out += "null";
    } else {
        out += "{\"name\":";
        wire::write_string(out, name);
        out += '}';
    }
    out += ",\"instanceName\":";
    wire::write_string(out, options.instance_name);
    out += '}';
    co_return json(c, std::move(out));
}

answer set_up(call& c) {
    auto server_name = c.body.text("serverName");
    // Before the account is made: afterwards the token is spent, and only a failing store could stand in the
    // way.
    if (c.body.has("serverName") && is_blank(server_name))
        co_return refuse_field(c, "serverName", "too_short");
    auto as = attempt_of(c);
    auto token = c.body.text("setupToken");
    PARLEY_CO_TRY(auto const made,
                  co_await c.server.services.logins.set_up_owner(std::move(token), std::move(as)));
    if (!server_name.empty()) {
        principal const owner{
            .account = made.who.id, .login = made.login.id, .kind = made.who.kind, .admin = made.who.admin};
        auto const server =
            co_await c.server.services.communities.create_server(owner, std::move(server_name));
        // The account stands either way, and its answer must arrive: the server can be made by hand.
        if (server.has_error()) log_warn("setup.server_not_made", {{"error", server.error().message()}});
    }
    co_return login_answer(c, made);
}

answer sign_up(call& c) {
    parley::sign_up wanted{.as = attempt_of(c)};
    if (auto code = c.body.text("inviteCode");
        !code.empty() && c.server.options.sign_up != sign_up_mode::closed) {
        principal const nobody;
        auto const found = co_await c.server.services.invites.preview(nobody, std::move(code));
        wanted.invited = found.has_value();
        // In an open house a stale code does no harm; where it is the key, say what is wrong with it.
        if (found.has_error() && c.server.options.sign_up == sign_up_mode::invite) co_return found.error();
    }
    PARLEY_CO_TRY(auto const made, co_await c.server.services.logins.register_account(std::move(wanted)));
    co_return login_answer(c, made);
}

answer log_in(call& c) {
    auto attempt = attempt_of(c);
    PARLEY_CO_TRY(auto const made, co_await c.server.services.logins.log_in(std::move(attempt)));
    co_return login_answer(c, made);
}

answer log_out(call& c) {
    // A token of an identity provider has no login here that could end.
    if (c.who.login) {
        PARLEY_CO_CHECK(co_await c.server.services.logins.revoke(c.who, c.who.login));
    }
    auto out = no_content();
    if (c.web_client) out.headers.emplace_back("Set-Cookie", clear_login_cookie(c.request.secure));
    co_return out;
}

answer begin_oidc(call& c) {
    auto return_to = page_or_home(c.query.text("returnTo"));
    PARLEY_CO_TRY(auto const flow, co_await c.server.services.oidc_logins.begin(std::move(return_to)));
    auto out = go_to(flow.redirect_to);
    out.headers.emplace_back("Set-Cookie", set_flow_cookie(flow.flow_cookie, c.request.secure));
    co_return out;
}

answer complete_oidc(call& c) {
    oidc_logins::callback back{.code = c.query.text("code"),
                               .state = c.query.text("state"),
                               .iss = c.query.text("iss"),
                               .error = c.query.text("error"),
                               .flow_cookie = std::string(flow_cookie(c.request)),
                               .peer = c.request.peer,
                               .user_agent = user_agent_of(c.request)};
    auto const done = co_await c.server.services.oidc_logins.complete(std::move(back));
    // A person stands in front of this one, not a program: an error goes to the page that can say it.
    auto out = go_to(done.has_value() ? page_or_home(done->return_to)
                                      : "/app/login?error=" + std::string(problem_of(done.error())->code));
    out.headers.emplace_back("Set-Cookie", clear_flow_cookie(c.request.secure));
    if (done.has_value()) {
        out.headers.emplace_back("Set-Cookie", set_login_cookie(done->login.token, c.request.secure));
    }
    co_return out;
}

}  // namespace parley::http_api::handlers
