#pragma once
// How many bodies of bytes may be on their way at once: they are held in memory from their head on.

#include "rate_limiter.hpp"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace parley::http_api {

/// Shared by all cores. What it hands out may outlive it: settings are reloaded while requests run.
class upload_gate {
public:
    /// 0 = no bound.
    upload_gate(std::uint32_t in_all_max, std::uint32_t per_peer_max)
        : in_all_max_(in_all_max), per_peer_max_(per_peer_max) {}

    /// A place for as long as it is held; null when there is none.
    std::shared_ptr<void> enter(rate_key peer) {
        std::lock_guard lock(taken_->mutex);
        if (in_all_max_ != 0 && taken_->in_all >= in_all_max_) return nullptr;
        auto const [at, fresh] = taken_->by_peer.try_emplace(peer.high ^ peer.low * odd, 0);
        if (per_peer_max_ != 0 && at->second >= per_peer_max_) return nullptr;
        ++at->second;
        ++taken_->in_all;
        return std::make_shared<place>(taken_, at->first);
    }

private:
    static constexpr std::uint64_t odd =
        0x9E3779B97F4A7C15ULL;  // two peers may share a count; no harm is done
    struct counts {
        std::mutex mutex;
        std::uint32_t in_all = 0;
        std::unordered_map<std::uint64_t, std::uint32_t> by_peer;
    };
    struct place {
        place(std::shared_ptr<counts> in, std::uint64_t peer) : in_(std::move(in)), peer_(peer) {}
        ~place() {
            std::lock_guard lock(in_->mutex);
            --in_->in_all;
            auto const at = in_->by_peer.find(peer_);
            if (--at->second == 0) in_->by_peer.erase(at);
        }
        place(place const&) = delete;
        place& operator=(place const&) = delete;

    private:
        std::shared_ptr<counts> in_;
        std::uint64_t peer_;
    };

    std::uint32_t in_all_max_;
    std::uint32_t per_peer_max_;
    std::shared_ptr<counts> taken_ = std::make_shared<counts>();
};

}  // namespace parley::http_api
