#include "purposes.hpp"
#include "support/asset_samples.hpp"

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::media;
using namespace parley::testing;

namespace {

result<cleaned> as_banner(std::string const& bytes) {
    return clean(bytes, asset_purpose::banner);
}

bool is_malformed(std::string const& bytes) {
    auto const got = as_banner(bytes);
    return got.has_error() && got.error() == asset_errc::malformed;
}

bool is_out_of_bounds(std::string const& bytes, asset_purpose what = asset_purpose::banner) {
    auto const got = clean(bytes, what);
    return got.has_error() && got.error() == asset_errc::out_of_bounds;
}

/// Kept as it is: nothing in it merely describes.
void check_kept(std::string const& bytes, asset_format format, int width, int height, bool animated = false) {
    auto const got = as_banner(bytes);
    REQUIRE(got.has_value());
    CHECK(got->format == format);
    CHECK(got->bytes == bytes);
    CHECK(got->width == width);
    CHECK(got->height == height);
    CHECK(got->animated == animated);
}

/// Whatever is cut from its end or put behind it, it is whole no more.
void check_ends_where_it_ends(std::string const& bytes) {
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        INFO(size);
        CHECK(as_banner(bytes.substr(0, size)).has_error());
    }
    CHECK(is_malformed(bytes + '\0'));
    CHECK(is_malformed(bytes + "<script>alert(1)</script>"));
    CHECK(is_malformed(bytes + bytes));
}

}  // namespace

TEST_CASE("a right picture is kept as it is, with its size", "[media]") {
    check_kept(png(640, 480), asset_format::png, 640, 480);
    check_kept(apng(3, 3), asset_format::png, 2, 2, true);
    check_kept(gif(320, 200), asset_format::gif, 320, 200);
    check_kept(gif(320, 200, 3), asset_format::gif, 320, 200, true);
    check_kept(jpeg(1024, 768), asset_format::jpeg, 1024, 768);
    check_kept(webp(800, 600), asset_format::webp, 800, 600);
    check_kept(riff(vp8l(300, 400)), asset_format::webp, 300, 400);
    check_kept(riff(vp8x(0x10, 30, 40) + riff_chunk("ALPH", "a") + vp8(30, 40)), asset_format::webp, 30, 40);
    check_kept(animated_webp(4, 16), asset_format::webp, 16, 16, true);
}

TEST_CASE("a picture ends where its format says, and nothing stands behind it", "[media]") {
    for (auto const& each : {png(), apng(2, 2), gif(2, 2, 2), jpeg(), webp(), animated_webp(2)})
        check_ends_where_it_ends(each);
}

