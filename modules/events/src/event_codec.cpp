#include "event_codec.hpp"

#include "event_fields.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace parley {
namespace {

using event_fields::fields;
using event_fields::is_known;

template <class T>
constexpr bool is_id = false;
template <class Tag>
constexpr bool is_id<id<Tag>> = true;
template <class T>
constexpr bool is_vector = false;
template <class T>
constexpr bool is_vector<std::vector<T>> = true;
template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool is_pair = false;
template <class A, class B>
constexpr bool is_pair<std::pair<A, B>> = true;

// --- writing

template <class T>
void write(byte_writer& to, T const& what) {
    if constexpr (is_id<T>) {
        to.be64(what.value);
    } else if constexpr (std::is_enum_v<T>) {
        static_assert(sizeof(T) == 1);
        to.u8(static_cast<std::uint8_t>(what));
    } else if constexpr (std::is_same_v<T, bool>) {
        to.u8(what ? 1 : 0);
    } else if constexpr (std::is_integral_v<T>) {
        to.be64(static_cast<std::uint64_t>(what));
    } else if constexpr (std::is_same_v<T, wall_time>) {
        to.be64(static_cast<std::uint64_t>(unix_ms(what)));
    } else if constexpr (std::is_same_v<T, seconds>) {
        to.be64(static_cast<std::uint64_t>(what.count()));
    } else if constexpr (std::is_same_v<T, std::string>) {
        to.text(what);
    } else if constexpr (is_optional<T>) {
        to.u8(what ? 1 : 0);
        if (what) write(to, *what);
    } else if constexpr (is_vector<T>) {
        to.varint(what.size());
        for (auto const& each : what)
            write(to, each);
    } else if constexpr (is_pair<T>) {
        write(to, what.first);
        write(to, what.second);
    } else {
        std::apply([&](auto const&... each) { (write(to, each), ...); }, fields(what));
    }
}

// --- reading: false when it is not what a writer writes

template <class T>
bool read(byte_reader& from, T& into);

bool read_flag(byte_reader& from, bool& into) {
    auto const byte = from.u8();
    into = byte != 0;
    return from.ok() && byte <= 1;
}

template <class T>
bool read_vector(byte_reader& from, std::vector<T>& into) {
    // Each element takes a byte at least, so a false count cannot make us allocate more than was sent.
    auto const count = from.varint();
    if (!from.ok() || count > from.left()) return false;
    for (std::uint64_t i = 0; i < count; ++i) {
        if (!read(from, into.emplace_back())) return false;
    }
    return true;
}

template <class T>
bool read(byte_reader& from, T& into) {
    if constexpr (is_id<T>) {
        into.value = from.be64();
        return from.ok();
    } else if constexpr (std::is_enum_v<T>) {
        into = static_cast<T>(from.u8());
        return from.ok() && is_known(into);
    } else if constexpr (std::is_same_v<T, bool>) {
        return read_flag(from, into);
    } else if constexpr (std::is_integral_v<T>) {
        auto const bits = from.be64();
        into = static_cast<T>(bits);
        return from.ok() && static_cast<std::uint64_t>(into) == bits;
    } else if constexpr (std::is_same_v<T, wall_time>) {
        into = from_unix_ms(static_cast<std::int64_t>(from.be64()));
        return from.ok();
    } else if constexpr (std::is_same_v<T, seconds>) {
        into = seconds{static_cast<std::int64_t>(from.be64())};
        return from.ok();
    } else if constexpr (std::is_same_v<T, std::string>) {
        into = std::string(from.text());
        return from.ok();
    } else if constexpr (is_optional<T>) {
        bool holds = false;
        return read_flag(from, holds) && (!holds || read(from, into.emplace()));
    } else if constexpr (is_vector<T>) {
        return read_vector(from, into);
    } else if constexpr (is_pair<T>) {
        return read(from, into.first) && read(from, into.second);
    } else {
        return std::apply([&](auto&... each) { return (read(from, each) && ...); }, fields(into));
    }
}

template <std::size_t Kind>
std::optional<events::payload> read_kind(byte_reader& from) {
    std::variant_alternative_t<Kind, events::payload> what{};
    if (!read(from, what)) return std::nullopt;
    return what;
}

using reader = std::optional<events::payload> (*)(byte_reader&);

template <std::size_t... Kinds>
constexpr auto readers_of(std::index_sequence<Kinds...>) {
    return std::array<reader, sizeof...(Kinds)>{read_kind<Kinds>...};
}

constexpr auto kind_count = std::variant_size_v<events::payload>;
constexpr auto readers = readers_of(std::make_index_sequence<kind_count>{});
static_assert(kind_count < 256, "a kind is one byte");

// --- the layout: FNV-1a over the names of all types, in order

template <class T>
constexpr std::string_view name_of() {
    return __PRETTY_FUNCTION__;
}

template <class T>
constexpr void add_layout(std::uint64_t& sum);

template <class... Each>
constexpr void add_layouts(std::uint64_t& sum, std::tuple<Each&...> const*) {
    (add_layout<Each>(sum), ...);
}
template <class... Each>
constexpr void add_layouts(std::uint64_t& sum, std::variant<Each...> const*) {
    (add_layout<Each>(sum), ...);
}

template <class T>
constexpr void add_layout(std::uint64_t& sum) {
    for (char const c : name_of<T>())
        sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    if constexpr (is_vector<T> || is_optional<T>) {
        add_layout<typename T::value_type>(sum);
    } else if constexpr (is_pair<T>) {
        add_layout<typename T::first_type>(sum);
        add_layout<typename T::second_type>(sum);
    } else if constexpr (requires(T& one) { fields(one); }) {
        using all = decltype(fields(std::declval<T&>()));
        add_layouts(sum, static_cast<all const*>(nullptr));
    }
}

constexpr std::uint64_t layout = [] {
    std::uint64_t sum = 0xCBF29CE484222325ULL;
    add_layouts(sum, static_cast<events::payload const*>(nullptr));
    return sum;
}();

}  // namespace

void write_event(byte_writer& to, events::payload const& what) {
    to.u8(static_cast<std::uint8_t>(what.index()));
    std::visit([&to](auto const& one) { write(to, one); }, what);
}

std::optional<events::payload> read_event(byte_reader& from) {
    auto const kind = from.u8();
    if (!from.ok() || kind >= readers.size()) return std::nullopt;
    return readers[kind](from);
}

std::uint64_t event_layout() noexcept {
    return layout;
}

}  // namespace parley
