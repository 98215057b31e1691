#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

#include <algorithm>

namespace parley::http_api::handlers {

answer list_bans(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    account_id const after{static_cast<std::uint64_t>(c.query.integer("after").value_or(0))};
    auto const count = static_cast<std::size_t>(c.query.integer("limit").value_or(100));
    PARLEY_CO_TRY(auto const all, co_await c.server.services.moderation.bans(c.who, server, after, count));
    std::vector<account_id> ids;
    for (auto const& one : all)
        ids.push_back(one.account);
    PARLEY_CO_TRY(auto const people, co_await c.server.services.accounts.find_many(std::move(ids)));
    co_return json(c, array_of(all, [&](std::string& out, ban const& one) {
                       auto const who = std::find_if(people.begin(), people.end(), [&](account const& each) {
                           return each.id == one.account;
                       });
                       wire::write_ban(out, one, who == people.end() ? nullptr : &*who);
                   }));
}

answer put_ban(call& c) {
    new_ban const wanted{.server = c.path.id<server_id>("serverId"),
                         .account = c.path.id<account_id>("userId"),
                         .lasts = seconds{c.body.integer("durationSeconds", 0)}};
    seconds const purge{c.body.integer("purgeSeconds", 0)};
    auto by = c.acting();
    PARLEY_CO_TRY(auto const made,
                  co_await c.server.services.sanctions.put_ban(std::move(by), wanted, purge));
    auto const who = co_await c.server.services.accounts.find(made.account);
    std::string out;
    wire::write_ban(out, made, who.has_value() ? &*who : nullptr);
    co_return json(c, std::move(out));
}

answer lift_ban(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const whom = c.path.id<account_id>("userId");
    auto by = c.acting();
    PARLEY_CO_CHECK(co_await c.server.services.moderation.lift_ban(std::move(by), server, whom));
    co_return no_content();
}

answer list_audit_log(call& c) {
    auto number = [&](std::string_view name) {
        return static_cast<std::uint64_t>(c.query.integer(name).value_or(0));
    };
    audit_query query{.server = c.path.id<server_id>("serverId"),
                      .before = {number("before")},
                      .actor = {number("actor")},
                      .target = number("target")};
    query.count_max = static_cast<std::size_t>(c.query.integer("limit").value_or(50));
    if (auto const name = c.query.text("action"); !name.empty()) {
        query.action = wire::value_in(wire::audit_actions, name);
        if (!query.action) co_return refuse_field(c, "action", "invalid_choice");
    }
    PARLEY_CO_TRY(auto const page, co_await c.server.services.moderation.audit_log(c.who, query));
    co_return json(c, array_of(page, [](std::string& out, audit_entry const& one) {
                       wire::write_audit_entry(out, one);
                   }));
}

}  // namespace parley::http_api::handlers
