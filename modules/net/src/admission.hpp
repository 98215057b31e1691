#pragma once
// How many connections there may be: in all, and from one address. Shared by all cores.

#include "ip_address.hpp"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace parley::net {

class admission {
public:
    admission(std::size_t connections_max, std::size_t per_peer_max)
        : max_(connections_max), per_peer_max_(per_peer_max) {}

    enum class answer : std::uint8_t { admitted, full, too_many_of_peer };

    /// Held by a connection for as long as it costs something.
    class ticket {
    public:
        ticket() = default;
        ticket(ticket&& other) noexcept
            : of_(std::exchange(other.of_, nullptr)), peer_(other.peer_), counted_(other.counted_) {}
        ticket& operator=(ticket&& other) noexcept {
            std::swap(of_, other.of_);
            std::swap(peer_, other.peer_);
            std::swap(counted_, other.counted_);
            return *this;
        }
        ~ticket() {
            if (of_ != nullptr) of_->leave(peer_, counted_);
        }

    private:
        friend class admission;
        admission* of_ = nullptr;
        ip_address peer_;
        bool counted_ = false;
    };

    /// `exempt`: not counted by address (loopback, trusted proxies).
    answer admit(ip_address const& peer, bool exempt, ticket& into);
    std::size_t connections() const noexcept { return total_; }

private:
    void leave(ip_address const& peer, bool counted) noexcept;

    std::size_t max_;
    std::size_t per_peer_max_;
    std::atomic<std::size_t> total_{0};
    std::mutex mutex_;
    std::unordered_map<ip_address, std::uint32_t> by_peer_;
};

}  // namespace parley::net
