#pragma once
// Sight: the log sink and the metrics registry. Everything here is safe from any thread.

#include <parley/base/clock.hpp>
#include <parley/base/log.hpp>
#include <parley/interfaces/services/metrics.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace parley::observability {

enum class log_shape : std::uint8_t { json, text };

struct log_options {
    int fd = 2;  ///< written with one write(2) per line; not closed
    log_shape shape = log_shape::json;
    log_level level = log_level::info;
    /// Lines of one event name per second beyond which they are dropped and counted; 0 = off. Errors are
    /// exempt.
    std::uint32_t lines_per_second_max = 50;
};

/// The real sink: one JSON object (or text line) per event, control characters escaped.
class leveled_log_sink : public log_sink {
public:
    virtual void set_level(log_level level) noexcept = 0;
    virtual std::uint64_t dropped() const noexcept = 0;
};
std::unique_ptr<leveled_log_sink> make_log_sink(log_options options, clock const& time);

/// JSON for files and pipes, text for a terminal.
log_shape shape_for(int fd) noexcept;

std::unique_ptr<metrics> make_metrics();

struct build_facts {
    std::string version;
    std::string compiler;
};
/// Memory, open files, threads, processor time, uptime and build of this process. `time` must outlive the
/// registry.
void observe_process(metrics& into, build_facts build, clock const& time);

}  // namespace parley::observability
