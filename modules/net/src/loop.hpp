#pragma once
// What the connections of one core share: readiness, time, the flush, buffers, and their place in life.

#include "admission.hpp"
#include "connection.hpp"
#include "flusher.hpp"
#include "forwarded.hpp"
#include "net_metrics.hpp"
#include "poller.hpp"
#include "timer_wheel.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/net/http_server.hpp>

#include <boost/intrusive/list.hpp>

#include <memory>
#include <string>
#include <vector>

namespace parley::net {

class acceptor;

/// The same for all cores; outlives the loops.
struct server_context {
    http_server_options options;
    clock const& time;
    net_metrics counts;
    admission gate;
    trusted_proxies proxies;
    metrics& registry;
};

class loop {
public:
    loop(core& home, server_context& server);
    ~loop();

    void start();
    void drain();
    /// After `drain`: waits for the requests that are under way. False when a handler still works `until`
    /// then.
    task<bool> finish(mono_time until);
    /// Ends every connection and waits for the requests that still run.
    task<void> stop();

    void add_acceptor(std::unique_ptr<acceptor> it);
    void adopt(std::unique_ptr<connection> it);
    void bury(connection& it) noexcept;

    core& home() noexcept { return home_; }
    server_context& server() noexcept { return server_; }
    http_server_options const& options() const noexcept { return server_.options; }
    net_metrics& counts() noexcept { return server_.counts; }
    poller& sockets() noexcept { return poller_; }
    timer_wheel& wheel() noexcept { return wheel_; }
    flusher& flushes() noexcept { return flusher_; }
    task_scope& requests() noexcept { return requests_; }
    bool draining() const noexcept { return draining_; }

    /// Valid until the next read of any connection of this core.
    std::span<char> read_buffer() noexcept { return read_buffer_; }
    /// Emptied; for building one answer's head.
    std::string& scratch() noexcept;
    std::string_view http_date();
    /// Sixteen hex digits at random; no secret.
    std::string make_request_id();

private:
    using connection_list = boost::intrusive::list<connection, connection::list_option>;

    bool has_requests() const noexcept;
    void empty_graveyard() noexcept;
    void watch_lag(histogram& lag);

    core& home_;
    server_context& server_;
    poller poller_;
    timer_wheel wheel_;
    flusher flusher_;
    task_scope requests_;
    std::vector<char> read_buffer_;
    std::string scratch_;
    std::string date_;
    std::int64_t date_second_ = -1;
    std::uint64_t random_state_;
    bool draining_ = false;
    bool purge_posted_ = false;
    mono_time probed_at_;
    connection_list connections_;
    connection_list graveyard_;  // the same hook: burying allocates nothing
    std::vector<std::unique_ptr<acceptor>> acceptors_;
    std::unique_ptr<ticker> wheel_ticker_;
    std::unique_ptr<ticker> lag_ticker_;
};

template <class F>
void connection::guarded(F work) noexcept {
    try {
        work();
    } catch (...) {
        loop_.counts().failures.add();
        try {
            end();
        } catch (...) {
            bury();
        }
    }
}

}  // namespace parley::net
