#pragma once
// The sockets of one core that have something to send, and the end of the turn at which it leaves.

#include <parley/base/core.hpp>

#include <boost/intrusive/list.hpp>

#include <cstdint>
#include <list>

namespace parley::net {

/// Something that can be flushed; it leaves the list by itself when it is destroyed.
class flushable {
public:
    virtual void flush() = 0;
    bool is_dirty() const noexcept { return hook_.is_linked(); }

protected:
    flushable() = default;
    virtual ~flushable() = default;
    void leave_flusher() noexcept { hook_.unlink(); }

private:
    using hook =
        boost::intrusive::list_member_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;
    hook hook_;

public:
    using hook_option = boost::intrusive::member_hook<flushable, hook, &flushable::hook_>;
};

/// What became dirty in one turn is one batch. A turn serves `flush_slice_sockets` sockets and the batches
/// take turns: a batch of three does not wait behind one of ten thousand.
class flusher {
public:
    explicit flusher(core& home) : home_(home) {}
    ~flusher();

    /// Flushed at the end of this turn, or in its batch's slice. Does nothing when it is marked already.
    void mark(flushable& it);
    std::uint64_t turns() const noexcept { return turns_; }

private:
    using batch = boost::intrusive::list<flushable, flushable::hook_option,
                                         boost::intrusive::constant_time_size<false>>;

    void post_turn();
    void turn();

    core& home_;
    batch open_;                // marked since the last turn
    std::list<batch> waiting_;  // in the order in which they are served next
    bool posted_ = false;
    std::uint64_t turns_ = 0;
};

}  // namespace parley::net
