#include "purposes.hpp"
#include "support/asset_samples.hpp"

#include <catch2/catch.hpp>

using namespace parley;
using namespace parley::media;
using namespace parley::testing;

namespace {

result<cleaned> as_sound(std::string const& bytes) {
    return clean(bytes, asset_purpose::sound);
}

error_code refused(std::string const& bytes) {
    auto const got = as_sound(bytes);
    return got.has_error() ? got.error() : error_code();
}

}  // namespace

TEST_CASE("a right sound is kept, without who made it", "[media]") {
    auto const played = as_sound(opus(3, "ARTIST=somebody"));
    REQUIRE(played.has_value());
    CHECK(played->format == asset_format::ogg);
    CHECK(played->bytes.find("somebody") == std::string::npos);
    CHECK(played->bytes.find("lib") == std::string::npos);
    CHECK(played->bytes.find("OpusHead") != std::string::npos);
    CHECK(as_sound(played->bytes)->bytes == played->bytes);

    auto const sung = as_sound(vorbis());
    REQUIRE(sung.has_value());
    CHECK(sung->bytes.find("lib") == std::string::npos);
    CHECK(sung->bytes.find(std::string(400, 'c')) != std::string::npos);
    CHECK(as_sound(sung->bytes)->bytes == sung->bytes);

    auto const mp = as_sound(id3("somebody") + mp3() + "TAG" + std::string(125, 'x'));
    REQUIRE(mp.has_value());
    CHECK(mp->format == asset_format::mp3);
    CHECK(mp->bytes == mp3());
    CHECK(as_sound(mp3() + mp3_frame().substr(0, 100))->bytes == mp3());  // the last one cut short
}

TEST_CASE("a sound is whole, with nothing behind it", "[media]") {
    for (auto const& each : {opus(), vorbis()}) {
        for (std::size_t size = 0; size < each.size(); ++size)
            CHECK(refused(each.substr(0, size)).failed());
        CHECK(refused(each + "x") == asset_errc::malformed);
        CHECK(refused(each + each) == asset_errc::malformed);
    }
    CHECK(refused(mp3() + "<script>") == asset_errc::malformed);
    CHECK(refused(mp3(2)) == asset_errc::malformed);  // a few bytes of anything look like a frame
    CHECK(refused(id3("x") + "<script>") == asset_errc::malformed);
    CHECK(refused("ID3\x04" + std::string(2, '\0') + "\x7F\x7F\x7F\x7F" + mp3()) == asset_errc::malformed);
    CHECK(refused("ID3\x04" + std::string(2, '\0') + "\xFF\xFF\xFF\xFF" + mp3()) == asset_errc::malformed);
}

TEST_CASE("pages that are damaged, mixed or out of order are refused", "[media]") {
    auto const head = ogg_packet_page(2, 0, opus_head());
    auto const tags = ogg_packet_page(0, 1, opus_tags("x"));
    auto const last = ogg_packet_page(4, 2, "\x08sound");
    REQUIRE(as_sound(head + tags + last).has_value());
    auto damaged = head + tags + last;
    damaged.back() = '!';
    CHECK(refused(damaged) == asset_errc::malformed);
    CHECK(refused(head + last + tags) == asset_errc::malformed);
    CHECK(refused(head + tags + ogg_packet_page(0, 2, "\x08sound")) == asset_errc::malformed);  // no end
    CHECK(refused(head + tags) == asset_errc::malformed);                                       // no sound
    CHECK(refused(tags + last) == asset_errc::malformed);
    CHECK(refused(head + tags + ogg_packet_page(4, 3, "\x08sound")) ==
          asset_errc::malformed);  // one is missing
    CHECK(refused(head + tags + ogg_packet_page(2, 2, "\x08sound")) ==
          asset_errc::malformed);  // begins again
    auto const other = ogg_page(4, 960, 2, "\x06", "\x08sound", 8);
    CHECK(refused(head + tags + other) == asset_errc::malformed);  // another stream
    CHECK(refused(ogg_packet_page(2, 0, "\x80theora") + tags + last) == asset_errc::malformed);
    CHECK(refused(head + ogg_packet_page(0, 1, "NoTags??") + last) == asset_errc::malformed);
    auto const mixed = ogg_page(4, 960, 1, std::string(1, static_cast<char>(opus_tags("x").size())) + "\x06",
                                opus_tags("x") + "\x08sound");
    CHECK(refused(head + mixed) == asset_errc::malformed);  // sound in the page of the comments
}

TEST_CASE("few bytes do not play for hours", "[media]") {
    CHECK(as_sound(opus(1'500)).has_value());  // 30 s of 20 ms each
    CHECK(refused(opus(1'502)) == asset_errc::out_of_bounds);
    // One byte says 48 frames of 2.5 ms to 60 ms: the packet is believed, not the page.
    auto const head = ogg_packet_page(2, 0, opus_head()) + ogg_packet_page(0, 1, opus_tags("x"));
    std::string lengths(255, '\x02');
    std::string body;
    for (int i = 0; i < 255; ++i)
        body += "\x1B\x02";  // 60 ms, twice
    auto const page = ogg_page(4, 1, 2, lengths, body);
    CHECK(refused(head + page) == asset_errc::out_of_bounds);
    CHECK(as_sound(mp3(1'148)).has_value());
    CHECK(refused(mp3(1'149)) == asset_errc::out_of_bounds);
}
