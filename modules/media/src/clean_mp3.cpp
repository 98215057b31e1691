// MP3 (ISO 11172-3, 13818-3): frames one behind the other. Tags before and behind them are left out.

#include "byte_reader.hpp"
#include "cleaned.hpp"
#include "sound_bounds.hpp"

#include <array>
#include <optional>

namespace parley::media {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t header_bytes = 4;
constexpr std::size_t tag_v1_bytes = 128;
constexpr std::size_t tag_v2_head_bytes = 10;
/// Fewer are no sound, and a few bytes of anything look like one frame.
constexpr std::size_t frames_min = 3;

// Kilobits per second by the header's index: of MPEG 1, and of 2 and 2.5 (ISO 11172-3 §2.4.2.3, 13818-3
// §2.4.2.3).
constexpr std::array<int, 15> rates_1{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
constexpr std::array<int, 15> rates_2{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
constexpr std::array<int, 3> samplings{44'100, 48'000, 32'000};

struct frame {
    std::uint32_t kind = 0;  // version and sampling: the same in all of a file
    std::size_t bytes = 0;
    double seconds = 0;
};

std::optional<frame> read_frame(std::string_view from) {
    byte_reader in(from);
    auto const head = in.be32();
    if (!in.good() || head >> 21U != 0x7FF) return std::nullopt;
    auto const version = head >> 19U & 3U;  // 0 = 2.5, 2 = 2, 3 = 1
    auto const layer = head >> 17U & 3U;    // 1 = III
    auto const rate = head >> 12U & 15U;
    auto const sampling = head >> 10U & 3U;
    // No "free" rates: their frames have no length of their own.
    if (version == 1 || layer != 1 || rate == 0 || rate == 15 || sampling == 3 || (head & 3U) == 2)
        return std::nullopt;
    bool const first = version == 3;
    int const hertz = samplings[sampling] / (first ? 1 : version == 2 ? 2 : 4);
    int const samples = first ? 1152 : 576;
    int const kilobits = first ? rates_1[rate] : rates_2[rate];
    auto const bytes = samples / 8 * kilobits * 1000 / hertz + static_cast<int>(head >> 9U & 1U);
    return frame{version << 2U | sampling, static_cast<std::size_t>(bytes),
                 static_cast<double>(samples) / hertz};
}

/// ID3v2 §3.1: its length in seven bits a byte. False when it is cut short.
bool pass_tag(std::string_view& bytes) {
    if (!bytes.starts_with("ID3"sv)) return true;
    if (bytes.size() < tag_v2_head_bytes) return false;
    std::size_t length = 0;
    for (std::size_t i = 6; i < tag_v2_head_bytes; ++i) {
        auto const seven = static_cast<unsigned char>(bytes[i]);
        if (seven > 0x7F) return false;
        length = length << 7U | seven;
    }
    bool const footer = (static_cast<unsigned char>(bytes[5]) & 0x10U) != 0;
    length += tag_v2_head_bytes + (footer ? tag_v2_head_bytes : 0);
    if (length > bytes.size()) return false;
    bytes.remove_prefix(length);
    return true;
}

}  // namespace

result<cleaned> clean_mp3(std::string_view bytes) {
    if (!pass_tag(bytes)) return asset_errc::malformed;
    auto const end = bytes.size() > tag_v1_bytes ? bytes.size() - tag_v1_bytes : bytes.size();
    if (bytes.substr(end).starts_with("TAG"sv)) bytes = bytes.substr(0, end);

    cleaned out{.format = asset_format::mp3};
    std::size_t frames = 0;
    double length = 0;
    std::optional<std::uint32_t> kind;
    while (!bytes.empty()) {
        auto const next = read_frame(bytes);
        if (!next || (kind && *kind != next->kind)) return asset_errc::malformed;
        kind = next->kind;
        if (next->bytes > bytes.size()) break;  // encoders leave the last one cut: it plays as nothing
        out.bytes += bytes.substr(0, next->bytes);
        bytes.remove_prefix(next->bytes);
        length += next->seconds;
        if (length > sound_seconds_max) return asset_errc::out_of_bounds;
        ++frames;
    }
    if (frames < frames_min) return asset_errc::malformed;
    return out;
}

}  // namespace parley::media
