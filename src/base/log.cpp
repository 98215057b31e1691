#include <parley/base/assert.hpp>
#include <parley/base/log.hpp>

#include <cstdio>

namespace parley {
namespace {

class stderr_sink final : public log_sink {
public:
    bool enabled(log_level level) const noexcept override { return level >= log_level::warn; }
    void write(log_level level, std::string_view event, std::initializer_list<log_field> fields) override {
        if (!enabled(level)) return;
        std::string line(event);
        for (auto const& field : fields) {
            line.append(" ").append(field.name).append("=");
            std::visit(
                [&](auto const& value) {
                    using value_type = std::decay_t<decltype(value)>;
                    if constexpr (std::is_same_v<value_type, std::string_view>) {
                        line.append(value);
                    } else if constexpr (std::is_same_v<value_type, bool>) {
                        line.append(value ? "true" : "false");
                    } else {
                        line.append(std::to_string(value));
                    }
                },
                field.value);
        }
        line.push_back('\n');
        std::fputs(line.c_str(), stderr);
    }
};

stderr_sink default_sink;
log_sink* chosen_sink = nullptr;

}  // namespace

log_sink& log() noexcept {
    return chosen_sink ? *chosen_sink : default_sink;
}
void set_log_sink(log_sink* sink) noexcept {
    chosen_sink = sink;
}

}  // namespace parley
