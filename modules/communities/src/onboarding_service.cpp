#include "onboarding_service.hpp"

#include "audit.hpp"
#include "hierarchy.hpp"
#include "onboarding_answers.hpp"
#include "onboarding_rules.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>

namespace parley {
namespace {

bool sees(directory const& gate, server_state const& state, principal who, channel_id channel) {
    return gate.decide_in(state, who, channel, permission::view_channel).has_value();
}

onboarding shown_to(directory const& gate, server_state const& state, principal who, onboarding what) {
    std::erase_if(what.channels, [&](auto const& each) { return !sees(gate, state, who, each.channel); });
    return what;
}

onboarding::option const* find_option(onboarding const& in, option_id id) {
    for (auto const& question : in.questions) {
        for (auto const& each : question.options) {
            if (id && each.id == id) return &each;
        }
    }
    return nullptr;
}

/// Roles that an option gave already may stay in it; new ones are held to the hierarchy of who writes them.
result<void> check_roles(directory const& gate, server_state const& state, act const& by,
                         onboarding const& before, onboarding const& wanted) {
    for (auto const& question : wanted.questions) {
        for (auto const& option : question.options) {
            auto const* old = find_option(before, option.id);
            for (auto const id : option.roles) {
                auto const* role = state.find_role(id);
                if (role == nullptr || id == everyone_role(state.what.id))
                    return community_errc::invalid_role;
                if (is_dangerous(*role)) return growth_errc::dangerous_role;
                if (old && std::binary_search(old->roles.begin(), old->roles.end(), id)) continue;
                PARLEY_CHECK(role_below(state, by.who.account, id, gate.now()));
            }
        }
    }
    return {};
}

/// What the writer cannot see stays as it was: they did not take it out.
void keep_unseen(directory const& gate, server_state const& state, principal who, onboarding const& before,
                 onboarding& wanted) {
    for (auto const& each : before.channels) {
        if (state.find_channel(each.channel) && !sees(gate, state, who, each.channel))
            wanted.channels.push_back(each);
    }
}

/// Ids that the onboarding has keep; every other is new. False when no id can be made.
bool give_ids(snowflake_generator& ids, onboarding const& before, onboarding& wanted) {
    bool good = true;
    for (auto& question : wanted.questions) {
        bool const known = std::any_of(before.questions.begin(), before.questions.end(),
                                       [&](auto const& each) { return each.id == question.id; });
        if (!known || !question.id) question.id = ids.make<question_id>();
        good = good && question.id;
        for (auto& option : question.options) {
            if (!find_option(before, option.id)) option.id = ids.make<option_id>();
            good = good && option.id;
        }
    }
    return good;
}

std::size_t count_options(onboarding const& in) {
    std::size_t count = 0;
    for (auto const& each : in.questions)
        count += each.options.size();
    return count;
}

audit_changes changes_between(onboarding const& before, onboarding const& after) {
    auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    audit_changes all;
    all.text("welcome", before.welcome, after.welcome)
        .number("rules", number(before.rules.size()), number(after.rules.size()))
        .number("channels", number(before.channels.size()), number(after.channels.size()))
        .number("questions", number(before.questions.size()), number(after.questions.size()))
        .number("options", number(count_options(before)), number(count_options(after)));
    return all;
}

}  // namespace

task<result<visible<onboarding>>> onboarding_service::show(principal who, server_id server) {
    auto work = show_at_home(who, server);
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<onboarding>>> onboarding_service::show_at_home(principal who, server_id server) {
    PARLEY_CO_CHECK(co_await gate_.access_server(who, server, {}));
    PARLEY_CO_TRY(auto found, co_await gate_.needs().growth.onboardings.find(server));
    // Once more: rights may have changed while the store was asked.
    PARLEY_CO_TRY(auto* state, co_await gate_.here().load(server));
    PARLEY_CO_TRY(auto access, gate_.decide(*state, who, {}));
    co_return visible(access, shown_to(gate_, *state, who, std::move(found).value_or(onboarding{})));
}

task<result<visible<onboarding>>> onboarding_service::put(act by, server_id server, onboarding wanted) {
    auto work = put_at_home(std::move(by), server, std::move(wanted));
    co_return co_await on(gate_.home_of(server), std::move(work));
}

task<result<visible<onboarding>>> onboarding_service::put_at_home(act by, server_id server,
                                                                  onboarding wanted) {
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto const& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, by.who, permission::manage_server));
    PARLEY_CO_CHECK(tidy_onboarding(wanted));
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto found, co_await needs.growth.onboardings.find(server));
    auto const before = std::move(found).value_or(onboarding{});
    PARLEY_CO_CHECK(check_roles(gate_, state, by, before, wanted));
    for (auto const& each : wanted.channels) {
        if (!sees(gate_, state, by.who, each.channel)) co_return growth_errc::invalid_channel;
    }
    keep_unseen(gate_, state, by.who, before, wanted);
    if (!give_ids(needs.ids, before, wanted)) co_return community_errc::unavailable;
    if (wanted != before) {
        PARLEY_CO_TRY(auto entry, make_audit(gate_, by,
                                             {.server = server,
                                              .action = audit_action::onboarding_update,
                                              .changes = changes_between(before, wanted).take()}));
        std::vector<community_change> along{std::move(entry)};
        PARLEY_CO_CHECK(co_await needs.growth.onboardings.put(server, wanted, std::move(along)));
    }
    co_return visible(access, shown_to(gate_, state, by.who, std::move(wanted)));
}

task<result<visible<member_view>>> onboarding_service::answer(principal who, onboarding_answers given) {
    PARLEY_CO_TRY(auto person, co_await gate_.needs().accounts.find(who.account));
    auto& home = gate_.home_of(given.server);
    auto work = answer_at_home(who, std::move(given), std::move(person));
    co_return co_await on(home, std::move(work));
}

task<result<visible<member_view>>> onboarding_service::answer_at_home(principal who, onboarding_answers given,
                                                                      account person) {
    auto const server = given.server;
    PARLEY_CO_TRY(auto change, co_await gate_.here().begin_change(server));
    auto& state = *change.slot->state;
    PARLEY_CO_TRY(auto access, gate_.decide(state, who, {}));
    auto const before = state.members.at(who.account);
    if (before.timed_out_until && *before.timed_out_until > gate_.now())
        co_return community_errc::missing_permission;
    auto const& needs = gate_.needs();
    PARLEY_CO_TRY(auto const found, co_await needs.growth.onboardings.find(server));
    auto row = before;
    PARLEY_CO_CHECK(apply_answers(state, found.value_or(onboarding{}), given, row));
    member_view view{.member = row, .who = std::move(person), .owner = state.what.owner == row.account};
    if (row == before) co_return visible(access, std::move(view));
    std::vector<community_change> all{changes::put_member{row}};
    PARLEY_CO_CHECK(co_await needs.servers.commit(server, std::move(all)));
    state.members[row.account] = row;
    needs.events.publish(stream_id::of_server(server), events::member_changed{view});
    co_return visible(access, std::move(view));
}

}  // namespace parley
