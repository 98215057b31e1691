#pragma once
// Is the process alive, and is it ready? Looked at in the background, answered from memory.

#include <parley/base/blocking_pool.hpp>
#include <parley/base/core.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/http_api/make_http_api.hpp>
#include <parley/interfaces/services/control.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace parley::app {

class health_monitor {
public:
    struct needs {
        parley::cores& cores;
        clock const& time;
        sql_database& metadata;
        std::function<bool()> messages_writable;
        control const& owner;  ///< its file is synced each second: the write probe of the disk
        std::string data_folder;
        parley::metrics& metrics;
    };
    explicit health_monitor(needs from);

    /// Once, after the cores have started. From core 0; returns when everything has been looked at once.
    task<void> start();
    /// Each core's loop has moved in the last 5 s. Any core, no I/O.
    bool is_alive() const noexcept;
    http_api::readiness readiness() const;
    /// From now on not ready: the balancer should look elsewhere.
    void start_draining() noexcept { draining_ = true; }
    /// From core 0, before the cores stop.
    task<void> stop();

private:
    task<void> look_repeatedly();
    task<void> look();
    task<char const*> look_at_metadata();

    needs with_;
    std::vector<std::atomic<std::int64_t>> moved_at_ms_;  // per core, monotonic
    std::vector<std::unique_ptr<ticker>> tickers_;        // each on its core
    // Reason codes with static life; "ok" when all is well.
    std::atomic<char const*> metadata_{"not_looked_at"};
    std::atomic<char const*> disk_{"not_looked_at"};
    std::atomic<bool> draining_{false};
    histogram& loop_lag_;
    blocking_pool pool_;
    task_scope looking_;
};

}  // namespace parley::app
