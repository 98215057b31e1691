#pragma once
// One event, one line, fields not prose. Never message bodies, tokens, or addresses of members.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace parley {

enum class log_level : std::uint8_t { debug, info, warn, error };

struct log_field {
    std::string_view name;
    std::variant<std::int64_t, std::uint64_t, double, bool, std::string_view> value;

    log_field(std::string_view n, std::int64_t v) : name(n), value(v) {}
    log_field(std::string_view n, std::uint64_t v) : name(n), value(v) {}
    log_field(std::string_view n, int v) : name(n), value(static_cast<std::int64_t>(v)) {}
    log_field(std::string_view n, unsigned v) : name(n), value(static_cast<std::uint64_t>(v)) {}
    log_field(std::string_view n, double v) : name(n), value(v) {}
    log_field(std::string_view n, bool v) : name(n), value(v) {}
    log_field(std::string_view n, std::string_view v) : name(n), value(v) {}
    log_field(std::string_view n, char const* v) : name(n), value(std::string_view(v)) {}
    log_field(std::string_view n, std::string const& v) : name(n), value(std::string_view(v)) {}
};

/// Where lines go; the observability module makes the real one. Any thread.
class log_sink {
public:
    virtual ~log_sink() = default;
    virtual bool enabled(log_level level) const noexcept = 0;
    virtual void write(log_level level, std::string_view event, std::initializer_list<log_field> fields) = 0;
};

/// The process's sink. Before one is set, and in tests, lines at `warn` and above go to stderr.
log_sink& log() noexcept;
/// Not thread-safe: once at start, and back to the default (null) at the end.
void set_log_sink(log_sink* sink) noexcept;

inline void log_debug(std::string_view event, std::initializer_list<log_field> fields = {}) {
    if (log().enabled(log_level::debug)) log().write(log_level::debug, event, fields);
}
inline void log_info(std::string_view event, std::initializer_list<log_field> fields = {}) {
    log().write(log_level::info, event, fields);
}
inline void log_warn(std::string_view event, std::initializer_list<log_field> fields = {}) {
    log().write(log_level::warn, event, fields);
}
inline void log_error(std::string_view event, std::initializer_list<log_field> fields = {}) {
    log().write(log_level::error, event, fields);
}

}  // namespace parley
