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
    /// Names, in order and beyond `after`, of what was last wanted before `before` and that nothing names: no
    /// account, server, expression or event.
    virtual task<result<std::vector<std::string>>> unwanted(wall_time before, std::string after,
                                                            std::size_t count_max) = 0;
    /// Removes the row if it is still unwanted; says whether it did.
    virtual task<result<bool>> drop_unwanted(std::string name, wall_time before) = 0;
    /// Forgets what was brought before `before`.
    virtual task<result<void>> forget_brought(wall_time before) = 0;
};

}  // namespace parley
