#pragma once
// Bytes on their way to readers: one copy for all who read the same on one core, and a bound for all
// together.

#include "limits.hpp"

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

namespace parley::media {

/// Counts bytes until the last reader has them. Atomic because bodies go with their connections: at the end
/// of the process on another thread than they were made on.
class lent_bytes {
public:
    std::size_t now() const noexcept { return *count_; }
    std::shared_ptr<std::string const> lend(std::string bytes) {
        *count_ += bytes.size();
        auto const* made = std::make_unique<std::string const>(std::move(bytes)).release();
        return {made, [count = count_](std::string const* gone) {
                    *count -= gone->size();
                    std::default_delete<std::string const>()(gone);
                }};
    }

private:
    std::shared_ptr<std::atomic<std::size_t>> count_ = std::make_shared<std::atomic<std::size_t>>(0);
};

/// Of one core.
class lent_assets {
public:
    /// Null when nobody reads it at the moment.
    std::shared_ptr<std::string const> find(std::string const& name) const {
        auto const at = held_.find(name);
        return at == held_.end() ? nullptr : at->second.lock();
    }
    void note(std::string const& name, std::shared_ptr<std::string const> const& bytes) {
        if (held_.size() >= lent_remembered_max)
            std::erase_if(held_, [](auto const& each) { return each.second.expired(); });
        if (held_.size() < lent_remembered_max) held_[name] = bytes;
    }

private:
    std::unordered_map<std::string, std::weak_ptr<std::string const>> held_;
};

}  // namespace parley::media
