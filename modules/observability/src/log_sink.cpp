// The sink that `log_info` and its siblings end in: formats a line, and writes it whole.

#include "escape.hpp"
#include "event_budget.hpp"

#include <parley/observability/make_observability.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cmath>
#include <ctime>
#include <mutex>

namespace parley::observability {
namespace {

std::string_view name_of(log_level level) {
    switch (level) {
        case log_level::debug:
            return "debug";
        case log_level::info:
            return "info";
        case log_level::warn:
            return "warn";
        case log_level::error:
            return "error";
    }
    return "error";
}

void append_time(std::string& out, wall_time now) {
    auto const ms = unix_ms(now);
    auto const whole = static_cast<std::time_t>(ms / 1000);
    std::tm utc{};
    gmtime_r(&whole, &utc);
    fmt::format_to(std::back_inserter(out), "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900,
                   utc.tm_mon + 1, utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, ms % 1000);
}

void append_number(std::string& out, double v, log_shape shape) {
    // JSON has no word for infinities and NaN.
    if (std::isfinite(v) || shape == log_shape::text) {
        fmt::format_to(std::back_inserter(out), "{}", v);
    } else {
        out += "null";
    }
}

void append_value(std::string& out, log_field const& field, log_shape shape) {
    if (auto const* text = std::get_if<std::string_view>(&field.value)) {
        shape == log_shape::json ? append_quoted(out, *text) : append_readable(out, *text);
    } else if (auto const* yes = std::get_if<bool>(&field.value)) {
        out += *yes ? "true" : "false";
    } else if (auto const* real = std::get_if<double>(&field.value)) {
        append_number(out, *real, shape);
    } else if (auto const* whole = std::get_if<std::int64_t>(&field.value)) {
        fmt::format_to(std::back_inserter(out), "{}", *whole);
    } else {
        fmt::format_to(std::back_inserter(out), "{}", std::get<std::uint64_t>(field.value));
    }
}

// A log that cannot be written must not stop the server: errors are swallowed here and nowhere else.
void write_whole(int fd, std::string_view line) {
    while (!line.empty()) {
        auto const written = ::write(fd, line.data(), line.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        line.remove_prefix(static_cast<std::size_t>(written));
    }
}

class line_sink final : public leveled_log_sink {
public:
    line_sink(log_options options, clock const& time)
        : fd_(options.fd),
          shape_(options.shape),
          level_(options.level),
          time_(time),
          budget_(options.lines_per_second_max) {}

    bool enabled(log_level level) const noexcept override {
        return level >= level_.load(std::memory_order_relaxed);
    }
    void set_level(log_level level) noexcept override { level_.store(level, std::memory_order_relaxed); }
    std::uint64_t dropped() const noexcept override {
        std::lock_guard const guard(lock_);
        return budget_.dropped_total();
    }

    void write(log_level level, std::string_view event, std::initializer_list<log_field> fields) override {
        if (!enabled(level)) return;
        std::string out;
        std::lock_guard const guard(lock_);
        for (auto const& [name, count] : budget_.take_dropped(time_.mono())) {
            append_line(out, log_level::warn, "log.dropped", {{"of", name}, {"lines", count}});
        }
        if (level == log_level::error || budget_.allow(event, time_.mono()))
            append_line(out, level, event, fields);
        write_whole(fd_, out);
    }

private:
    void append_line(std::string& out, log_level level, std::string_view event,
                     std::initializer_list<log_field> fields) {
        if (shape_ == log_shape::json) {
            out += R"({"ts":")";
            append_time(out, time_.now());
            fmt::format_to(std::back_inserter(out), R"(","level":"{}","event":)", name_of(level));
            append_quoted(out, event);
        } else {
            append_time(out, time_.now());
            fmt::format_to(std::back_inserter(out), " {:<5} ", name_of(level));
            append_readable(out, event);
        }
        for (auto const& field : fields)
            append_field(out, field);
        out += shape_ == log_shape::json ? "}\n" : "\n";
    }

    void append_field(std::string& out, log_field const& field) {
        if (shape_ == log_shape::json) {
            out += ',';
            append_quoted(out, field.name);
            out += ':';
        } else {
            out += ' ';
            append_readable(out, field.name);
            out += '=';
        }
        append_value(out, field, shape_);
    }

    int fd_;
    log_shape shape_;
    std::atomic<log_level> level_;
    clock const& time_;
    mutable std::mutex lock_;
    event_budget budget_;
};

}  // namespace

std::unique_ptr<leveled_log_sink> make_log_sink(log_options options, clock const& time) {
    return std::make_unique<line_sink>(options, time);
}

log_shape shape_for(int fd) noexcept {
    return ::isatty(fd) == 1 ? log_shape::text : log_shape::json;
}

}  // namespace parley::observability
