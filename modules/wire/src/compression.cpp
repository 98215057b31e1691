#include <parley/base/assert.hpp>
#include <parley/wire/compression.hpp>

#include <fmt/format.h>
#include <openssl/sha.h>
#include <zstd.h>

#include <memory>

namespace parley::wire {
namespace {

// Level 3 with a dictionary of 4 KB: about 1.5 µs for an event of 300 bytes, once for all its receivers.
constexpr int compression_level = 3;

constexpr char dictionary_text[] =
#include "dictionary.inc"
    ;

struct free_context {
    void operator()(ZSTD_CCtx* c) const noexcept { ZSTD_freeCCtx(c); }
    void operator()(ZSTD_DCtx* c) const noexcept { ZSTD_freeDCtx(c); }
};

ZSTD_CDict* prepared_dictionary() {
    static ZSTD_CDict* const made =
        ZSTD_createCDict(dictionary().data(), dictionary().size(), compression_level);
    return made;
}

}  // namespace

std::string_view dictionary() noexcept {
    return {dictionary_text, sizeof dictionary_text - 1};
}

std::string dictionary_hash() {
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<unsigned char const*>(dictionary().data()), dictionary().size(), digest);
    std::string hex;
    for (auto byte : digest)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

std::string compress(std::string_view payload) {
    thread_local std::unique_ptr<ZSTD_CCtx, free_context> context(ZSTD_createCCtx());
    std::string out(ZSTD_compressBound(payload.size()), '\0');
    auto size = ZSTD_compress_usingCDict(context.get(), out.data(), out.size(), payload.data(),
                                         payload.size(), prepared_dictionary());
    PARLEY_ASSERT(!ZSTD_isError(size));  // the bound was given and the input is ours
    out.resize(size);
    out.shrink_to_fit();
    return out;
}

bool decompress(std::string_view frame, std::size_t bytes_max, std::string& out) {
    thread_local std::unique_ptr<ZSTD_DCtx, free_context> context(ZSTD_createDCtx());
    auto claimed = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (claimed == ZSTD_CONTENTSIZE_ERROR || claimed == ZSTD_CONTENTSIZE_UNKNOWN || claimed > bytes_max)
        return false;
    out.resize(claimed);
    auto size = ZSTD_decompress_usingDict(context.get(), out.data(), out.size(), frame.data(), frame.size(),
                                          dictionary().data(), dictionary().size());
    return !ZSTD_isError(size) && size == claimed;
}

}  // namespace parley::wire
