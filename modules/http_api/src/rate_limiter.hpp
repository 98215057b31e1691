#pragma once
// Token buckets for every caller and kind of work, in a bounded memory that all cores share.

#include "route.hpp"

#include <array>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace parley::http_api {

/// Whom a limit counts: an account, or the network of an address.
struct rate_key {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(rate_key, rate_key) = default;

    static rate_key of(account_id account) { return {~std::uint64_t{0}, account.value}; }
    /// IPv4 (also mapped into IPv6): the address. IPv6: its /64. What is no address shares one key.
    static rate_key of_peer(std::string_view address);
};

struct rate_state {
    bool allowed = true;
    std::uint32_t limit = 0;  ///< 0 = this bucket is off
    std::uint32_t remaining = 0;
    milliseconds reset_after{0};  ///< until the bucket is full again
    milliseconds retry_after{0};  ///< until one more is allowed; set when refused
};

/// The generic cell rate algorithm: one time stamp per key and bucket, no refill job.
/// The maps are sharded by key, each under its own short lock: connections of one account end on different
/// cores, and its limit must be one number all the same. ~100 ns.
class rate_limiter {
public:
    explicit rate_limiter(rate_limits limits);

    rate_state take(bucket which, rate_key key, mono_time now);
    /// The two limits that stand around all buckets.
    rate_state take_account(account_id account, mono_time now);
    rate_state take_peer(rate_key peer, mono_time now);

    rate rate_of(bucket which) const noexcept { return rates_[static_cast<std::size_t>(which)]; }
    std::size_t remembered() const;

private:
    struct slot_key {
        rate_key who;
        std::uint8_t slot = 0;
        friend bool operator==(slot_key, slot_key) = default;
    };
    struct slot_hash {
        std::size_t operator()(slot_key const& key) const noexcept;
    };
    struct entry {
        slot_key key;
        mono_time full_at;  ///< when the bucket will be full again ("theoretical arrival time")
    };
    struct shard {
        mutable std::mutex lock;
        std::list<entry> by_age;  ///< newest first
        std::unordered_map<slot_key, std::list<entry>::iterator, slot_hash> entries;
    };
    rate_state take(rate const& limit, slot_key key, mono_time now);
    static mono_time& find_or_make(shard& in, slot_key key, mono_time now, std::size_t entries_max);

    static constexpr std::size_t shard_count = 16;
    static constexpr std::uint8_t account_slot = bucket_count;
    static constexpr std::uint8_t peer_slot = bucket_count + 1;
    std::array<rate, bucket_count> rates_{};
    rate account_;
    rate peer_;
    std::size_t entries_per_shard_max_;
    std::array<shard, shard_count> shards_;
};

/// What the documents and the header X-RateLimit-Bucket call it.
std::string_view name_of(bucket which) noexcept;

}  // namespace parley::http_api
