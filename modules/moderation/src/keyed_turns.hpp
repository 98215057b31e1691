#pragma once
// Turns by server, each server's for itself; what nobody holds is forgotten.

#include <parley/base/async_lock.hpp>
#include <parley/base/id.hpp>
#include <parley/base/task.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <unordered_map>

namespace parley::watch {

/// One core's own.
class keyed_turns {
public:
    struct held {
        std::shared_ptr<async_lock> lock;  // outlives the turn
        async_lock::turn turn;
    };
    /// Nothing, at once, when `waiting_max` wait already.
    task<std::optional<held>> take(server_id server, std::size_t waiting_max) {
        std::erase_if(locks_,
                      [&](auto const& each) { return each.first != server && each.second.use_count() == 1; });
        auto& kept = locks_[server];
        if (!kept) kept = std::make_shared<async_lock>();
        auto lock = kept;
        if (lock->waiting() >= waiting_max) co_return std::nullopt;
        auto turn = co_await lock->take();
        co_return held{std::move(lock), std::move(turn)};
    }

private:
    std::unordered_map<server_id, std::shared_ptr<async_lock>> locks_;
};

}  // namespace parley::watch
