#include "account_book.hpp"

#include "names.hpp"
#include "password_change.hpp"
#include "revocation.hpp"
#include "shielded.hpp"

#include <algorithm>

namespace parley::identity {

task<result<bool>> nobody_owns(context& all) {
    auto& here = all.here();
    if (here.has_people) co_return false;
    PARLEY_CO_TRY(auto people, co_await all.needs.accounts.count_people());
    here.has_people = people > 0;
    co_return people == 0;
}

task<result<account>> create_account(context& all, new_account wanted, bool only_if_first) {
    bool bot = wanted.kind == account_kind::bot;
    if (!is_free_name(wanted.name)) co_return identity_errc::invalid_name;
    if (bot ? !wanted.password.empty() : !is_password(wanted.password))
        co_return identity_errc::invalid_password;

    account_row row;
    if (bot) {
        PARLEY_CO_TRY(auto owner, co_await all.needs.accounts.find(wanted.owner));
        if (!owner || owner->who.kind != account_kind::person) co_return identity_errc::not_found;
        row.who.owner = wanted.owner;
    } else {
        auto hash = co_await all.needs.passwords.hash(std::move(wanted.password));
        if (hash.has_error()) co_return as_login_error(hash.error());
        row.password_hash = std::move(*hash);
    }
    row.who.id = all.needs.ids.make<account_id>();
    if (!row.who.id) co_return storage_errc::unavailable;
    row.who.name = wanted.name;
    row.who.display_name = wanted.name;
    row.who.kind = wanted.kind;
    row.who.admin = wanted.admin && !bot;
    row.who.created_at = all.needs.time.now();
    auto who = row.who;
    auto created = co_await all.needs.accounts.create(std::move(row), std::nullopt, only_if_first);
    if (created.has_value()) co_return who;
    if (created.error() == storage_errc::conflict) co_return identity_errc::name_taken;
    if (only_if_first && created.error() == storage_errc::refused) co_return identity_errc::setup_done;
    co_return created.error();
}

task<result<account>> account_book::create(new_account wanted) {
    co_return co_await create_account(all_, std::move(wanted), false);
}

task<result<account>> account_book::find(account_id id) {
    auto& cache = all_.here().accounts;
    if (auto const* known = cache.find(id)) co_return *known;
    auto generation = cache.generation();
    PARLEY_CO_TRY(auto row, co_await all_.needs.accounts.find(id));
    if (!row) co_return identity_errc::not_found;
    cache.keep(row->who, generation);
    co_return std::move(row->who);
}

task<result<std::vector<account>>> account_book::find_many(std::vector<account_id> ids) {
    auto& cache = all_.here().accounts;
    std::unordered_map<account_id, account> known;
    std::vector<account_id> missing;
    for (auto id : ids) {
        if (known.contains(id)) continue;
        if (auto const* cached = cache.find(id)) {
            known.emplace(id, *cached);
        } else {
            missing.push_back(id);
        }
    }
    PARLEY_CO_TRY(auto read, co_await read_missing(std::move(missing)));
    for (auto& who : read) {
        auto id = who.id;
        known.emplace(id, std::move(who));
    }
    std::vector<account> out;
    out.reserve(ids.size());
    for (auto id : ids) {
        if (auto at = known.find(id); at != known.end()) out.push_back(at->second);
    }
    co_return out;
}

task<result<std::vector<account>>> account_book::read_missing(std::vector<account_id> ids) {
    auto& cache = all_.here().accounts;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<account> out;
    for (std::size_t from = 0; from < ids.size(); from += accounts_per_read_max) {
        auto to = std::min(ids.size(), from + accounts_per_read_max);
        auto begin = ids.begin() + static_cast<std::ptrdiff_t>(from);
        std::vector<account_id> part(begin, ids.begin() + static_cast<std::ptrdiff_t>(to));
        auto generation = cache.generation();
        PARLEY_CO_TRY(auto read, co_await all_.needs.accounts.find_many(std::move(part)));
        for (auto& who : read) {
            cache.keep(who, generation);
            out.push_back(std::move(who));
        }
    }
    co_return out;
}

task<result<account>> account_book::find_by_name(std::string name) {
    if (!is_shaped_as_name(name)) co_return identity_errc::not_found;
    PARLEY_CO_TRY(auto row, co_await all_.needs.accounts.find_by_name(std::move(name)));
    if (!row) co_return identity_errc::not_found;
    co_return std::move(row->who);
}

task<result<account>> account_book::change_profile(principal who, profile_edit edit) {
    if (edit.display_name) {
        edit.display_name = tidy_display_name(*edit.display_name);
        if (!edit.display_name) co_return identity_errc::invalid_display_name;
    }
    if (edit.bio) {
        edit.bio = tidy_bio(*edit.bio);
        if (!edit.bio) co_return identity_errc::invalid_bio;
    }
    if (edit.avatar && !edit.avatar->empty()) {
        PARLEY_CO_CHECK(co_await all_.needs.assets.claim(*edit.avatar, asset_purpose::avatar));
    }
    auto& home = all_.on_core(all_.home_of(who.account).index());
    auto work = store_profile(who.account, std::move(edit));
    co_return co_await shielded<account>(home.work, std::move(work));
}

task<result<account>> account_book::store_profile(account_id id, profile_edit edit) {
    auto turn = co_await all_.here().turn_of(id).take();
    PARLEY_CO_TRY(auto row, co_await all_.needs.accounts.find(id));
    if (!row) co_return identity_errc::not_found;
    auto const before = row->who;
    row->who.display_name = std::move(edit.display_name).value_or(before.display_name);
    row->who.bio = std::move(edit.bio).value_or(before.bio);
    row->who.avatar = std::move(edit.avatar).value_or(before.avatar);
    row->who.age_confirmed = edit.age_confirmed.value_or(before.age_confirmed);
    if (row->who == before) co_return std::move(row->who);
    auto who = row->who;
    PARLEY_CO_CHECK(co_await all_.needs.accounts.update(std::move(*row)));
    // Still in turn: events of one account go out in the order of its changes.
    co_await forget_account_everywhere(all_, id);
    events::payload changed = events::account_changed{who};
    all_.needs.events.publish(stream_id::of_account(id), std::move(changed));
    if (auto* listener = all_.account_listener_or_null) co_await listener->on_account_changed(who);
    co_return who;
}

task<result<void>> account_book::change_password(principal who, std::string current, std::string wanted) {
    co_return co_await identity::change_password(all_, passwords_, who, std::move(current),
                                                 std::move(wanted));
}

task<result<bool>> account_book::needs_owner() {
    co_return co_await nobody_owns(all_);
}

}  // namespace parley::identity
