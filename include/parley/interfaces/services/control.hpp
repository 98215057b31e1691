#pragma once
// Who owns which shard. On one node: everything is here, through the same door a cluster uses.

#include <parley/base/core.hpp>
#include <parley/interfaces/stores/message_store.hpp>

#include <cstdint>

namespace parley {

class control {
public:
    virtual ~control() = default;
    /// This node's reign: rises with each start, so that positions of an earlier life are recognised. Any
    /// thread.
    virtual std::uint64_t epoch() const noexcept = 0;
    /// Proof for the stores that this node owns the shard. Any thread.
    virtual fence fence_of(shard_id shard) const noexcept = 0;
    /// False once ownership can no longer be promised; nothing may be acknowledged then. Any thread.
    virtual bool valid() const noexcept = 0;
};

}  // namespace parley
