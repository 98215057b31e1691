#pragma once
// Makes ids: unique in the process under clock steps, rising with every call.

#include <parley/base/clock.hpp>
#include <parley/base/id.hpp>

#include <atomic>
#include <cstdint>

namespace parley {

/// One per process; safe from any thread (a compare-exchange loop, ~10 ns).
/// Never mints an id whose milliseconds reach `ceiling_ms`: the promise that is stored durably, so that a
/// restart with a clock set back starts above everything ever minted. `raise_ceiling` moves it; `floor_ms` is
/// the stored ceiling of the last run.
class snowflake_generator {
public:
    /// `slot` 0–1023: this node's place in the cluster.
    snowflake_generator(clock const& clock, std::uint16_t slot, std::int64_t floor_ms);

    /// Zero when the ceiling is reached (the store that keeps it has stalled): answer "unavailable".
    std::uint64_t next() noexcept;
    template <class Id>
    Id make() noexcept {
        return Id{next()};
    }
    void raise_ceiling(std::int64_t ceiling_ms) noexcept;
    /// Milliseconds of the newest id, Unix epoch.
    std::int64_t last_ms() const noexcept;

private:
    clock const& clock_;
    std::uint64_t slot_bits_;
    std::atomic<std::uint64_t> last_;  // (milliseconds since the snowflake epoch << 12) | sequence
    std::atomic<std::int64_t> ceiling_ms_;
};

}  // namespace parley
