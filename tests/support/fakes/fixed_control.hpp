#pragma once
// Owns every shard in one reign that a test chooses.

#include <parley/interfaces/services/control.hpp>

#include <atomic>

namespace parley::testing {

class fixed_control final : public control {
public:
    explicit fixed_control(std::uint64_t epoch = 7) : epoch_(epoch) {}
    std::uint64_t epoch() const noexcept override { return epoch_; }
    fence fence_of(shard_id shard) const noexcept override { return {shard, epoch_}; }
    bool valid() const noexcept override { return true; }
    void begin_reign(std::uint64_t epoch) { epoch_ = epoch; }

private:
    std::atomic<std::uint64_t> epoch_;
};

}  // namespace parley::testing
