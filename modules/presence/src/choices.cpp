// What accounts chose: read when the first session comes, kept while one is there, over by itself.

#include "custom_rules.hpp"
#include "spread_presence.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/on_core.hpp>

#include <utility>

namespace parley {

/// Until the choice is known the account is nowhere to be seen: it may be invisible.
task<void> spread_presence::recall(spread_presence* self, account_id account) {
    for (;;) {
        bool const done = co_await self->recall_once(account);
        if (done) co_return;
        bool const slept = co_await sleep_for(self->options_.retry);
        if (!slept) co_return;
    }
}

/// False when the store could not answer and it still matters.
task<bool> spread_presence::recall_once(account_id account) {
    auto& here = at_home();
    auto const turn = co_await here.turn_of(account).take();
    if (!here.accounts.is_here(account) || here.accounts.known(account) != nullptr) co_return true;
    auto const read = co_await read_choice(account);
    if (read.has_error() && read.error() != storage_errc::not_found)
        co_return !here.accounts.is_here(account);
    auto const choice = read.has_value() ? *read : presence_choice{};
    apply(account, choice);
    if (is_over(choice, today())) co_await forget_custom(account, choice);
    co_return true;
}

task<result<presence_choice>> spread_presence::read_choice(account_id account) {
    co_return co_await needs_.choices.find(account);
}

void spread_presence::apply(account_id account, presence_choice const& choice) {
    say(at_home().accounts.know(account, choice, today()));
}

task<result<presence_choice>> spread_presence::choice(account_id account) {
    auto work = choice_at_home(account);
    co_return co_await on(needs_.cores.home_of(account), std::move(work));
}

task<result<presence_choice>> spread_presence::choice_at_home(account_id account) {
    auto& here = at_home();
    // Behind a reading or a change that is under way.
    auto const turn = co_await here.turn_of(account).take();
    presence_choice found;
    if (auto const* known = here.accounts.known(account)) {
        found = *known;
    } else {
        PARLEY_CO_TRY(found, co_await read_choice(account));
    }
    if (is_over(found, today())) found.custom.reset();
    co_return found;
}

task<result<presence_choice>> spread_presence::choose(account_id account, presence_edit wanted) {
    if (!tidy(wanted, today())) co_return presence_errc::invalid_custom_status;
    auto work = choose_at_home(account, std::move(wanted));
    co_return co_await on(needs_.cores.home_of(account), std::move(work));
}

task<result<presence_choice>> spread_presence::choose_at_home(account_id account, presence_edit wanted) {
    auto& here = at_home();
    auto const turn = co_await here.turn_of(account).take();
    presence_choice before;
    if (auto const* known = here.accounts.known(account)) {
        before = *known;
    } else {
        PARLEY_CO_TRY(before, co_await read_choice(account));
    }
    auto after = before;
    if (is_over(after, today())) after.custom.reset();
    if (wanted.status) after.status = *wanted.status;
    if (wanted.custom) after.custom = std::move(*wanted.custom);
    if (after == before) co_return after;
    auto row = after;
    PARLEY_CO_CHECK(co_await needs_.choices.put(account, std::move(row)));
    apply(account, after);
    needs_.events.publish(stream_id::of_account(account), events::presence_chosen{account, after});
    co_return after;
}

/// The time of a custom status is up.
task<void> spread_presence::drop_custom(spread_presence* self, account_id account) {
    auto& here = self->at_home();
    auto const turn = co_await here.turn_of(account).take();
    auto const* known = here.accounts.known(account);
    if (known == nullptr || !is_over(*known, self->today())) co_return;
    auto const choice = *known;
    co_await self->forget_custom(account, choice);
}

/// In its account's turn. A row that cannot be written stays over: it is dropped when it is next read.
task<void> spread_presence::forget_custom(account_id account, presence_choice choice) {
    choice.custom.reset();
    apply(account, choice);
    auto row = choice;
    [[maybe_unused]] auto const put = co_await needs_.choices.put(account, std::move(row));
    needs_.events.publish(stream_id::of_account(account),
                          events::presence_chosen{account, std::move(choice)});
}

}  // namespace parley
