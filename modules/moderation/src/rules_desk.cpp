#include "rules_desk.hpp"

#include "limits.hpp"
#include "rule_checks.hpp"

#include <parley/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace parley::watch {
namespace {

constexpr std::string_view standard_words = "A rule of this server keeps this from being said.";

std::string joined(std::vector<std::string> const& all) {
    std::string out;
    for (auto const& each : all)
        out += (out.empty() ? "" : "\n") + each;
    return out;
}

class change_list {
public:
    template <class T>
    change_list& add(std::string field, T const& before, T const& after) {
        if (before != after) all_.push_back({std::move(field), text_of(before), text_of(after)});
        return *this;
    }
    std::vector<audit_change> take() { return std::move(all_); }

private:
    static std::string text_of(std::string const& value) { return value; }
    static std::string text_of(std::vector<std::string> const& value) { return joined(value); }
    static std::string text_of(bool value) { return value ? "true" : "false"; }
    static std::string text_of(std::int32_t value) { return std::to_string(value); }
    static std::string text_of(seconds value) { return std::to_string(value.count()); }
    static std::string text_of(std::vector<screening_preset> const& value) {
        return std::to_string(value.size());
    }
    template <class Tag>
    static std::string text_of(std::vector<id<Tag>> const& value) {
        std::string out;
        for (auto const each : value)
            out += (out.empty() ? "" : ",") + to_string(each);
        return out;
    }
    std::vector<audit_change> all_;
};

/// The longest lists of a rule, before and after, fit the audit log's bound a few times over; but not
/// together.
constexpr std::size_t logged_bytes_max = 8'000;

std::vector<audit_change> differences(screening_rule const& before, screening_rule const& after) {
    change_list all;
    all.add("name", before.name, after.name)
        .add("enabled", before.enabled, after.enabled)
        .add("keywords", before.keywords, after.keywords)
        .add("patterns", before.patterns, after.patterns)
        .add("presets", before.presets, after.presets)
        .add("allowed", before.allowed, after.allowed)
        .add("limit", before.limit, after.limit)
        .add("windowSeconds", before.window, after.window)
        .add("block", before.block, after.block)
        .add("blockMessage", before.block_message, after.block_message)
        .add("alert", before.alert, after.alert)
        .add("timeoutSeconds", before.timeout, after.timeout)
        .add("exemptRoleIds", before.exempt_roles, after.exempt_roles)
        .add("exemptChannelIds", before.exempt_channels, after.exempt_channels);
    auto found = all.take();
    for (auto& each : found) {
        if (each.before.size() + each.after.size() <= logged_bytes_max) continue;
        each.before = fmt::format("({} bytes)", each.before.size());
        each.after = fmt::format("({} bytes)", each.after.size());
    }
    return found;
}

std::string characters(std::string_view utf8, found_span where) {
    std::string out;
    std::uint32_t at = 0;
    auto rest = utf8;
    while (at < where.last) {
        auto const before = rest;
        if (!text::next_code_point(rest)) break;
        if (at++ >= where.first) out += before.substr(0, before.size() - rest.size());
    }
    return out;
}

/// Rules that hold for everybody.
std::vector<bool> all_of(compiled_rules const& rules) {
    return std::vector<bool>(rules.rules().size(), true);
}

screening_trial trial_of(compiled_rules const& rules, std::string const& content, clock const& time) {
    screening_trial out;
    std::vector<rule_hit> hits;
    for (auto const what : {compiled_rules::subject::message, compiled_rules::subject::name}) {
        auto some = rules.hits(content, what, all_of(rules), matches_max, time);
        std::move(some.begin(), some.end(), std::back_inserter(hits));
    }
    for (auto const& hit : hits) {
        auto const& rule = rules.rules()[hit.rule];
        out.blocked = out.blocked || rule.block;
        screening_hit told{.rule = rule.id, .name = rule.name};
        for (auto const& each : hit.found)
            told.matches.push_back({characters(content, each), each.first, each.last});
        out.hits.push_back(std::move(told));
    }
    return out;
}

}  // namespace

task<result<std::vector<screening_rule>>> rules_desk::list(principal who, server_id server) {
    auto work = list_at_home(who, server);
    co_return co_await on(in_.home_of(server), std::move(work));
}

task<result<std::vector<screening_rule>>> rules_desk::list_at_home(principal who, server_id server) {
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, server, permission::manage_server));
    PARLEY_CO_TRY(auto const held, co_await screening_.book().begin_change(server));
    co_return held.all();
}

task<result<screening_rule_outcome>> rules_desk::create(act by, server_id server,
                                                        screening_rule_edit wanted) {
    auto work = put_at_home(std::move(by), server, {}, std::move(wanted));
    co_return co_await on(in_.home_of(server), std::move(work));
}

task<result<screening_rule_outcome>> rules_desk::edit(act by, server_id server, screening_rule_id rule,
                                                      screening_rule_edit wanted) {
    auto work = put_at_home(std::move(by), server, rule, std::move(wanted));
    co_return co_await on(in_.home_of(server), std::move(work));
}

