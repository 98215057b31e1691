#include "orientation.hpp"

#include "byte_reader.hpp"

namespace parley::media {
namespace {

using namespace std::string_view_literals;

constexpr auto exif = "Exif\0\0"sv;
constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t short_type = 3;
constexpr std::uint32_t entries_max = 512;  // cameras write some twenty

class tiff_reader {
public:
    tiff_reader(std::string_view bytes, bool little) : in_(bytes), little_(little) {}
    std::uint32_t u16() { return little_ ? in_.le16() : in_.be16(); }
    std::uint32_t u32() { return little_ ? in_.le32() : in_.be32(); }
    void skip(std::size_t count) { in_.take(count); }
    bool good() const { return in_.good(); }

private:
    byte_reader in_;
    bool little_;
};

}  // namespace

std::optional<std::uint8_t> read_orientation(std::string_view segment) {
    if (!segment.starts_with(exif)) return std::nullopt;
    segment.remove_prefix(exif.size());
    bool const little = segment.starts_with("II*\0"sv);
    if (!little && !segment.starts_with("MM\0*"sv)) return std::nullopt;
    tiff_reader head(segment.substr(4), little);
    auto const offset = head.u32();
    if (!head.good() || offset > segment.size()) return std::nullopt;
    tiff_reader in(segment.substr(offset), little);
    auto const entries = in.u16();
    for (std::uint32_t i = 0; i < entries && i < entries_max && in.good(); ++i) {
        auto const tag = in.u16();
        auto const type = in.u16();
        auto const count = in.u32();
        auto const value = in.u16();
        in.skip(2);
        if (tag != orientation_tag) continue;
        bool const right = in.good() && type == short_type && count == 1 && value >= 1 && value <= 8;
        return right ? std::optional(static_cast<std::uint8_t>(value)) : std::nullopt;
    }
    return std::nullopt;
}

std::string orientation_segment(std::uint8_t orientation) {
    std::string out(exif);
    out += "MM\0*\0\0\0\x08"sv;           // big-endian; the directory follows
    out += "\0\x01"sv;                    // of one entry
    out += "\x01\x12\0\x03\0\0\0\x01"sv;  // the orientation, one short
    out += '\0';
    out += static_cast<char>(orientation);
    out += "\0\0\0\0\0\0"sv;  // the rest of its value; no directory follows
    return out;
}

}  // namespace parley::media