TEST_CASE("what merely describes a picture is left out", "[media]") {
    auto const secret = "GPS 52.5200 N"sv;
    auto const text = png_chunk("tEXt", "Comment\0GPS 52.5200 N"sv) + png_chunk("eXIf", secret) +
                      png_chunk("iCCP", secret) + png_chunk("zzZz", secret) +
                      png_chunk("gAMA", be(45'455, 4));
    CHECK(as_banner(png(4, 4, text))->bytes == png(4, 4, png_chunk("gAMA", be(45'455, 4))));

    auto const loops = gif_block("\xFF", "NETSCAPE2.0"sv);
    auto const real_loops = loops.substr(0, loops.size() - 1) + std::string("\x03\x01\0\0\0", 5);
    auto const blocks = gif_block("\xFE", secret) + real_loops + gif_block("\xFF", "XMP DataXMP") +
                        std::string("\x21\xF9\x04\0\x0A\0\0\0", 8) + gif_block("\x01", std::string(12, 't'));
    CHECK(as_banner(gif(4, 4, 2, blocks))->bytes == gif(4, 4, 2, real_loops));

    auto const jfif = jpeg_segment(0xE0, std::string("JFIF\0\x01\x02\0\0\x01\0\x01\x01\x01rgb", 17));
    auto const bare = jpeg_segment(0xE0, std::string("JFIF\0\x01\x02\0\0\x01\0\x01\0\0", 14));
    auto const said = jpeg_segment(0xFE, secret) + jpeg_segment(0xE1, exif(true, 1)) +
                      jpeg_segment(0xE2, secret) + jpeg_segment(0xED, secret);
    CHECK(as_banner(jpeg(4, 4, jfif + said))->bytes == jpeg(4, 4, bare));

    auto const more =
        riff_chunk("ICCP", secret) + vp8(4, 4) + riff_chunk("EXIF", secret) + riff_chunk("XMP ", secret);
    CHECK(as_banner(riff(vp8x(0x2C, 4, 4) + more))->bytes == riff(vp8x(0, 4, 4) + vp8(4, 4)));
    auto const frame = webp_frame(4, 4, riff_chunk("junk", secret) + vp8(4, 4));
    auto const moving = [](std::string const& one) {
        return riff(vp8x(0x02, 4, 4) + riff_chunk("ANIM", le(0, 6)) + one);
    };
    CHECK(as_banner(moving(frame + riff_chunk("XMP ", secret)))->bytes ==
          moving(webp_frame(4, 4, vp8(4, 4))));
}

TEST_CASE("a JPEG keeps how it was held, and nothing else of its Exif", "[media]") {
    for (bool const little : {true, false}) {
        auto const got = as_banner(jpeg(40, 30, jpeg_segment(0xE1, exif(little, 6))));
        REQUIRE(got.has_value());
        CHECK(got->width == 30);  // it is shown on its side
        CHECK(got->height == 40);
        CHECK(got->bytes.find("GPS") == std::string::npos);
        CHECK(got->bytes.find("Exif") != std::string::npos);
        CHECK(as_banner(got->bytes)->bytes == got->bytes);
        CHECK(as_banner(got->bytes)->width == 30);
    }
    // Whatever of it cannot be read is as if it were not there.
    auto whole = exif(true, 6);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        auto const got = as_banner(jpeg(40, 30, jpeg_segment(0xE1, whole.substr(0, size))));
        REQUIRE(got.has_value());
        CHECK((got->width == 40 || size >= 40));
    }
    CHECK(as_banner(jpeg(40, 30, jpeg_segment(0xE1, exif(true, 9))))->width == 40);
}

TEST_CASE("a picture that promises too much is refused before anybody unpacks it", "[media]") {
    CHECK(is_out_of_bounds(png(4'097, 1)));
    CHECK(is_out_of_bounds(png(1, 50'000)));
    CHECK(as_banner(png(4'096, 4'096)).has_value());
    CHECK(is_out_of_bounds(png(0xFFFFFFFF, 0xFFFFFFFF)));
    CHECK(is_out_of_bounds(gif(65'535, 65'535)));
    CHECK(is_out_of_bounds(jpeg(65'535, 2)));
    CHECK(is_out_of_bounds(riff(vp8(16'383, 16'383))));
    CHECK(is_out_of_bounds(riff(vp8x(0, 16'777'216, 1) + vp8(1, 1))));
    CHECK(as_banner(gif(1, 1, 500)).has_value());
    CHECK(is_out_of_bounds(gif(1, 1, 501)));
    CHECK(is_out_of_bounds(apng(501, 501)));
    CHECK(is_out_of_bounds(animated_webp(501)));
    CHECK(is_out_of_bounds(apng(100, 1, 2'000)));  // 400 million pixels in all
    CHECK(is_out_of_bounds(png(1'025, 1), asset_purpose::emoji));
    CHECK(clean(png(1'024, 1'024), asset_purpose::emoji).has_value());
}

TEST_CASE("a PNG that breaks its format is refused", "[media]") {
    auto with = [](std::string const& chunks) { return std::string(png_mark) + chunks; };
    auto const head = png_head(2, 2);
    auto const data = png_chunk("IDAT", no_pixels);
    auto const end = png_chunk("IEND", {});
    CHECK(is_malformed(with(data + end)));                // no head
    CHECK(is_malformed(with(head + end)));                // no picture
    CHECK(is_malformed(with(head + head + data + end)));  // two heads
    CHECK(
        is_malformed(with(head + data + png_chunk("tIME", "x") + data + end)));  // the picture in two places
    CHECK(is_malformed(with(head + png_chunk("FOOO", "x") + data + end)));       // needed, and unknown
    CHECK(is_malformed(with(head + png_chunk("IDAT", "<html>") + end)));         // no zlib
    CHECK(is_malformed(with(head + png_chunk("PLTE", "xx") + data + end)));
    CHECK(is_malformed(with(head + data + png_chunk("PLTE", "xxx") + end)));  // too late
    CHECK(is_malformed(png(0, 2)));
    auto damaged = png();
    damaged[20] = static_cast<char>(damaged[20] ^ 1);
    CHECK(is_malformed(damaged));
    CHECK(is_malformed(apng(3, 2)));
    CHECK(is_malformed(apng(2, 3)));
    auto const animated = head + png_chunk("acTL", be(2, 4) + be(0, 4));
    auto const second = png_chunk("fdAT", be(2, 4) + std::string(no_pixels));
    auto const frames = [&](std::string const& control) {
        return with(animated + frame_control(0, 2, 2) + data + control + second + end);
    };
    CHECK(as_banner(frames(frame_control(1, 2, 2))).has_value());
    CHECK(is_malformed(frames(frame_control(2, 2, 2))));     // out of order
    CHECK(is_malformed(frames(frame_control(1, 2, 2, 1))));  // beyond the canvas
    CHECK(is_malformed(frames(frame_control(1, 0, 2))));
}

TEST_CASE("a GIF, JPEG or WebP that breaks its format is refused", "[media]") {
    CHECK(is_malformed(gif_head(2, 2) + ";"));                    // no picture
    CHECK(is_malformed(gif_head(2, 2) + gif_frame(3, 2) + ";"));  // beyond the canvas
    CHECK(is_malformed(gif_head(2, 2) + "<script>"));
    CHECK(is_malformed(gif(0, 2)));
    auto const start = std::string("\xFF\xD8");
    auto const end = std::string("\xFF\xD9");
    CHECK(is_malformed(start + jpeg_scan() + end));       // no frame
    CHECK(is_malformed(start + jpeg_frame(2, 2) + end));  // no scan
    CHECK(is_malformed(start + jpeg_frame(2, 2) + jpeg_frame(2, 2) + jpeg_scan() + end));
    CHECK(is_malformed(start + jpeg_frame(2, 2, 0xC9) + jpeg_scan() + end));  // arithmetic
    CHECK(is_malformed(start + jpeg_frame(0, 2) + jpeg_scan() + end));
    std::string scans;
    for (int i = 0; i < 65; ++i)
        scans += jpeg_scan();
    CHECK(is_malformed(start + jpeg_frame(2, 2, 0xC2) + scans + end));  // each costs a pass over the picture
    CHECK(is_malformed(riff(vp8(2, 2) + vp8(2, 2))));
    CHECK(is_malformed(riff(vp8x(0, 3, 2) + vp8(2, 2))));
    CHECK(is_malformed(riff(vp8x(0, 2, 2))));
    CHECK(is_malformed(riff(vp8x(0x02, 2, 2) + vp8(2, 2))));
    CHECK(is_malformed(riff(vp8x(0x02, 2, 2) + webp_frame(2, 2, vp8(2, 2)))));  // no ANIM
    auto const begun = vp8x(0x02, 2, 2) + riff_chunk("ANIM", le(0, 6));
    CHECK(is_malformed(riff(begun + webp_frame(2, 2, vp8(3, 2)))));
    CHECK(is_malformed(riff(begun + webp_frame(3, 2, vp8(3, 2)))));
    CHECK(is_malformed(riff(begun)));
}

TEST_CASE("the bytes decide what something is, and the purpose whether it is taken", "[media]") {
    auto const refused = [](std::string const& bytes, asset_purpose what) {
        auto const got = clean(bytes, what);
        return got.has_error() ? got.error() : error_code();
    };
    for (auto const* each :
         {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "PK\x03\x04", "BM", "II*",
          "<!doctype html>", "\x1A\x45\xDF\xA3", "RIFF\0\0\0\0AVI ", "MZ", "#!/bin/sh"})
        CHECK(refused(each, asset_purpose::avatar) == asset_errc::unsupported);
    CHECK(refused(mp3(), asset_purpose::avatar) == asset_errc::unsupported);
    CHECK(refused(png(), asset_purpose::sound) == asset_errc::unsupported);
    CHECK(refused(std::string(256 * 1024 + 1, 'x'), asset_purpose::emoji) == asset_errc::too_large);
    CHECK(refused(std::string(1024 * 1024 + 1, 'x'), asset_purpose::avatar) == asset_errc::too_large);
    CHECK(refused(std::string(4 * 1024 * 1024 + 1, 'x'), asset_purpose::banner) == asset_errc::too_large);
    // Half one thing, half another.
    CHECK(refused("GIF89a/*" + gif().substr(8) + "*/=1;alert(1)", asset_purpose::avatar).failed());
    CHECK(refused(png() + "PK\x05\x06" + std::string(18, '\0'), asset_purpose::avatar) ==
          asset_errc::malformed);
}

TEST_CASE("only digits and an ending name an asset", "[media]") {
    std::string const address(64, 'a');
    CHECK(is_asset_name(address + ".png"));
    CHECK(is_asset_name(address + ".webp"));
    using texts = std::vector<std::string>;
    for (auto const& each :
         texts{address, address + ".", address + ".svg", address + ".PNG", address + ".png/", "a.png",
               "../" + address.substr(3) + ".png", std::string(64, 'A') + ".png",
               std::string(64, '.') + ".png", address + ".png.gif", std::string()})
        CHECK_FALSE(is_asset_name(each));
}
