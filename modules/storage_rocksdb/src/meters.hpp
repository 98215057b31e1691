#pragma once
// What this store counts and times.

#include <parley/base/clock.hpp>
#include <parley/interfaces/services/metrics.hpp>

#include <chrono>

namespace parley::storage_rocksdb {

struct meters_of_store {
    explicit meters_of_store(metrics& in);

    histogram& log_syncs;
    histogram& group_sizes;  ///< the bounds are meant for seconds: what counts here is sum / count, the mean
    gauge& queue_changes;
    histogram& append;
    histogram& history;
    histogram& find;
    histogram& newest_ids;
    histogram& drop_channel;
    histogram& journal_read;
};

/// Observes how long its scope lasted.
class stopwatch {
public:
    explicit stopwatch(histogram& into) : into_(into) {}
    ~stopwatch() {
        std::chrono::duration<double> took = system_clock().mono() - started_;
        into_.observe(took.count());
    }
    stopwatch(stopwatch const&) = delete;
    stopwatch& operator=(stopwatch const&) = delete;

private:
    histogram& into_;
    mono_time started_ = system_clock().mono();
};

}  // namespace parley::storage_rocksdb
