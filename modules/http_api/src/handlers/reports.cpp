#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

#include <utility>

namespace parley::http_api::handlers {
namespace {

net::http_response report_answer(call const& c, report const& what) {
    std::string out;
    wire::write_report(out, what);
    return json(c, std::move(out));
}

}  // namespace

answer file_report(call& c) {
    new_report wanted{.server = c.path.id<server_id>("serverId"),
                      .target = {c.body.id("userId").value_or(0)},
                      .channel = {c.body.id("channelId").value_or(0)},
                      .message = {c.body.id("messageId").value_or(0)},
                      .reason = *wire::value_in(wire::report_reasons, c.body.text("reason")),
                      .note = c.body.text("note")};
    PARLEY_CO_TRY(auto const made, co_await c.server.services.reports.file(c.who, std::move(wanted)));
    co_return report_answer(c, made);
}

answer list_reports(call& c) {
    auto number = [&](std::string_view name) {
        return static_cast<std::uint64_t>(c.query.integer(name).value_or(0));
    };
    report_query query{.server = c.path.id<server_id>("serverId"),
                       .before = {number("before")},
                       .target = {number("target")}};
    query.count_max = static_cast<std::size_t>(c.query.integer("limit").value_or(50));
    if (auto const name = c.query.text("state"); !name.empty()) {
        query.state = wire::value_in(wire::report_states, name);
        if (!query.state) co_return refuse_field(c, "state", "invalid_choice");
    }
    PARLEY_CO_TRY(auto const page, co_await c.server.services.reports.list(c.who, query));
    co_return json(c, array_of(page, wire::write_report));
}

answer edit_report(call& c) {
    report_edit wanted{.server = c.path.id<server_id>("serverId"),
                       .report = c.path.id<report_id>("reportId")};
    if (c.body.has("state")) wanted.state = wire::value_in(wire::report_states, c.body.text("state"));
    if (c.body.has("outcome")) wanted.outcome = c.body.text("outcome");
    auto by = c.acting();
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.reports.edit(std::move(by), std::move(wanted)));
    co_return report_answer(c, changed);
}

}  // namespace parley::http_api::handlers
