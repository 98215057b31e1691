#pragma once
// What the first packets of an Ogg stream say of the sound in it: Opus (RFC 7845) or Vorbis (Vorbis I §4.2).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace parley::media {

struct sound_head {
    enum class codec : std::uint8_t { opus, vorbis };
    codec of = codec::opus;
    std::size_t heads = 2;  ///< packets before the sound
    std::uint32_t hertz = 48'000;
    std::uint32_t block = 0;  ///< Vorbis: samples of its longest block
};

/// Of a packet's front: what `seconds_of_packet` looks at.
inline constexpr std::size_t packet_head_bytes = 2;

std::optional<sound_head> read_sound_head(std::string_view packet);
/// The packets behind the first are what they should be; their contents are not looked into.
bool are_heads(sound_head const& sound, std::span<std::string const> packets);
/// Comments that name nobody and nothing.
std::string empty_comments(sound_head const& sound);
/// How long a packet plays, from its first bytes. Of Vorbis, whose blocks are long or short: as if half of
/// them were short.
double seconds_of_packet(sound_head const& sound, std::string_view front);

}  // namespace parley::media
