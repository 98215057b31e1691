#pragma once
// The file by which a clean stop hands sessions and streams over to the next start. Once written, once read.

#include <parley/base/clock.hpp>
#include <parley/base/units.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace parley {
class token_source;
}

namespace parley::app {

/// Both parts at their bounds and some room; what is larger is neither written nor read.
inline constexpr std::size_t handover_bytes_max = 128_MiB;

struct handover {
    std::uint64_t start = 0;  ///< the count of the start that wrote it
    wall_time written_at;
    std::string streams;
    std::string sessions;
};

/// Why a file is not used.
enum class handover_refusal : std::uint8_t { other_version, damaged };

std::string encode_handover(handover const& what, token_source const& digests);
std::variant<handover, handover_refusal> decode_handover(std::string_view bytes, token_source const& digests);

/// Under a temporary name first, on the disk before it gets its own. False with `problem` filled in.
bool write_handover(std::string const& folder, std::string_view bytes, std::string& problem);

enum class handover_found : std::uint8_t { nothing, taken, unusable };
/// Reads the file and removes it from the disk before anyone can use what it says: a crash later must not
/// find it again. `bytes` counts only when it was taken; `problem` says why it is unusable.
handover_found take_handover(std::string const& folder, std::string& bytes, std::string& problem);

}  // namespace parley::app
