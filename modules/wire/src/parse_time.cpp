#include <parley/wire/growth_objects.hpp>

#include <charconv>

namespace parley::wire {
namespace {

namespace chrono = std::chrono;

/// Takes characters from the front; the first that does not fit spoils all that follow.
class taker {
public:
    explicit taker(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            char const c = take();
            if (c < '0' || c > '9') good_ = false;
            value = value * 10 + (c - '0');
        }
        return good_ ? value : 0;
    }
    void expect(std::string_view any_of) { good_ = any_of.find(take()) != any_of.npos && good_; }
    bool next_is(char c) const { return good_ && !rest_.empty() && rest_.front() == c; }
    char take() {
        if (rest_.empty()) good_ = false;
        if (!good_) return '\0';
        char const c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    /// Milliseconds of a fraction of a second; finer digits are left out.
    int fraction() {
        int value = 0;
        int place = 100;
        std::size_t count = 0;
        for (; !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; ++count, place /= 10)
            value += (take() - '0') * place;
        good_ = good_ && count >= 1 && count <= 9;
        return value;
    }
    bool complete() const noexcept { return good_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

chrono::minutes zone(taker& from) {
    if (from.next_is('Z') || from.next_is('z')) {
        from.take();
        return {};
    }
    bool const behind = from.next_is('-');
    from.expect("+-");
    auto const hours = from.digits(2);
    from.expect(":");
    auto const minutes = from.digits(2);
    auto const ahead = chrono::hours{hours} + chrono::minutes{minutes};
    return behind ? -ahead : ahead;
}

}  // namespace

std::optional<wall_time> parse_time(std::string_view text) {
    taker from(text);
    chrono::year const year{from.digits(4)};
    from.expect("-");
    chrono::month const month{static_cast<unsigned>(from.digits(2))};
    from.expect("-");
    chrono::day const day{static_cast<unsigned>(from.digits(2))};
    from.expect("Tt");
    auto const hour = from.digits(2);
    from.expect(":");
    auto const minute = from.digits(2);
    from.expect(":");
    auto const second = from.digits(2);
    int milliseconds = 0;
    if (from.next_is('.')) {
        from.take();
        milliseconds = from.fraction();
    }
    auto const ahead = zone(from);
    auto const date = year / month / day;
    bool const possible = from.complete() && date.ok() && year >= chrono::year{1970} && hour <= 23 &&
                          minute <= 59 && second <= 59 && ahead < chrono::hours{24} &&
                          -ahead < chrono::hours{24};
    if (!possible) return std::nullopt;
    return wall_time{chrono::sys_days{date} + chrono::hours{hour} + chrono::minutes{minute} +
                     chrono::seconds{second} + chrono::milliseconds{milliseconds} - ahead};
}

}  // namespace parley::wire
