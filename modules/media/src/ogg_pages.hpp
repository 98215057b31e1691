#pragma once
// The pages of an Ogg stream, read strictly and written anew (RFC 3533 §6).

#include <parley/base/result.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parley::media {

/// Views into the bytes that were read.
struct ogg_page {
    std::uint64_t granule = 0;
    std::uint32_t serial = 0;
    bool continued = false;  ///< begins within a packet
    bool last = false;
    std::string_view lengths;  ///< of the segments, a byte each; 255 = the packet goes on
    std::string_view body;

    std::size_t packets() const noexcept;  ///< that end here
};

/// asset_errc::malformed unless the bytes are whole pages of one stream, numbered in order, with right
/// checksums, the first and the last of which say so.
result<std::vector<ogg_page>> read_pages(std::string_view bytes);

class ogg_writer {
public:
    explicit ogg_writer(std::uint32_t serial) : serial_(serial) {}
    /// The same with the next number and its checksum.
    void page(ogg_page const& what);
    /// Packets on pages of their own.
    void packets(std::span<std::string const> all);
    std::string take() { return std::move(out_); }

private:
    std::uint32_t serial_;
    std::uint32_t number_ = 0;
    std::string out_;
};

}  // namespace parley::media
