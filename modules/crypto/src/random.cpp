#include <parley/base/assert.hpp>
#include <parley/crypto/random.hpp>

#include <sys/random.h>

#include <cerrno>
#include <string_view>

namespace parley::crypto {

std::string random_bytes(std::size_t count) {
    std::string out(count, '\0');
    std::size_t filled = 0;
    while (filled < count) {
        auto got = getrandom(out.data() + filled, count - filled, 0);
        if (got < 0 && errno == EINTR) continue;
        PARLEY_ASSERT(got > 0);  // without randomness no secret can be made: better no process
        filled += static_cast<std::size_t>(got);
    }
    return out;
}

std::string random_base58(std::size_t length) {
    constexpr std::string_view letters = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    static_assert(letters.size() == 58);
    constexpr unsigned fair_below =
        256 / letters.size() * letters.size();  // bytes above it would favour some letters
    std::string out;
    out.reserve(length);
    while (out.size() < length) {
        for (unsigned char byte : random_bytes(length - out.size())) {
            if (byte < fair_below) out += letters[byte % letters.size()];
        }
    }
    return out;
}

}  // namespace parley::crypto
