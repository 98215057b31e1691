#include <parley/base/assert.hpp>
#include <parley/base/snowflake.hpp>

#include <algorithm>

namespace parley {
namespace {

constexpr unsigned sequence_bits = 12;
constexpr unsigned slot_bits = 10;

}  // namespace

snowflake_generator::snowflake_generator(clock const& clock, std::uint16_t slot, std::int64_t floor_ms)
    : clock_(clock),
      slot_bits_(std::uint64_t{slot} << sequence_bits),
      last_(static_cast<std::uint64_t>(std::max<std::int64_t>(floor_ms - snowflake_epoch_ms, 0))
            << sequence_bits),
      ceiling_ms_(floor_ms) {
    PARLEY_ASSERT(slot < (1U << slot_bits));
}

std::uint64_t snowflake_generator::next() noexcept {
    auto last = last_.load(std::memory_order_relaxed);
    for (;;) {
        auto now_ms =
            static_cast<std::uint64_t>(std::max<std::int64_t>(unix_ms(clock_.now()) - snowflake_epoch_ms, 0));
        // Never behind the last id: a clock that steps back only lets the sequence run on into later
        // milliseconds.
        auto wanted = std::max(now_ms << sequence_bits, last + 1);
        auto ms = static_cast<std::int64_t>(wanted >> sequence_bits) + snowflake_epoch_ms;
        if (ms >= ceiling_ms_.load(std::memory_order_acquire)) return 0;
        if (last_.compare_exchange_weak(last, wanted, std::memory_order_relaxed)) {
            auto sequence = wanted & ((1U << sequence_bits) - 1);
            return ((wanted >> sequence_bits) << (sequence_bits + slot_bits)) | slot_bits_ | sequence;
        }
    }
}

void snowflake_generator::raise_ceiling(std::int64_t ceiling_ms) noexcept {
    auto current = ceiling_ms_.load(std::memory_order_relaxed);
    while (current < ceiling_ms &&
           !ceiling_ms_.compare_exchange_weak(current, ceiling_ms, std::memory_order_release)) {
    }
}

std::int64_t snowflake_generator::last_ms() const noexcept {
    return static_cast<std::int64_t>(last_.load(std::memory_order_relaxed) >> sequence_bits) +
           snowflake_epoch_ms;
}

}  // namespace parley
