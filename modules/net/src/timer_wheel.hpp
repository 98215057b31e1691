#pragma once
// All deadlines of one core's connections: coarse, and almost free to move later.

#include "watched.hpp"

#include <boost/intrusive/list.hpp>

#include <array>
#include <chrono>
#include <cstdint>

namespace parley::net {

class timer_wheel {
public:
    explicit timer_wheel(std::chrono::milliseconds tick) : tick_(tick) {}

    /// Replaces the deadline it had. Fires at most one tick late, never early.
    void arm(watched& it, std::chrono::milliseconds after) noexcept;
    void disarm(watched& it) noexcept { it.due_ = 0; }
    bool armed(watched const& it) const noexcept { return it.due_ != 0; }
    /// Call once per tick; fires what is due.
    void turn();
    std::chrono::milliseconds tick() const noexcept { return tick_; }

private:
    static constexpr std::uint32_t slots = 64;
    using slot_list =
        boost::intrusive::list<watched, watched::wheel_option, boost::intrusive::constant_time_size<false>>;

    void link(watched& it) noexcept;

    std::chrono::milliseconds tick_;
    std::uint32_t now_ = 1;
    std::array<slot_list, slots> slots_;
};

}  // namespace parley::net
