#include "admin_command.hpp"

#include "house.hpp"
#include "operator_queries.hpp"

#include <parley/wire/objects.hpp>

#include <fmt/format.h>

namespace parley::app {
namespace {

constexpr std::int64_t page_max = 500;
constexpr std::size_t listed_max = 100'000;

admin_answer refused(std::string text, bool as_json) {
    if (as_json) {
        std::string quoted;
        wire::write_string(quoted, text);
        return {exit_code::failed, "{\"error\":" + quoted + "}\n"};
    }
    return {exit_code::failed, std::move(text) + '\n'};
}

std::string json_of(account const& who) {
    std::string out;
    wire::write_user(out, who, wire::audience::self);
    return out;
}

std::string line_of(account const& who) {
    return fmt::format("{:<20} {:<33} {:<6} {}\n", who.id.value, who.name,
                       who.kind == account_kind::bot ? "bot" : "person",
                       who.disabled ? "disabled"
                       : who.admin  ? "admin"
                                    : "");
}

std::string told(issued_login const& made, bool as_json) {
    if (!as_json)
        return fmt::format("Token {} of {} (shown this once):\n{}\n", made.login.id.value, made.who.name,
                           made.token);
    std::string out = "{\"loginId\":";
    wire::write_id(out, made.login.id);
    out += ",\"token\":";
    wire::write_string(out, made.token);
    return out + ",\"user\":" + json_of(made.who) + "}\n";
}

/// A refusal as an error code, or what to print.
using outcome = result<std::string>;

task<outcome> create_user(house& in, admin_request request) {
    new_account wanted{.name = request.subject,
                       .password = request.password,
                       .kind = account_kind::person,
                       .admin = request.admin,
                       .owner = {}};
    PARLEY_CO_TRY(auto const made, co_await in.identity->accounts().create(std::move(wanted)));
    co_return request.json
        ? json_of(made) + '\n'
        : fmt::format("Made {}{} with id {}\n", request.admin ? "admin " : "", made.name, made.id.value);
}

task<outcome> list_users(house& in, admin_request request) {
    std::string out = request.json ? "[" : fmt::format("{:<20} {:<33} {:<6} {}\n", "ID", "NAME", "KIND", "");
    account_id after{};
    for (std::size_t listed = 0; listed < listed_max;) {
        PARLEY_CO_TRY(auto ids, co_await list_accounts(*in.metadata, after, page_max));
        if (ids.empty()) break;
        after = ids.back();
        listed += ids.size();
        PARLEY_CO_TRY(auto const page, co_await in.identity->accounts().find_many(std::move(ids)));
        for (auto const& who : page) {
            if (request.json) {
                out += out.size() > 1 ? "," : "";
                out += json_of(who);
            } else {
                out += line_of(who);
            }
        }
    }
    co_return request.json ? out + "]\n" : out;
}

task<outcome> create_bot(house& in, admin_request request) {
    PARLEY_CO_TRY(auto const owner, co_await in.identity->accounts().find_by_name(request.owner));
    new_account wanted{.name = request.subject,
                       .password = {},
                       .kind = account_kind::bot,
                       .admin = false,
                       .owner = owner.id};
    PARLEY_CO_TRY(auto const made, co_await in.identity->accounts().create(std::move(wanted)));
    PARLEY_CO_TRY(auto const issued, co_await in.identity->logins().issue(made.id, login_kind::bot));
    co_return told(issued, request.json);
}

task<outcome> create_token(house& in, admin_request request) {
    PARLEY_CO_TRY(auto const who, co_await in.identity->accounts().find_by_name(request.subject));
    auto const kind = who.kind == account_kind::bot ? login_kind::bot : login_kind::service;
    PARLEY_CO_TRY(auto const issued, co_await in.identity->logins().issue(who.id, kind));
    co_return told(issued, request.json);
}

task<outcome> revoke_token(house& in, admin_request request) {
    auto const which = parse_id<login_id>(request.subject);
    if (!which) co_return identity_errc::not_found;
    PARLEY_CO_TRY(auto const whose, co_await owner_of_login(*in.metadata, *which));
    if (!whose) co_return identity_errc::not_found;
    principal const as{.account = *whose, .login = {}, .kind = account_kind::person, .admin = false};
    PARLEY_CO_CHECK(co_await in.identity->logins().revoke(as, *which));
    co_return request.json ? "{\"revoked\":true}\n" : fmt::format("Revoked token {}\n", which->value);
}

std::string health_of(house const& in, bool as_json) {
    auto const state = in.health->readiness();
    std::string out = as_json ? fmt::format("{{\"alive\":{},\"ready\":{}", in.health->is_alive(), state.ready)
                              : fmt::format("{:<10} {}\n", "alive", in.health->is_alive() ? "ok" : "stuck");
    for (auto const& [name, reason] : state.checks) {
        out +=
            as_json ? fmt::format(",\"{}\":\"{}\"", name, reason) : fmt::format("{:<10} {}\n", name, reason);
    }
    return as_json ? out + "}\n" : out;
}

/// The command line is the operator: an admin without an account.
act by_operator() {
    return {.who = {.account = {}, .login = {}, .kind = account_kind::person, .admin = true}, .reason = {}};
}

task<outcome> set_disabled(house& in, admin_request request) {
    bool const disable = request.name == "user disable";
    PARLEY_CO_TRY(auto const who, co_await in.identity->accounts().find_by_name(request.subject));
    auto by = by_operator();
    PARLEY_CO_TRY(auto const changed,
                  co_await in.watch->instance().set_disabled(std::move(by), who.id, disable));
    co_return request.json ? json_of(changed) + '\n'
                           : fmt::format("{} {}\n", disable ? "Disabled" : "Enabled", changed.name);
}

std::string line_of(admin_server const& each, bool as_json) {
    if (!as_json)
        return fmt::format("{:<20} {:<33} {:>8} {}\n", each.what.id.value, each.what.name, each.member_count,
                           each.what.suspended ? "suspended" : "");
    std::string name;
    wire::write_string(name, each.what.name);
    return fmt::format(R"({{"serverId":"{}","name":{},"ownerId":"{}","memberCount":{},"suspended":{}}})",
                       each.what.id.value, name, each.what.owner.value, each.member_count,
                       each.what.suspended);
}

task<outcome> list_servers(house& in, admin_request request) {
    std::string out = request.json ? "[" : fmt::format("{:<20} {:<33} {:>8}\n", "ID", "NAME", "MEMBERS");
    server_id after{};
    for (std::size_t listed = 0; listed < listed_max;) {
        PARLEY_CO_TRY(auto const page, co_await in.stores.instance->find_servers({}, after, page_max));
        if (page.empty()) break;
        after = page.back().what.id;
        listed += page.size();
        for (auto const& each : page) {
            if (request.json && out.size() > 1) out += ',';
            out += line_of(each, request.json);
        }
    }
    co_return request.json ? out + "]\n" : out;
}

task<outcome> keep_server(house& in, admin_request request) {
    auto const which = parse_id<server_id>(request.subject);
    if (!which) co_return community_errc::not_found;
    auto by = by_operator();
    if (request.name == "server delete") {
        PARLEY_CO_CHECK(co_await in.watch->instance().delete_server(std::move(by), *which));
        co_return request.json ? "{\"deleted\":true}\n" : fmt::format("Deleted server {}\n", which->value);
    }
    bool const suspend = request.name == "server suspend";
    PARLEY_CO_TRY(auto const changed,
                  co_await in.watch->instance().set_suspended(std::move(by), *which, suspend));
    co_return request.json ? line_of(changed, true) + '\n'
                           : fmt::format("{} {}\n", suspend ? "Suspended" : "Resumed", changed.what.name);
}

task<outcome> run_on_accounts(house& in, admin_request request) {
    auto const name = request.name;
    if (name == "user create") co_return co_await create_user(in, std::move(request));
    if (name == "user list") co_return co_await list_users(in, std::move(request));
    if (name == "user disable" || name == "user enable")
        co_return co_await set_disabled(in, std::move(request));
    if (name == "server list") co_return co_await list_servers(in, std::move(request));
    if (name == "server suspend" || name == "server resume" || name == "server delete")
        co_return co_await keep_server(in, std::move(request));
    if (name == "bot create") co_return co_await create_bot(in, std::move(request));
    if (name == "token create") co_return co_await create_token(in, std::move(request));
    if (name == "token revoke") co_return co_await revoke_token(in, std::move(request));
    co_return error_code(ENOSYS, boost::system::generic_category());
}

task<admin_answer> run_on_process(house& in, running_server server, admin_request request) {
    if (!server.drain) co_return refused("no server runs in this data folder", request.json);
    if (request.name == "health") co_return admin_answer{exit_code::ok, health_of(in, request.json)};
    if (request.name == "drain") {
        server.drain();
        co_return admin_answer{exit_code::ok, request.json ? "{\"draining\":true}\n"
                                                           : "Draining; the server stops when it is done\n"};
    }
    // Reads files and asks nobody: a plain thread of its own for the length of the call.
    blocking_pool pool({.name = "reload", .threads = 1, .queue_max = 1});
    auto work = [server, as_json = request.json] { return server.reload(as_json); };
    auto answer = co_await pool.run(std::move(work));
    co_return answer.has_error() ? refused("the server is too busy", request.json)
                                 : std::move(answer).value();
}

}  // namespace

task<admin_answer> run_admin_command(house& in, running_server const& server, admin_request request) {
    bool const as_json = request.json;
    auto const command = request.name;
    try {
        bool const on_process = command == "drain" || command == "reload" || command == "health";
        if (on_process) co_return co_await run_on_process(in, server, std::move(request));
        auto done = co_await run_on_accounts(in, std::move(request));
        if (done.has_error())
            co_return refused(fmt::format("{}: {}", command, done.error().message()), as_json);
        co_return admin_answer{exit_code::ok, std::move(done).value()};
    } catch (std::exception const& thrown) {
        co_return refused(fmt::format("{} failed: {}", command, thrown.what()), as_json);
    }
}

}  // namespace parley::app
