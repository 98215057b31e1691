#pragma once
// Small pictures and sounds, built byte by byte: right ones, and the pieces to spoil them with.

#include <cstdint>
#include <string>
#include <string_view>

namespace parley::testing {

using namespace std::string_view_literals;

inline std::string be(std::uint64_t value, int bytes) {
    std::string out;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out += static_cast<char>(value >> shift);
    return out;
}
inline std::string le(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i, value >>= 8)
        out += static_cast<char>(value);
    return out;
}

// PNG. The checksum bit by bit, so that it shares nothing with the table of the product.
inline std::uint32_t slow_png_crc(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int i = 0; i < 8; ++i)
            crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
    }
    return ~crc;
}
inline std::string png_chunk(std::string_view type, std::string_view data) {
    auto const body = std::string(type) + std::string(data);
    return be(data.size(), 4) + body + be(slow_png_crc(body), 4);
}
inline constexpr auto png_mark = "\x89PNG\r\n\x1A\n"sv;
inline constexpr auto no_pixels = "\x78\x9C\x03\x00\x00\x00\x00\x01"sv;  // an empty zlib stream
inline std::string png_head(std::uint32_t width, std::uint32_t height) {
    return png_chunk("IHDR", be(width, 4) + be(height, 4) + std::string("\x08\x02\0\0\0", 5));
}
/// `extra` stands between the head and the picture.
inline std::string png(std::uint32_t width = 2, std::uint32_t height = 2, std::string_view extra = {}) {
    return std::string(png_mark) + png_head(width, height) + std::string(extra) +
           png_chunk("IDAT", no_pixels) + png_chunk("IEND", {});
}
inline std::string frame_control(std::uint32_t sequence, std::uint32_t width, std::uint32_t height,
                                 std::uint32_t x = 0) {
    auto const place = be(width, 4) + be(height, 4) + be(x, 4) + be(0, 4);
    return png_chunk("fcTL", be(sequence, 4) + place + be(1, 2) + be(10, 2) + be(0, 2));
}
inline std::string apng(std::uint32_t announced, std::uint32_t frames, std::uint32_t side = 2) {
    auto out = std::string(png_mark) + png_head(side, side) + png_chunk("acTL", be(announced, 4) + be(0, 4)) +
               frame_control(0, side, side) + png_chunk("IDAT", no_pixels);
    std::uint32_t sequence = 1;
    for (std::uint32_t i = 1; i < frames; ++i) {
        out += frame_control(sequence++, side, side);
        out += png_chunk("fdAT", be(sequence++, 4) + std::string(no_pixels));
    }
    return out + png_chunk("IEND", {});
}

// GIF.
inline std::string gif_head(std::uint32_t width, std::uint32_t height) {
    return "GIF89a" + le(width, 2) + le(height, 2) + std::string("\x80\0\0", 3) + std::string(6, '\x7F');
}
inline std::string gif_frame(std::uint32_t width, std::uint32_t height) {
    return std::string("\x21\xF9\x04\0\x0A\0\0\0", 8) + "\x2C" + le(0, 4) + le(width, 2) + le(height, 2) +
           std::string("\0\x02\x02\x44\x01\0", 6);
}
inline std::string gif(std::uint32_t width = 2, std::uint32_t height = 2, int frames = 1,
                       std::string_view extra = {}) {
    auto out = gif_head(width, height) + std::string(extra);
    for (int i = 0; i < frames; ++i)
        out += gif_frame(width, height);
    return out + ";";
}
inline std::string gif_block(std::string_view label, std::string_view data) {
    return "\x21" + std::string(label) + static_cast<char>(data.size()) + std::string(data) +
           std::string(1, '\0');
}

// JPEG.
inline std::string jpeg_segment(int marker, std::string_view data) {
    return "\xFF" + std::string(1, static_cast<char>(marker)) + be(data.size() + 2, 2) + std::string(data);
}
inline std::string jpeg_frame(std::uint32_t width, std::uint32_t height, int marker = 0xC0) {
    return jpeg_segment(marker, "\x08" + be(height, 2) + be(width, 2) + std::string("\x01\x01\x11\0", 4));
}
inline std::string jpeg_scan() {
    return jpeg_segment(0xDA, std::string("\x01\x01\0\0\x3F\0", 6)) +
           std::string("\x12\xFF\0\x34\xFF\xD0\x56", 7);
}
inline std::string jpeg(std::uint32_t width = 2, std::uint32_t height = 2, std::string_view extra = {}) {
    return "\xFF\xD8" + std::string(extra) + jpeg_segment(0xDB, std::string(65, '\x01')) +
           jpeg_frame(width, height) + jpeg_segment(0xC4, std::string(20, '\x01')) + jpeg_scan() + "\xFF\xD9";
}
inline std::string exif(bool little, int orientation) {
    auto number = [little](std::uint64_t value, int bytes) {
        return little ? le(value, bytes) : be(value, bytes);
    };
    auto entry = [&](int tag, int type, int count, std::string const& value) {
        return number(static_cast<std::uint64_t>(tag), 2) + number(static_cast<std::uint64_t>(type), 2) +
               number(static_cast<std::uint64_t>(count), 4) + value;
    };
    return std::string("Exif\0\0", 6) + (little ? "II" : "MM") + number(42, 2) + number(8, 4) + number(2, 2) +
           entry(0x010F, 2, 4, "GPS!") +
           entry(0x0112, 3, 1, number(static_cast<std::uint64_t>(orientation), 2) + std::string(2, '\0')) +
           number(0, 4) + "GPS 52.5200 N 13.4050 E";
}

