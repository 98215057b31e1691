#pragma once
// What many objects are made of: flags, optional times, arrays, sets of bits.

#include <parley/model/permission.hpp>
#include <parley/wire/objects.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace parley::wire {

inline void write_flag(std::string& out, bool value) {
    out += value ? "true" : "false";
}

inline void write_optional_time(std::string& out, std::optional<wall_time> const& t) {
    if (t) {
        write_time(out, *t);
    } else {
        out += "null";
    }
}

/// `null` for empty.
inline void write_optional_text(std::string& out, std::string_view text) {
    if (text.empty()) {
        out += "null";
    } else {
        write_string(out, text);
    }
}

/// A decimal string: JavaScript's numbers do not reach that far.
inline void write_bits(std::string& out, permission_bits bits) {
    out += '"';
    out += std::to_string(bits);
    out += '"';
}

template <class Items, class Write>
void write_array(std::string& out, Items const& items, Write write) {
    out += '[';
    bool first = true;
    for (auto const& each : items) {
        if (!first) out += ',';
        first = false;
        write(each);
    }
    out += ']';
}

template <class Ids>
void write_ids(std::string& out, Ids const& ids) {
    write_array(out, ids, [&](auto const& each) { write_id(out, each); });
}

}  // namespace parley::wire
