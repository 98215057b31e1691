#pragma once
// The shared-dictionary form of frames: one zstd frame for everyone, no memory per connection.

#include <string>
#include <string_view>

namespace parley::wire {

/// The published dictionary: raw content (zstd's `--patch-from`-like use, no trained header), fixed per
/// release.
std::string_view dictionary() noexcept;
/// Its SHA-256 in lower-case hex: names it in hello and as ETag.
std::string dictionary_hash();
/// One zstd frame made with the dictionary. Thread-safe; contexts are per thread.
std::string compress(std::string_view payload);
/// For tests and clients: nothing when it is not such a frame or exceeds `bytes_max`.
bool decompress(std::string_view frame, std::size_t bytes_max, std::string& out);

}  // namespace parley::wire
