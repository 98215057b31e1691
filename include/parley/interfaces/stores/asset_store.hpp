#pragma once
// Durable rows of assets: what is known of them, who brought how much, and whether anything still names them.

#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/asset.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

struct asset_row {
    asset what;
    bool stored = false;         ///< its bytes are in the blob store
    wall_time last_wanted_at{};  ///< when it was last brought or claimed
};

/// What one account may bring in a day.
struct asset_quota {
    std::int64_t count_max = 0;  ///< 0 = no bound
    std::int64_t bytes_max = 0;  ///< 0 = no bound
};

struct reviewed_asset {
    std::string name;
    bool named = false;
};

/// Any core may call. Writes are durable on return and all-or-none. A name that is not UTF-8 or over 1,024
/// bytes is ::refused; a look-up by it finds nothing.
class asset_store {
public:
    virtual ~asset_store() = default;
    /// Notes that `who` brings `what` at `what.created_at`, and makes its row, not stored yet; of one that is
    /// there, adds the purposes and renews `last_wanted_at`. ::overloaded, and nothing is noted, when the
    /// account has brought more than `quota` since `since`, this one counted.
    virtual task<result<void>> announce(asset what, account_id who, asset_quota quota, wall_time since) = 0;
    /// Its bytes are kept. ::not_found.
    virtual task<result<void>> settle(std::string name) = 0;
    virtual task<result<std::optional<asset_row>>> find(std::string name) = 0;
    /// Renews `last_wanted_at` of one that is stored and brought for that purpose: answers it. ::not_found.
    virtual task<result<asset>> claim(std::string name, asset_purpose purpose, wall_time at) = 0;
    /// By name, beyond `after`: what was last wanted before `before`, with whether a row names it (an
    /// account's, server's, expression's or event's).
    virtual task<result<std::vector<reviewed_asset>>> review(wall_time before, std::string after,
                                                             std::size_t count_max) = 0;
    /// If nothing names it and it was last wanted before `before`, it counts as not stored from now on: says
    /// so. Its bytes may go then.
    virtual task<result<bool>> condemn(std::string name, wall_time before) = 0;
    /// Removes the row if that is still so.
    virtual task<result<void>> forget(std::string name, wall_time before) = 0;
    /// Forgets what was brought before `before`.
    virtual task<result<void>> forget_brought(wall_time before) = 0;
};

}  // namespace parley
