#pragma once
// Counts what runs, and turns new work away before it costs anything.

#include "route.hpp"

#include <array>
#include <atomic>
#include <utility>

namespace parley::http_api {

class load_shedder {
public:
    explicit load_shedder(load_limits limits) {
        max_[static_cast<std::size_t>(work::sending)] = limits.sending_max;
        max_[static_cast<std::size_t>(work::reading)] = limits.reading_max;
        max_[static_cast<std::size_t>(work::sign_in)] = limits.sign_in_max;
    }

    /// Held for as long as the work runs. Tests false when the class is full.
    class place {
    public:
        place() = default;
        explicit place(std::atomic<std::uint32_t>* count) : count_(count) {}
        place(place&& other) noexcept : count_(std::exchange(other.count_, nullptr)) {}
        place& operator=(place&&) = delete;
        ~place() {
            if (count_ != nullptr) count_->fetch_sub(1, std::memory_order_relaxed);
        }
        explicit operator bool() const noexcept { return count_ != nullptr; }

    private:
        std::atomic<std::uint32_t>* count_ = nullptr;
    };

    bool is_full(work kind) const noexcept {
        auto i = static_cast<std::size_t>(kind);
        return max_[i] != 0 && running_[i].load(std::memory_order_relaxed) >= max_[i];
    }
    place enter(work kind) noexcept {
        auto i = static_cast<std::size_t>(kind);
        auto before = running_[i].fetch_add(1, std::memory_order_relaxed);
        if (max_[i] == 0 || before < max_[i]) return place(&running_[i]);
        running_[i].fetch_sub(1, std::memory_order_relaxed);
        return {};
    }
    std::uint32_t running(work kind) const noexcept {
        return running_[static_cast<std::size_t>(kind)].load(std::memory_order_relaxed);
    }

private:
    std::array<std::uint32_t, work_count> max_{};
    std::array<std::atomic<std::uint32_t>, work_count> running_{};
};

constexpr std::string_view name_of(work kind) noexcept {
    switch (kind) {
        case work::vital:
            return "vital";
        case work::sending:
            return "sending";
        case work::reading:
            return "reading";
        case work::sign_in:
            return "sign_in";
    }
    return "reading";
}

}  // namespace parley::http_api
