#pragma once
// Counters, gauges and histograms by name. Updates are a relaxed atomic add; registration happens at start.

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley {

class counter {
public:
    void add(std::uint64_t n = 1) noexcept { value_.fetch_add(n, std::memory_order_relaxed); }
    std::uint64_t value() const noexcept { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

class gauge {
public:
    void add(std::int64_t n) noexcept { value_.fetch_add(n, std::memory_order_relaxed); }
    void set(std::int64_t n) noexcept { value_.store(n, std::memory_order_relaxed); }
    std::int64_t value() const noexcept { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> value_{0};
};

/// Durations in seconds over fixed bounds from 100 µs to 10 s.
class histogram {
public:
    static constexpr std::array<double, 16> bounds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                   0.05,   0.1,     0.25,   0.5,   1,      2.5,   5,    10};
    void observe(double elapsed) noexcept {
        std::size_t bucket = 0;
        while (bucket < bounds.size() && elapsed > bounds[bucket])
            ++bucket;
        buckets_[bucket].fetch_add(1, std::memory_order_relaxed);
        sum_us_.fetch_add(static_cast<std::uint64_t>(elapsed * 1e6), std::memory_order_relaxed);
    }
    std::uint64_t bucket(std::size_t i) const noexcept { return buckets_[i].load(std::memory_order_relaxed); }
    double sum_seconds() const noexcept {
        return static_cast<double>(sum_us_.load(std::memory_order_relaxed)) / 1e6;
    }

private:
    std::array<std::atomic<std::uint64_t>, bounds.size() + 1> buckets_{};
    std::atomic<std::uint64_t> sum_us_{0};
};

/// The same name and labels answer the same object; references live as long as the registry. Any thread.
/// Names are `parley_…` in base units; labels are bounded sets, never ids.
class metrics {
public:
    using labels = std::vector<std::pair<std::string, std::string>>;
    virtual ~metrics() = default;
    virtual parley::counter& counter(std::string_view name, std::string_view help, labels with) = 0;
    virtual parley::gauge& gauge(std::string_view name, std::string_view help, labels with) = 0;
    virtual parley::histogram& histogram(std::string_view name, std::string_view help, labels with) = 0;
    /// A gauge read when asked for. `read` may run on any thread.
    virtual void observe(std::string_view name, std::string_view help, labels with,
                         std::function<double()> read) = 0;
    /// The Prometheus text exposition format, version 0.0.4.
    virtual std::string exposition() const = 0;
};

}  // namespace parley
