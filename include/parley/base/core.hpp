#pragma once
// A core is one thread with one event loop. State belongs to a core; other cores send it messages.

#include <parley/base/id.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace boost::asio {
class io_context;
}

namespace parley {

/// Number of fixed slices that servers and accounts are spread over (cluster-wide).
inline constexpr std::uint32_t shard_count = 16'384;
using shard_id = std::uint16_t;

class core {
public:
    explicit core(std::size_t index);
    ~core();
    core(core const&) = delete;
    core& operator=(core const&) = delete;

    std::size_t index() const noexcept { return index_; }
    boost::asio::io_context& context() noexcept { return *context_; }
    boost::asio::any_io_executor executor() noexcept;

    /// Queues `work` for this core's loop. Any thread; posts of one thread arrive in their order.
    void post(std::function<void()> work);

    /// True on this core's own thread.
    bool is_current() const noexcept { return current() == this; }
    /// The core whose loop runs the calling thread; null on other threads.
    static core* current() noexcept;

private:
    friend class cores;
    std::size_t index_;
    std::unique_ptr<boost::asio::io_context> context_;
};

/// All cores of this process. Built first, destroyed last.
class cores {
public:
    explicit cores(std::size_t count);
    ~cores();
    cores(cores const&) = delete;
    cores& operator=(cores const&) = delete;

    std::size_t size() const noexcept { return all_.size(); }
    core& at(std::size_t index) noexcept { return *all_[index]; }

    /// The one core that owns the state of this server, its channels and their lanes.
    core& home_of(server_id id) noexcept { return at(shard_of(id.value) % size()); }
    /// The one core that owns the state of this account (sessions, presence, logins).
    core& home_of(account_id id) noexcept { return at(shard_of(id.value) % size()); }
    static shard_id shard_of(std::uint64_t entity) noexcept;

    /// Starts one thread per core. Returns at once.
    void start();
    /// Lets each loop run dry of ready work, then ends and joins the threads. Not from a core's thread.
    void stop();

private:
    std::vector<std::unique_ptr<core>> all_;
    struct running;
    std::unique_ptr<running> running_;
};

}  // namespace parley
