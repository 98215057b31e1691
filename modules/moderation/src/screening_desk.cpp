#include "screening_desk.hpp"

#include "folding.hpp"
#include "text_counts.hpp"

#include <parley/base/failpoint.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace parley::watch {
namespace {

/// Who keeps order is not held to it.
bool is_exempt(channel_access const& who) noexcept {
    bool const bot = who.who().kind == account_kind::bot;
    return who.may(permission::administrator) || who.may(permission::manage_server) ||
           (bot && who.may(permission::manage_messages));
}

template <class Id>
bool share_one(std::vector<Id> const& a, std::vector<Id> const& b) noexcept {
    return std::any_of(a.begin(), a.end(),
                       [&](Id each) { return std::binary_search(b.begin(), b.end(), each); });
}

std::uint64_t hash_of(std::u32string_view text) noexcept {
    return std::hash<std::u32string_view>{}(text) | 1U;
}
std::uint64_t hash_of(std::string_view nonce) noexcept {
    return nonce.empty() ? 0 : std::hash<std::string_view>{}(nonce) | 1U;
}

}  // namespace

screening_desk::screening_desk(around& in, report_desk& reports)
    : in_(in),
      screened_(in.meters.counter("parley_messages_screened_total", "Messages and names that a rule blocked.",
                                  {})) {
    for (std::size_t i = 0; i < in.cores.size(); ++i)
        slices_.push_back(std::make_unique<slice>(in, reports, in.cores.at(i)));
}

task<result<void>> screening_desk::load(server_id server) {
    return here().book.load(server);
}

message_screening::verdict screening_desk::screen(channel_access const& access, utterance const& what) {
    if (what.edit && planted("screening_skips_edits")) return verdict::passes;
    auto const rules = here().book.find(access.server());
    if (!rules) return verdict::not_loaded;
    if (!rules->has_rules_for(compiled_rules::subject::message) || is_exempt(access)) return verdict::passes;
    auto const active = rules_for(*rules, access);
    auto const who = access.who().account;
    bool blocked = false;
    for (auto const& hit : broken_by(*rules, who, what, active, counting::yes)) {
        auto const& rule = rules->rules()[hit.rule];
        blocked = blocked || rule.block;
        bring_about(rule, who, access.channel(), what.content);
    }
    if (blocked) screened_.add();
    return blocked ? verdict::blocked : verdict::passes;
}

std::vector<bool> screening_desk::rules_for(compiled_rules const& rules, channel_access const& access) {
    auto const* speaker = in_.steward.member_now(access.server(), access.who().account);
    std::vector<bool> active;
    active.reserve(rules.rules().size());
    for (auto const& each : rules.rules()) {
        auto const& free = each.exempt_channels;
        bool const here_free = std::binary_search(free.begin(), free.end(), access.channel());
        active.push_back(!here_free && !(speaker && share_one(each.exempt_roles, speaker->roles)));
    }
    return active;
}

std::vector<rule_hit> screening_desk::broken_by(compiled_rules const& rules, account_id who,
                                                utterance const& what, std::vector<bool> const& active,
                                                counting counts) {
    auto hits = rules.hits(what.content, compiled_rules::subject::message, active, 1, in_.time);
    for (std::uint32_t i = 0; i < rules.rules().size(); ++i) {
        if (active[i] && is_over(rules.rules()[i], who, what, counts)) hits.push_back({i, {}});
    }
    std::sort(hits.begin(), hits.end(), [](rule_hit const& a, rule_hit const& b) { return a.rule < b.rule; });
    return hits;
}

/// What is counted over time: links, and the same words again.
bool screening_desk::is_over(screening_rule const& rule, account_id who, utterance const& what,
                             counting counts) {
    speaker_windows::spoken said{.nonce = hash_of(what.nonce)};
    std::int64_t most = rule.limit;
    if (rule.trigger == screening_trigger::link_spam) {
        auto const seen = without_invisible(what.content);
        said.weight = static_cast<std::int32_t>(links_in(seen.utf8).size());
        if (said.weight == 0) return false;
    } else if (rule.trigger == screening_trigger::repeat_spam && !what.edit) {
        said.what = hash_of(fold(what.content).text);
        most = rule.limit - 1;  // the limit itself is too often
    } else {
        return false;
    }
    auto& windows = here().windows;
    speaker_windows::key const of{rule.id, who};
    auto const now = in_.time.mono();
    return (counts == counting::yes ? windows.add(of, said, rule.window, now)
                                    : windows.would_be(of, said, rule.window, now)) > most;
}

task<result<void>> screening_desk::screen_name(server_id server, account_id who, std::string name,
                                               std::vector<role_id> roles) {
    PARLEY_CO_CHECK(co_await here().book.load(server));
    auto const rules = here().book.find(server);
    if (!rules || !rules->has_rules_for(compiled_rules::subject::name)) co_return result<void>{};
    std::vector<bool> active;
    for (auto const& each : rules->rules())
        active.push_back(!share_one(each.exempt_roles, roles));
    bool blocked = false;
    for (auto const& hit : rules->hits(name, compiled_rules::subject::name, active, 1, in_.time)) {
        auto const& rule = rules->rules()[hit.rule];
        blocked = blocked || rule.block;
        bring_about(rule, who, {}, name);
    }
    if (!blocked) co_return result<void>{};
    screened_.add();
    co_return screening_errc::screened;
}

void screening_desk::bring_about(screening_rule const& rule, account_id who, channel_id channel,
                                 std::string_view content) {
    effect what{.who = who, .channel = channel, .content = std::string(content)};
    what.rule.id = rule.id;
    what.rule.server = rule.server;
    what.rule.name = rule.name;
    what.rule.block = rule.block;
    what.rule.alert = rule.alert;
    what.rule.timeout = rule.timeout;
    here().acts.add(std::move(what));
}

task<void> screening_desk::drain(std::size_t core_index) {
    return slices_[core_index]->acts.drain();
}

}  // namespace parley::watch
