#include "ogg_pages.hpp"

#include "byte_reader.hpp"
#include "crc32.hpp"

#include <parley/interfaces/services/assets.hpp>

#include <algorithm>

namespace parley::media {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t crc_at = 22;
constexpr std::size_t segments_max = 255;
constexpr std::uint8_t continues_packet = 1;
constexpr std::uint8_t begins_stream = 2;
constexpr std::uint8_t ends_stream = 4;

bool ends_within_packet(ogg_page const& page) {
    return !page.lengths.empty() && page.lengths.back() == '\xFF';
}

}  // namespace

std::size_t ogg_page::packets() const noexcept {
    auto const within = std::count(lengths.begin(), lengths.end(), '\xFF');
    return lengths.size() - static_cast<std::size_t>(within);
}

result<std::vector<ogg_page>> read_pages(std::string_view bytes) {
    std::vector<ogg_page> pages;
    byte_reader in(bytes);
    std::uint32_t number = 0;
    while (!in.empty()) {
        auto const from = in.rest();
        ogg_page page;
        bool right = in.take(4) == "OggS" && in.u8() == 0;
        auto const flags = in.u8();
        page.granule = in.le64();
        page.serial = in.le32();
        auto const its_number = in.le32();
        auto const crc = in.le32();
        page.lengths = in.take(in.u8());
        std::size_t length = 0;
        for (char c : page.lengths)
            length += static_cast<unsigned char>(c);
        page.body = in.take(length);
        page.continued = (flags & continues_packet) != 0;
        page.last = (flags & ends_stream) != 0;
        if (!in.good() || !right) return asset_errc::malformed;

        auto const whole = from.substr(0, from.size() - in.rest().size());
        auto const sum =
            ogg_crc(whole.substr(crc_at + 4), ogg_crc("\0\0\0\0"sv, ogg_crc(whole.substr(0, crc_at))));
        bool const first = pages.empty();
        bool const follows = first || (page.serial == pages.front().serial && !pages.back().last &&
                                       page.continued == ends_within_packet(pages.back()));
        if (first) number = its_number;
        right = sum == crc && ((flags & begins_stream) != 0) == first && !(first && page.continued) &&
                follows && its_number == number++ && flags <= 7;
        if (!right) return asset_errc::malformed;
        pages.push_back(page);
    }
    if (pages.empty() || !pages.back().last || ends_within_packet(pages.back())) return asset_errc::malformed;
    return pages;
}

void ogg_writer::page(ogg_page const& what) {
    auto const from = out_.size();
    out_ += "OggS\0"sv;
    auto const first = number_ == 0 ? begins_stream : 0;
    out_ +=
        static_cast<char>((what.continued ? continues_packet : 0) | first | (what.last ? ends_stream : 0));
    append_le32(out_, static_cast<std::uint32_t>(what.granule));
    append_le32(out_, static_cast<std::uint32_t>(what.granule >> 32U));
    append_le32(out_, serial_);
    append_le32(out_, number_++);
    append_le32(out_, 0);
    out_ += static_cast<char>(what.lengths.size());
    out_ += what.lengths;
    out_ += what.body;
    std::string crc;
    append_le32(crc, ogg_crc(std::string_view(out_).substr(from)));
    out_.replace(from + crc_at, crc.size(), crc);
}

void ogg_writer::packets(std::span<std::string const> all) {
    std::string lengths;
    std::string body;
    for (auto const& each : all) {
        lengths.append(each.size() / 255, '\xFF');
        lengths += static_cast<char>(each.size() % 255);
        body += each;
    }
    std::string_view segments = lengths;
    std::string_view bytes = body;
    bool continued = false;
    while (!segments.empty()) {
        ogg_page next{.serial = serial_,
                      .continued = continued,
                      .lengths = segments.substr(0, segments_max),
                      .body = {}};
        std::size_t size = 0;
        for (char c : next.lengths)
            size += static_cast<unsigned char>(c);
        next.body = bytes.substr(0, size);
        continued = ends_within_packet(next);
        if (next.packets() == 0) next.granule = ~std::uint64_t{0};  // §6: no packet ends here
        page(next);
        segments.remove_prefix(next.lengths.size());
        bytes.remove_prefix(size);
    }
}

}  // namespace parley::media
