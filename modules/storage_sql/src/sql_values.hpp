#pragma once
// Between the model's types and SQL's four.

#include "limits.hpp"

#include <parley/base/id.hpp>
#include <parley/interfaces/stores/sql_database.hpp>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley {

inline bool is_key(std::string_view text) noexcept {
    return text.size() <= key_bytes_max;
}

template <class Tag>
sql_value as_sql(id<Tag> value) {
    return static_cast<std::int64_t>(value.value);
}
inline sql_value as_sql(wall_time at) {
    return std::int64_t{unix_ms(at)};
}
inline sql_value as_sql(std::optional<wall_time> at) {
    return at ? as_sql(*at) : sql_value{};
}
inline sql_value as_sql(bool flag) {
    return std::int64_t{flag ? 1 : 0};
}
inline sql_value as_sql(std::int32_t number) {
    return std::int64_t{number};
}
/// Ids without a type, and sets of bits: all 64 of them, whatever the sign.
inline sql_value as_sql(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}
inline sql_value as_sql(seconds length) {
    return std::int64_t{length.count()};
}
/// Of rows.
inline sql_value as_limit(std::size_t count_max) {
    return static_cast<std::int64_t>(
        std::min<std::size_t>(count_max, std::numeric_limits<std::int32_t>::max()));
}
template <class Enum>
    requires std::is_enum_v<Enum>
sql_value as_sql(Enum value) {
    return static_cast<std::int64_t>(value);
}

/// Takes a row's columns in order. The first that has another type spoils the row; so does one too few or too
/// many.
class row_reader {
public:
    explicit row_reader(sql_row const& row) : row_(row) {}

    std::int64_t integer() { return take<std::int64_t>(); }
    std::string text() { return take<std::string>(); }
    std::string blob() { return take<sql_blob>().bytes; }
    bool flag() { return integer() != 0; }
    wall_time time() { return from_unix_ms(integer()); }
    std::optional<wall_time> time_or_null() {
        if (at_ < row_.size() && std::holds_alternative<std::monostate>(row_[at_])) {
            ++at_;
            return std::nullopt;
        }
        return time();
    }
    template <class Id>
    Id id() {
        return Id{static_cast<std::uint64_t>(integer())};
    }
    std::int32_t small() { return within<std::int32_t>(); }
    /// A number that `Integer`, of at most 32 bits, can hold.
    template <class Integer>
    Integer within() {
        auto number = integer();
        good_ = good_ && number >= std::numeric_limits<Integer>::min() &&
                number <= std::numeric_limits<Integer>::max();
        return static_cast<Integer>(number);
    }
    std::uint64_t all_bits() { return static_cast<std::uint64_t>(integer()); }
    /// One of the enum's values from 0 to `last`.
    template <class Enum>
    Enum one_of(Enum last) {
        auto number = integer();
        good_ = good_ && number >= 0 && number <= static_cast<std::int64_t>(last);
        return good_ ? static_cast<Enum>(number) : Enum{};
    }
    /// One of an enum's values that do not follow one another.
    template <class Enum>
    Enum any_of(std::initializer_list<Enum> all) {
        auto number = integer();
        for (auto each : all) {
            if (number == static_cast<std::int64_t>(each)) return each;
        }
        good_ = false;
        return Enum{};
    }
    /// For a column whose text has a form of its own.
    void spoil() noexcept { good_ = false; }
    bool complete() const noexcept { return good_ && at_ == row_.size(); }

private:
    template <class T>
    T take() {
        auto const* value = at_ < row_.size() ? std::get_if<T>(&row_[at_]) : nullptr;
        ++at_;
        good_ = good_ && value != nullptr;
        return value != nullptr ? *value : T{};
    }

    sql_row const& row_;
    std::size_t at_ = 0;
    bool good_ = true;
};

template <class T, class Read>
result<std::vector<T>> decode_all(sql_rows const& rows, Read read) {
    std::vector<T> all;
    all.reserve(rows.size());
    for (auto const& row : rows) {
        row_reader reader(row);
        all.push_back(read(reader));
        if (!reader.complete()) return storage_errc::corrupted;
    }
    return all;
}

/// Of none or one row.
template <class T, class Read>
result<std::optional<T>> decode_one(sql_rows const& rows, Read read) {
    PARLEY_TRY(auto all, decode_all<T>(rows, read));
    if (all.size() > 1) return storage_errc::corrupted;
    if (all.empty()) return std::optional<T>{};
    return std::optional<T>{std::move(all.front())};
}

/// A text that no store can hold is the name of nothing: the database refuses it, the look-up is empty.
inline result<sql_rows> found(result<sql_rows> answer) {
    if (answer.has_error() && answer.error() == storage_errc::refused) return sql_rows{};
    return answer;
}

inline result<void> done(result<sql_rows> const& answer) {
    if (answer.has_error()) return answer.error();
    return {};
}

}  // namespace parley
