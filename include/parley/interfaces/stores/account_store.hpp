#pragma once
// Durable accounts, logins and identities.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/account.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

/// An account with what only identity may read. Not a model value: it must never reach an encoder.
struct account_row {
    account who;
    std::string password_hash;  ///< argon2id, encoded; empty = no password
};

struct external_identity {
    std::string issuer;
    std::string subject;
};

/// SHA-256 of a bearer token, 32 raw bytes.
using token_digest = std::string;

struct login_row {
    login what;
    token_digest digest;
};

/// Any core may call; implementations hop to their own threads. Writes are durable on return. Text that is
/// not UTF-8 or holds a NUL, and a name, issuer or subject over 1,024 bytes, is ::refused; a look-up by it
/// finds nothing.
class account_store {
public:
    virtual ~account_store() = default;
    virtual task<result<std::size_t>> count_people() = 0;
    /// storage_errc::conflict when the name (compared without case) or the external identity is taken.
    /// `only_if_first`: ::refused unless there is no person yet.
    virtual task<result<void>> create(account_row row, std::optional<external_identity> external,
                                      bool only_if_first) = 0;
    virtual task<result<std::optional<account_row>>> find(account_id id) = 0;
    virtual task<result<std::optional<account_row>>> find_by_name(std::string name) = 0;
    virtual task<result<std::optional<account_row>>> find_by_external(external_identity external) = 0;
    /// In order of id; absent ones are left out; at most 1,000.
    virtual task<result<std::vector<account>>> find_many(std::vector<account_id> ids) = 0;
    /// Replaces display name, password hash, admin and disabled. ::not_found.
    virtual task<result<void>> update(account_row row) = 0;
};

class login_store {
public:
    virtual ~login_store() = default;
    virtual task<result<void>> create(login_row row) = 0;
    virtual task<result<std::optional<login_row>>> find(token_digest digest) = 0;
    virtual task<result<std::vector<login>>> of_account(account_id account) = 0;
    /// Sets `last_used_at`. Losing one is harmless.
    virtual task<result<void>> touch(login_id id, wall_time at) = 0;
    /// ::not_found when the login is not this account's.
    virtual task<result<void>> remove(account_id account, login_id id) = 0;
    /// All of an account's but `keep` (zero = none kept). Answers what was removed.
    virtual task<result<std::vector<login_id>>> remove_all(account_id account, login_id keep) = 0;
};

}  // namespace parley
