#pragma once
// Idempotency-Key for creates: the same key again, also at the same time, has one effect and one answer.

#include "route.hpp"

#include <parley/base/async_lock.hpp>

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace parley::http_api {

/// Kept in memory on the account's home core: a restart forgets the keys (messages have durable nonces
/// instead).
class idempotency_keeper {
public:
    idempotency_keeper(parley::cores& cores, clock const& time);

    /// Runs the call's handler unless the key has an answer. Failures are not kept: a repeat tries again.
    task<result<net::http_response>> once(call& what, std::string key);

    static constexpr std::size_t keys_per_core_max = 10'000;
    static constexpr std::size_t keys_per_account_max = 100;
    static constexpr seconds kept_for{24 * 60 * 60};

private:
    struct slot {
        account_id account;
        std::string key;
        std::size_t fingerprint = 0;  ///< of method, path and body: tells a mistake, guards nothing
        mono_time made_at;
        std::optional<net::http_response> answer;
        async_lock turns;
    };
    using slots = std::list<std::shared_ptr<slot>>;  ///< newest first
    struct room {
        slots by_age;
        std::unordered_map<std::string, slots::iterator> by_name;
        std::unordered_map<account_id, std::size_t> per_account;
    };
    task<result<net::http_response>> once_at_home(room& in, call& what, std::string key);
    std::shared_ptr<slot> find_or_make(room& in, account_id account, std::string const& key,
                                       std::size_t fingerprint);
    static void forget(room& in, slots::iterator which);
    void make_space(room& in, account_id account);

    parley::cores& cores_;
    clock const& time_;
    std::vector<room> rooms_;  ///< one per core, touched there only
};

/// 1–64 printable ASCII characters, as a nonce.
bool is_valid_key(std::string_view key) noexcept;

}  // namespace parley::http_api
