#include <parley/net/net_errc.hpp>

namespace parley::net {

char const* describe(net_errc e) noexcept {
    switch (e) {
        case net_errc::ok:
            return "no error";
        case net_errc::bad_certificate:
            return "the certificate or its key cannot be used";
        case net_errc::bad_address:
            return "not an address that can be used";
        case net_errc::bad_request:
            return "the request cannot be sent as it stands";
        case net_errc::unreachable:
            return "the other side cannot be reached";
        case net_errc::timed_out:
            return "the other side took too long";
        case net_errc::tls_failed:
            return "the other side's certificate does not hold";
        case net_errc::answer_too_large:
            return "the answer is larger than allowed";
    }
    return "an unknown network error";
}

}  // namespace parley::net
