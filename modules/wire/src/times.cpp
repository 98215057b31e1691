#include <parley/wire/times.hpp>

namespace parley::wire {
namespace {

/// Takes `count` digits from the front; -1 when they are not there.
int take_number(std::string_view& rest, std::size_t count) noexcept {
    if (rest.size() < count) return -1;
    int number = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (rest[i] < '0' || rest[i] > '9') return -1;
        number = number * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(count);
    return number;
}

bool take(std::string_view& rest, char wanted) noexcept {
    if (rest.empty() || rest.front() != wanted) return false;
    rest.remove_prefix(1);
    return true;
}

/// The first three digits of a fraction, and past the others; nothing without a digit.
std::optional<milliseconds> take_fraction(std::string_view& rest) noexcept {
    int found = 0;
    std::size_t digits = 0;
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; rest.remove_prefix(1)) {
        if (digits < 3) found = found * 10 + (rest.front() - '0');
        ++digits;
    }
    if (digits == 0) return std::nullopt;
    for (; digits < 3; ++digits)
        found *= 10;
    return milliseconds{found};
}

std::optional<std::chrono::minutes> take_offset(std::string_view& rest) noexcept {
    if (take(rest, 'Z') || take(rest, 'z')) return std::chrono::minutes{0};
    bool const ahead = !rest.empty() && rest.front() == '+';
    if (!take(rest, '+') && !take(rest, '-')) return std::nullopt;
    int const hours = take_number(rest, 2);
    bool const colon = take(rest, ':');
    int const minutes = take_number(rest, 2);
    if (!colon || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    std::chrono::minutes const off{hours * 60 + minutes};
    return ahead ? off : -off;
}

std::optional<wall_time> take_date(std::string_view& rest) noexcept {
    int const year = take_number(rest, 4);
    bool const first = take(rest, '-');
    int const month = take_number(rest, 2);
    bool const second = take(rest, '-');
    int const day = take_number(rest, 2);
    if (!first || !second || year < 1970 || month < 1 || day < 1) return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    return wall_time{std::chrono::sys_days{date}};
}

}  // namespace

std::optional<wall_time> parse_time(std::string_view text) noexcept {
    auto const day = take_date(text);
    if (!day || (!take(text, 'T') && !take(text, 't'))) return std::nullopt;
    int const hour = take_number(text, 2);
    bool const first = take(text, ':');
    int const minute = take_number(text, 2);
    bool const second = take(text, ':');
    int const of_minute = take_number(text, 2);
    if (!first || !second || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    if (of_minute < 0 || of_minute > 60) return std::nullopt;  // 60: a leap second
    auto fraction = std::optional<milliseconds>{milliseconds{0}};
    if (take(text, '.')) fraction = take_fraction(text);
    if (!fraction) return std::nullopt;
    auto const offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return *day + std::chrono::hours{hour} + std::chrono::minutes{minute} + seconds{of_minute} + *fraction -
           *offset;
}

}  // namespace parley::wire
