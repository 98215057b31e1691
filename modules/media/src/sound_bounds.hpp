#pragma once
// How long a sound may last.

namespace parley::media {

/// Few bytes can hold hours of silence, which players unpack at once: 30 s are 12 MiB.
inline constexpr double sound_seconds_max = 30;

}  // namespace parley::media
