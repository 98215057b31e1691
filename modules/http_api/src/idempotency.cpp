#include "idempotency.hpp"

#include <parley/base/on_core.hpp>

#include <algorithm>
#include <functional>

namespace parley::http_api {
namespace {

std::size_t fingerprint_of(net::http_request const& request) {
    std::hash<std::string> hash;
    return hash(request.body) * 31 + hash(request.method_name + ' ' + request.path);
}

std::string name_of_slot(account_id account, std::string const& key) {
    return to_string(account) + ' ' + key;
}

}  // namespace

bool is_valid_key(std::string_view key) noexcept {
    return !key.empty() && key.size() <= 64 &&
           std::all_of(key.begin(), key.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

idempotency_keeper::idempotency_keeper(parley::cores& cores, clock const& time)
    : cores_(cores), time_(time), rooms_(cores.size()) {}

task<result<net::http_response>> idempotency_keeper::once(call& what, std::string key) {
    auto& home = cores_.home_of(what.who.account);
    auto work = once_at_home(rooms_[home.index()], what, std::move(key));
    co_return co_await on(home, std::move(work));
}

task<result<net::http_response>> idempotency_keeper::once_at_home(room& in, call& what, std::string key) {
    auto const fingerprint = fingerprint_of(what.request);
    auto const kept = find_or_make(in, what.who.account, key, fingerprint);
    if (kept->fingerprint != fingerprint) {
        problem const reused{.kind = kind_of("idempotency_key_reused")};
        co_return problem_response(reused, what.request.request_id);
    }
    auto const turn = co_await kept->turns.take();
    if (kept->answer) co_return *kept->answer;
    auto answer = co_await what.row.run(what);
    if (answer.has_value() && answer->status < 400) kept->answer = *answer;
    co_return answer;
}

auto idempotency_keeper::find_or_make(room& in, account_id account, std::string const& key,
                                      std::size_t fingerprint) -> std::shared_ptr<slot> {
    auto const name = name_of_slot(account, key);
    if (auto found = in.by_name.find(name); found != in.by_name.end()) {
        auto const kept = *found->second;
        bool const stale = time_.mono() - kept->made_at > kept_for;
        // A failed first try leaves nothing to protect: the key may then come with a mended request.
        bool const blank = !kept->answer && kept->fingerprint != fingerprint;
        if (!kept->turns.idle() || (!stale && !blank)) return kept;
        forget(in, found->second);
    }
    make_space(in, account);
    auto made = std::make_shared<slot>();
    made->account = account;
    made->key = key;
    made->fingerprint = fingerprint;
    made->made_at = time_.mono();
    in.by_age.push_front(made);
    in.by_name.emplace(name, in.by_age.begin());
    ++in.per_account[account];
    return made;
}

void idempotency_keeper::forget(room& in, slots::iterator which) {
    auto const kept = *which;
    in.by_name.erase(name_of_slot(kept->account, kept->key));
    if (auto count = in.per_account.find(kept->account); --count->second == 0) in.per_account.erase(count);
    in.by_age.erase(which);
}

void idempotency_keeper::make_space(room& in, account_id account) {
    auto const mine = in.per_account.find(account);
    bool const crowded = mine != in.per_account.end() && mine->second >= keys_per_account_max;
    if (!crowded && in.by_age.size() < keys_per_core_max) return;
    // The oldest that nobody holds; one's own when it is the account that has too many.
    for (auto at = in.by_age.end(); at != in.by_age.begin();) {
        --at;
        if ((*at)->turns.idle() && (!crowded || (*at)->account == account)) return forget(in, at);
    }
}

}  // namespace parley::http_api
