#pragma once
// What every accepted connection has, whichever protocol it speaks. Owned by its core's loop.

#include "admission.hpp"
#include "byte_stream.hpp"
#include "watched.hpp"

#include <chrono>

namespace parley::net {

class loop;

class connection : public watched {
public:
    connection(loop& home, byte_stream stream, admission::ticket ticket)
        : loop_(home), ticket_(std::move(ticket)), stream_(std::move(stream)) {}

    /// The boundary: an exception from below ends this connection and no other.
    void on_ready(std::uint32_t events) final;
    void on_deadline() final;

    /// The server takes nothing new: idle ones end, others finish what they do.
    virtual void drain() = 0;
    /// How far its request is: a drain waits for what is under way.
    enum class request_state : std::uint8_t {
        none,
        moving,   ///< being read, or its answer being written
        handled,  ///< in the handler's hands
    };
    virtual request_state request_now() const noexcept = 0;
    /// The server ends: nothing outlives this call.
    virtual void stop() = 0;

    byte_stream& stream() noexcept { return stream_; }

protected:
    virtual void ready(std::uint32_t events) = 0;
    virtual void deadline() = 0;
    /// Ends at once, for whatever reason.
    virtual void end() = 0;

    template <class F>
    void guarded(F work) noexcept;

    /// Adds the socket to the loop's set: once, by whoever opened it.
    bool begin_watching() noexcept;
    void watch(std::uint32_t events) noexcept;
    std::uint32_t watching() const noexcept { return interest_; }
    void arm(std::chrono::milliseconds after) noexcept;
    void disarm() noexcept;
    byte_stream::outcome read() noexcept;
    /// Leaves the loop's lists; the object is destroyed after this turn. Idempotent.
    void bury() noexcept;
    bool is_buried() const noexcept { return buried_; }

    loop& loop_;
    admission::ticket ticket_;

private:
    friend class loop;
    using list_hook = boost::intrusive::list_member_hook<>;
    list_hook in_loop_;
    byte_stream stream_;
    std::uint32_t interest_ = 0;
    bool buried_ = false;

public:
    using list_option = boost::intrusive::member_hook<connection, list_hook, &connection::in_loop_>;
};

}  // namespace parley::net
