#pragma once
// A connection's frames that wait for the socket: a ring with room for a few inside, whose larger memory goes
// back as soon as it is empty.

#include <parley/base/assert.hpp>
#include <parley/net/websocket.hpp>

#include <array>
#include <cstdint>
#include <memory>
#include <utility>

namespace parley::net {

class frame_queue {
public:
    std::size_t size() const noexcept { return count_; }
    bool empty() const noexcept { return count_ == 0; }
    std::size_t bytes() const noexcept { return bytes_; }
    shared_frame const& at(std::size_t index) const noexcept { return slots()[(head_ + index) & mask()]; }

    void push(shared_frame frame) {
        if (count_ == mask() + 1) grow();
        bytes_ += static_cast<std::uint32_t>(frame->size());
        slots()[(head_ + count_) & mask()] = std::move(frame);
        ++count_;
    }
    void pop() noexcept {
        PARLEY_DEBUG_ASSERT(count_ > 0);
        auto& slot = slots()[head_];
        bytes_ -= static_cast<std::uint32_t>(slot->size());
        slot.reset();
        head_ = (head_ + 1) & mask();
        if (--count_ == 0) {
            large_.reset();
            capacity_ = inline_slots;
            head_ = 0;
        }
    }
    /// Drops all but the first `count`.
    void keep_first(std::size_t count) noexcept {
        while (count_ > count) {
            auto& slot = slots()[(head_ + count_ - 1) & mask()];
            bytes_ -= static_cast<std::uint32_t>(slot->size());
            slot.reset();
            --count_;
        }
    }

private:
    static constexpr std::uint32_t inline_slots = 4;

    std::uint32_t mask() const noexcept { return capacity_ - 1; }
    shared_frame* slots() noexcept { return large_ ? large_.get() : inline_.data(); }
    shared_frame const* slots() const noexcept { return large_ ? large_.get() : inline_.data(); }
    void grow() {
        auto larger = std::make_unique<shared_frame[]>(capacity_ * 2);
        for (std::uint32_t i = 0; i < count_; ++i)
            larger[i] = std::move(slots()[(head_ + i) & mask()]);
        large_ = std::move(larger);
        capacity_ *= 2;
        head_ = 0;
    }

    std::array<shared_frame, inline_slots> inline_;
    std::unique_ptr<shared_frame[]> large_;
    std::uint32_t capacity_ = inline_slots;  // a power of two
    std::uint32_t head_ = 0;
    std::uint32_t count_ = 0;
    std::uint32_t bytes_ = 0;
};

}  // namespace parley::net
