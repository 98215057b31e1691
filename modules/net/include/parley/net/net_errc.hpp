#pragma once
// What can go wrong in `net` beyond what the operating system names itself.

#include <parley/base/error_category.hpp>

namespace parley::net {

enum class net_errc {
    ok = 0,
    bad_certificate = 1,   ///< start, reload: unreadable, or certificate and key do not belong together
    bad_address = 2,       ///< start: the listen address or a trusted proxy is not an address
    bad_request = 3,       ///< client: not http(s), or a header that cannot be sent
    unreachable = 4,       ///< client: name not found, refused, broken off
    timed_out = 5,         ///< client: the whole call took longer than its `timeout`
    tls_failed = 6,        ///< client: the other side's certificate does not hold
    answer_too_large = 7,  ///< client: more than `answer_bytes_max`
};

char const* describe(net_errc) noexcept;
inline char const* category_name(net_errc) noexcept {
    return "net";
}

}  // namespace parley::net

PARLEY_ERROR_ENUM(parley::net::net_errc);
namespace parley::net {
PARLEY_MAKE_ERROR_CODE(net_errc)
}