// WebP.
inline std::string riff_chunk(std::string_view name, std::string_view data) {
    return std::string(name) + le(data.size(), 4) + std::string(data) + std::string(data.size() % 2, '\0');
}
inline std::string riff(std::string_view chunks) {
    return "RIFF" + le(chunks.size() + 4, 4) + "WEBP" + std::string(chunks);
}
inline std::string vp8(std::uint32_t width, std::uint32_t height) {
    return riff_chunk("VP8 ",
                      std::string("\x10\0\0\x9D\x01\x2A", 6) + le(width, 2) + le(height, 2) + "data!");
}
inline std::string vp8l(std::uint32_t width, std::uint32_t height) {
    return riff_chunk("VP8L", "\x2F" + le((width - 1) | (height - 1) << 14, 4) + "data");
}
inline std::string vp8x(std::uint32_t flags, std::uint32_t width, std::uint32_t height) {
    return riff_chunk("VP8X", le(flags, 4) + le(width - 1, 3) + le(height - 1, 3));
}
inline std::string webp(std::uint32_t width = 2, std::uint32_t height = 2) {
    return riff(vp8(width, height));
}
inline std::string webp_frame(std::uint32_t width, std::uint32_t height, std::string_view picture) {
    return riff_chunk("ANMF", le(0, 6) + le(width - 1, 3) + le(height - 1, 3) + le(100, 3) + le(0, 1) +
                                  std::string(picture));
}
inline std::string animated_webp(int frames, std::uint32_t side = 2) {
    auto chunks = vp8x(0x02, side, side) + riff_chunk("ANIM", le(0, 6));
    for (int i = 0; i < frames; ++i)
        chunks += webp_frame(side, side, vp8l(side, side));
    return riff(chunks);
}

// Ogg. The checksum bit by bit, too.
inline std::string ogg_page(int flags, std::uint64_t granule, std::uint32_t number, std::string_view lengths,
                            std::string_view body, std::uint32_t serial = 7) {
    auto page = std::string("OggS\0", 5) + static_cast<char>(flags) + le(granule, 8) + le(serial, 4) +
                le(number, 4) + le(0, 4) + static_cast<char>(lengths.size()) + std::string(lengths) +
                std::string(body);
    std::uint32_t crc = 0;
    for (char c : page) {
        crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << 24;
        for (int i = 0; i < 8; ++i)
            crc = (crc & 0x80000000) != 0 ? crc << 1 ^ 0x04C11DB7 : crc << 1;
    }
    return page.replace(22, 4, le(crc, 4));
}
/// Of packets shorter than 255 bytes.
inline std::string ogg_packet_page(int flags, std::uint32_t number, std::string_view packet) {
    return ogg_page(flags, 960, number, std::string(1, static_cast<char>(packet.size())), packet);
}
inline std::string opus_head() {
    return "OpusHead" + std::string("\x01\x01\0\0\x80\xBB\0\0\0\0\0", 11);
}
inline std::string opus_tags(std::string_view comment) {
    return "OpusTags" + le(3, 4) + "lib" + le(1, 4) + le(comment.size(), 4) + std::string(comment);
}
/// Packets of 20 ms.
inline std::string opus(int packets = 3, std::string_view comment = "ARTIST=somebody") {
    auto out = ogg_packet_page(2, 0, opus_head()) + ogg_packet_page(0, 1, opus_tags(comment));
    for (int i = 0; i < packets; ++i)
        out += ogg_packet_page(i + 1 == packets ? 4 : 0, static_cast<std::uint32_t>(i + 2), "\x08sound");
    return out;
}
inline std::string vorbis_head() {
    return std::string("\x01vorbis\0\0\0\0\x01", 12) + le(44'100, 4) + le(0, 12) + "\xB8\x01";
}
inline std::string vorbis() {
    auto const comments = "\x03vorbis" + le(3, 4) + "lib" + le(0, 4) + "\x01";
    auto const setup = "\x05vorbis" + std::string(400, 'c');
    auto const lengths =
        std::string(1, static_cast<char>(comments.size())) + "\xFF" + static_cast<char>(setup.size() - 255);
    return ogg_packet_page(2, 0, vorbis_head()) + ogg_page(0, 0, 1, lengths, comments + setup) +
           ogg_packet_page(4, 2, "sound");
}

// MP3: MPEG 1, 128 kbit/s, 44.1 kHz: 417 bytes, 26 ms.
inline std::string mp3_frame() {
    return "\xFF\xFB\x90\x64" + std::string(413, 'U');
}
inline std::string mp3(int frames = 4) {
    std::string out;
    for (int i = 0; i < frames; ++i)
        out += mp3_frame();
    return out;
}
inline std::string id3(std::string_view text) {
    return std::string("ID3\x04\0\0\0\0\0", 9) + static_cast<char>(text.size()) + std::string(text);
}

}  // namespace parley::testing
