#pragma once
// The error of who writes too soon: its value is the wait, so that the answer can say it.

#include <parley/base/clock.hpp>
#include <parley/base/result.hpp>

#include <boost/system/error_category.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace parley {

class slow_mode_category final : public boost::system::error_category {
public:
    char const* name() const noexcept override { return "slow_mode"; }
    std::string message(int value) const override {
        return "one may write again in " + std::to_string(value) + " s";
    }
    static slow_mode_category const& instance() {
        static slow_mode_category const it;
        return it;
    }
};

/// 429: this member may write again in `wait` (> 0), rounded up to seconds.
inline error_code must_wait(milliseconds wait) noexcept {
    auto const whole = std::chrono::ceil<seconds>(wait).count();
    auto const most = std::int64_t{std::numeric_limits<int>::max()};
    return {static_cast<int>(std::clamp<std::int64_t>(whole, 1, most)), slow_mode_category::instance()};
}

/// Nothing for any other error.
inline std::optional<seconds> wait_of(error_code const& error) noexcept {
    if (error.category() != slow_mode_category::instance()) return std::nullopt;
    return seconds{error.value()};
}

}  // namespace parley
