#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"
#include "routes/screening_fields.hpp"

#include <parley/wire/moderation_objects.hpp>
#include <parley/wire/names.hpp>
#include <parley/wire/objects.hpp>

#include <utility>

namespace parley::http_api::handlers {
namespace {

template <class Id>
std::vector<Id> ids_in(wire::request_fields const& from, std::string_view name) {
    std::vector<Id> found;
    for (auto const each : from.ids(name))
        found.push_back({each});
    return found;
}

void read_words(wire::request_fields const& from, screening_rule_edit& into) {
    if (from.has("keywords")) into.keywords = from.texts("keywords");
    if (from.has("patterns")) into.patterns = from.texts("patterns");
    if (from.has("allowed")) into.allowed = from.texts("allowed");
    if (!from.has("presets")) return;
    into.presets.emplace();
    for (auto const& each : from.texts("presets"))
        into.presets->push_back(*wire::value_in(wire::screening_presets, each));
}

screening_rule_edit edit_of(wire::request_fields const& from) {
    screening_rule_edit edit;
    read_words(from, edit);
    if (from.has("name")) edit.name = from.text("name");
    if (from.has("enabled")) edit.enabled = from.boolean("enabled", true);
    if (from.has("trigger")) edit.trigger = wire::value_in(wire::screening_triggers, from.text("trigger"));
    if (from.has("limit")) edit.limit = static_cast<std::int32_t>(from.integer("limit", 0));
    if (from.has("windowSeconds")) edit.window = seconds{from.integer("windowSeconds", 0)};
    if (from.has("block")) edit.block = from.boolean("block", true);
    if (from.has("blockMessage")) edit.block_message = from.text("blockMessage");
    if (from.has("alert")) edit.alert = from.boolean("alert", false);
    if (from.has("timeoutSeconds")) edit.timeout = seconds{from.integer("timeoutSeconds", 0)};
    if (from.has("exemptRoleIds")) edit.exempt_roles = ids_in<role_id>(from, "exemptRoleIds");
    if (from.has("exemptChannelIds")) edit.exempt_channels = ids_in<channel_id>(from, "exemptChannelIds");
    return edit;
}

net::http_response wrong_rule(call const& c, screening_rule_outcome const& what) {
    problem out{.kind = kind_of("invalid_rule"), .detail = what.words};
    out.errors.push_back({what.field, "invalid_rule", {}});
    return problem_response(out, c.request.request_id);
}

net::http_response rule_answer(call const& c, screening_rule_outcome const& what) {
    if (!what.rule) return wrong_rule(c, what);
    std::string out;
    wire::write_screening_rule(out, *what.rule);
    return json(c, std::move(out));
}

void write_hit(std::string& out, screening_hit const& hit) {
    out += R"({"ruleId":)";
    wire::write_id(out, hit.rule);
    out += R"(,"name":)";
    wire::write_string(out, hit.name);
    out += R"(,"matches":)";
    out += array_of(hit.matches, [](std::string& into, screening_hit::match const& each) {
        into += R"({"text":)";
        wire::write_string(into, each.text);
        into += R"(,"start":)" + std::to_string(each.start) + R"(,"end":)" + std::to_string(each.end) + '}';
    });
    out += '}';
}

}  // namespace

answer list_screening_rules(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const all, co_await c.server.services.screening.list(c.who, server));
    co_return json(c, array_of(all, wire::write_screening_rule));
}

answer create_screening_rule(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto by = c.acting();
    auto wanted = edit_of(c.body);
    PARLEY_CO_TRY(auto const made,
                  co_await c.server.services.screening.create(std::move(by), server, std::move(wanted)));
    co_return rule_answer(c, made);
}

answer edit_screening_rule(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const rule = c.path.id<screening_rule_id>("ruleId");
    auto by = c.acting();
    auto wanted = edit_of(c.body);
    PARLEY_CO_TRY(auto const changed,
                  co_await c.server.services.screening.edit(std::move(by), server, rule, std::move(wanted)));
    co_return rule_answer(c, changed);
}

answer delete_screening_rule(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto const rule = c.path.id<screening_rule_id>("ruleId");
    auto by = c.acting();
    PARLEY_CO_CHECK(co_await c.server.services.screening.remove(std::move(by), server, rule));
    co_return no_content();
}

answer test_screening(call& c) {
    auto const server = c.path.id<server_id>("serverId");
    auto content = c.body.text("content");
    std::optional<screening_rule_edit> rule;
    if (c.body.has("rule")) {
        std::vector<wire::field_problem> wrong;
        auto const given = wire::read_fields(c.body.text("rule"), fields::changed_rule, wrong);
        if (wrong.empty() && !given.has("trigger")) wrong.push_back({"trigger", "required", {}});
        for (auto& each : wrong)
            each.field = "rule." + each.field;
        if (!wrong.empty())
            co_return problem_response(problem_of_fields(std::move(wrong)), c.request.request_id);
        rule = edit_of(given);
    }
    PARLEY_CO_TRY(auto const trial, co_await c.server.services.screening.test(
                                        c.who, server, std::move(content), std::move(rule)));
    if (!trial.rule.field.empty()) co_return wrong_rule(c, trial.rule);
    std::string out = trial.blocked ? R"({"blocked":true,"hits":)" : R"({"blocked":false,"hits":)";
    out += array_of(trial.hits, write_hit);
    out += '}';
    co_return json(c, std::move(out));
}

}  // namespace parley::http_api::handlers
