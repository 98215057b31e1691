#pragma once
// Ownership of every shard, until a test takes it away.

#include <parley/interfaces/services/control.hpp>

#include <atomic>

namespace parley::testing {

class fake_control final : public control {
public:
    explicit fake_control(std::uint64_t epoch = 1) : epoch_(epoch) {}
    std::uint64_t epoch() const noexcept override { return epoch_; }
    fence fence_of(shard_id shard) const noexcept override { return {shard, epoch_}; }
    bool valid() const noexcept override { return valid_; }
    /// As a later start has it. Before anyone asks.
    void begin(std::uint64_t epoch) noexcept { epoch_ = epoch; }
    void lose_ownership() noexcept { valid_ = false; }

private:
    std::uint64_t epoch_;
    std::atomic<bool> valid_{true};
};

}  // namespace parley::testing
