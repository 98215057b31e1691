#pragma once
// Literals for sizes in bytes.

#include <cstddef>

namespace parley::literals {

constexpr std::size_t operator""_KiB(unsigned long long n) {
    return static_cast<std::size_t>(n) * 1024;
}
constexpr std::size_t operator""_MiB(unsigned long long n) {
    return static_cast<std::size_t>(n) * 1024 * 1024;
}

}  // namespace parley::literals

namespace parley {
using namespace literals;  // sizes are written everywhere; the literals cannot collide with anything
}
