#include "ogg_sound.hpp"

#include "byte_reader.hpp"

#include <array>

namespace parley::media {
namespace {

using namespace std::string_view_literals;

constexpr auto opus_head = "OpusHead"sv;
constexpr auto opus_tags = "OpusTags"sv;
constexpr auto vorbis_head = "\x01vorbis"sv;
constexpr auto vorbis_comments = "\x03vorbis"sv;
constexpr auto vorbis_setup = "\x05vorbis"sv;
constexpr std::uint32_t hertz_max = 192'000;

std::optional<sound_head> read_opus(byte_reader in) {
    auto const version = in.u8();
    auto const channels = in.u8();
    in.take(8);  // samples to skip, the first rate, gain
    auto const mapping = in.u8();
    // §5.1.1: mono and stereo need no table.
    bool const right = in.good() && version >> 4U == 0 && mapping == 0 && (channels == 1 || channels == 2);
    return right && in.empty() ? std::optional(sound_head{}) : std::nullopt;
}

std::optional<sound_head> read_vorbis(byte_reader in) {
    sound_head out{.of = sound_head::codec::vorbis, .heads = 3};
    auto const version = in.le32();
    auto const channels = in.u8();
    out.hertz = in.le32();
    in.take(12);  // rates it was made for
    auto const blocks = in.u8();
    auto const framing = in.u8();
    auto const longest = std::uint32_t{blocks} >> 4U;
    auto const shortest = std::uint32_t{blocks} & 15U;
    out.block = 1U << longest;
    bool const right = in.good() && in.empty() && version == 0 && (channels == 1 || channels == 2) &&
                       out.hertz >= 8'000 && out.hertz <= hertz_max && shortest >= 6 && longest <= 13 &&
                       shortest <= longest && (framing & 1U) == 1;
    return right ? std::optional(out) : std::nullopt;
}

/// RFC 6716 §3.1 and §3.2: the length of a frame, and how many there are.
double seconds_of_opus(std::string_view front) {
    if (front.empty()) return 0;
    auto const toc = static_cast<unsigned char>(front[0]);
    auto const config = toc >> 3U;
    constexpr std::array silk{0.010, 0.020, 0.040, 0.060};
    constexpr std::array hybrid{0.010, 0.020};
    constexpr std::array celt{0.0025, 0.005, 0.010, 0.020};
    double const frame = config < 12   ? silk[config & 3U]
                         : config < 16 ? hybrid[config & 1U]
                                       : celt[config & 3U];
    auto const code = toc & 3U;
    if (code < 3) return code == 0 ? frame : 2 * frame;
    return front.size() < 2 ? 0 : frame * (static_cast<unsigned char>(front[1]) & 0x3FU);
}

}  // namespace

std::optional<sound_head> read_sound_head(std::string_view packet) {
    byte_reader in(packet);
    if (packet.starts_with(opus_head)) {
        in.take(opus_head.size());
        return read_opus(in);
    }
    if (packet.starts_with(vorbis_head)) {
        in.take(vorbis_head.size());
        return read_vorbis(in);
    }
    return std::nullopt;
}

bool are_heads(sound_head const& sound, std::span<std::string const> packets) {
    if (sound.of == sound_head::codec::opus) return packets.size() == 1 && packets[0].starts_with(opus_tags);
    return packets.size() == 2 && packets[0].starts_with(vorbis_comments) &&
           packets[1].starts_with(vorbis_setup);
}

std::string empty_comments(sound_head const& sound) {
    bool const opus = sound.of == sound_head::codec::opus;
    std::string out(opus ? opus_tags : vorbis_comments);
    append_le32(out, 0);       // the maker's name
    append_le32(out, 0);       // comments
    if (!opus) out += '\x01';  // Vorbis I §5.2.1: the framing bit
    return out;
}

double seconds_of_packet(sound_head const& sound, std::string_view front) {
    if (sound.of == sound_head::codec::opus) return seconds_of_opus(front);
    // §4.3.8: two blocks of one length overlap by half.
    return front.empty() ? 0 : static_cast<double>(sound.block) / 4 / sound.hertz;
}

}  // namespace parley::media