/// `rule` zero = a new one.
task<result<screening_rule_outcome>> rules_desk::put_at_home(act by, server_id server, screening_rule_id rule,
                                                             screening_rule_edit wanted) {
    PARLEY_CO_TRY(auto change, co_await screening_.book().begin_change(server));
    PARLEY_CO_CHECK(co_await in_.directory.access_server(by.who, server, permission::manage_server));
    screening_rule before{.server = server, .creator = by.who.account};
    if (rule) {
        auto const& all = change.all();
        auto const at =
            std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.id == rule; });
        if (at == all.end()) co_return community_errc::not_found;
        before = *at;
    } else if (change.all().size() >= rules_per_server_max) {
        co_return screening_errc::too_many_rules;
    }
    auto row = before;
    apply(wanted, row);
    if (rule && row.trigger != before.trigger)
        co_return screening_rule_outcome{{}, "trigger", "A rule's trigger never changes."};
    auto wrong = check(row);
    if (!wrong) wrong = check_together(change.all(), row);
    if (wrong) co_return screening_rule_outcome{{}, std::move(wrong->field), std::move(wrong->words)};
    if (!rule) row.id = in_.ids.make<screening_rule_id>();
    if (!row.id) co_return moderation_errc::unavailable;
    auto changes = differences(rule ? before : screening_rule{}, row);
    if (rule && changes.empty()) co_return screening_rule_outcome{std::move(row), {}, {}};
    audited_act what{server, rule ? audit_action::screening_rule_update : audit_action::screening_rule_create,
                     row.id.value, row.name, std::move(changes)};
    PARLEY_CO_TRY(auto entry, make_entry(in_, by, std::move(what)));
    PARLEY_CO_CHECK(co_await in_.rules.put(row, std::move(entry)));
    change.put(row);
    co_return screening_rule_outcome{std::move(row), {}, {}};
}

task<result<void>> rules_desk::remove(act by, server_id server, screening_rule_id rule) {
    auto work = remove_at_home(std::move(by), server, rule);
    co_return co_await on(in_.home_of(server), std::move(work));
}

task<result<void>> rules_desk::remove_at_home(act by, server_id server, screening_rule_id rule) {
    PARLEY_CO_TRY(auto change, co_await screening_.book().begin_change(server));
    PARLEY_CO_CHECK(co_await in_.directory.access_server(by.who, server, permission::manage_server));
    auto const& all = change.all();
    auto const at = std::find_if(all.begin(), all.end(), [&](auto const& each) { return each.id == rule; });
    if (at == all.end()) co_return community_errc::not_found;
    audited_act what{server, audit_action::screening_rule_delete, rule.value, at->name};
    PARLEY_CO_TRY(auto entry, make_entry(in_, by, std::move(what)));
    PARLEY_CO_CHECK(co_await in_.rules.drop(server, rule, std::move(entry)));
    change.drop(rule);
    co_return result<void>{};
}

task<result<screening_trial>> rules_desk::test(principal who, server_id server, std::string content,
                                               std::optional<screening_rule_edit> rule) {
    auto work = test_at_home(who, server, std::move(content), std::move(rule));
    co_return co_await on(in_.home_of(server), std::move(work));
}

task<result<screening_trial>> rules_desk::test_at_home(principal who, server_id server, std::string content,
                                                       std::optional<screening_rule_edit> rule) {
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, server, permission::manage_server));
    if (!rule) {
        PARLEY_CO_TRY(auto const held, co_await screening_.book().begin_change(server));
        co_return trial_of(*held.of->compiled, content, in_.time);
    }
    screening_rule tried{.server = server, .name = "test"};
    apply(*rule, tried);
    tried.enabled = true;
    if (auto wrong = check(tried)) {
        screening_trial out;
        out.rule.field = "rule." + wrong->field;
        out.rule.words = std::move(wrong->words);
        co_return out;
    }
    std::vector<screening_rule> only{std::move(tried)};
    auto const compiled = compiled_rules::compile(std::move(only));
    co_return trial_of(*compiled, content, in_.time);
}

task<std::string> rules_desk::why_blocked(principal who, channel_id channel, std::string content) {
    auto const server = co_await in_.directory.locate(channel);
    if (server.has_error()) co_return std::string(standard_words);
    auto work = why_at_home(who, channel, std::move(content));
    co_return co_await on(in_.home_of(*server), std::move(work));
}

/// The refusal is gone by now; the rules say the same once more, and nothing is counted.
task<std::string> rules_desk::why_at_home(principal who, channel_id channel, std::string content) {
    auto const access = co_await in_.directory.access_channel(who, channel, permission::view_channel);
    if (access.has_error()) co_return std::string(standard_words);
    auto const rules = screening_.book().find(access->server());
    if (!rules) co_return std::string(standard_words);
    auto const active = screening_.rules_for(*rules, *access);
    utterance const said{content, {}, false};
    for (auto const& hit :
         screening_.broken_by(*rules, who.account, said, active, screening_desk::counting::no)) {
        auto const& rule = rules->rules()[hit.rule];
        if (!rule.block) continue;
        co_return rule.block_message.empty() ? std::string(standard_words) : rule.block_message;
    }
    co_return std::string(standard_words);
}

}  // namespace parley::watch
