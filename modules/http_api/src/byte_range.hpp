#pragma once
// The part of a file that a request asks for (RFC 9110 §14).

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace parley::http_api {

struct byte_range {
    enum class kind : std::uint8_t {
        whole,          ///< none was asked for, or one that may be ignored: several, or another unit
        part,           ///< `first` to `last`, both included
        unsatisfiable,  ///< all of it lies behind the end
    };
    kind is = kind::whole;
    std::size_t first = 0;
    std::size_t last = 0;
};

/// `header` is the value of Range; empty = none.
byte_range read_range(std::string_view header, std::size_t bytes) noexcept;

}  // namespace parley::http_api
