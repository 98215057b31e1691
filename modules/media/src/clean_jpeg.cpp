// JPEG (ITU-T T.81): segments up to the end of the picture. Of what applications add only the orientation is
// kept, in a segment of our own.

#include "byte_reader.hpp"
#include "cleaned.hpp"
#include "orientation.hpp"

#include <algorithm>

namespace parley::media {
namespace {

using namespace std::string_view_literals;

/// Progressive pictures have some ten; each costs a whole pass over the picture.
constexpr int scans_max = 64;

enum marker : std::uint8_t {
    sof0 = 0xC0,
    sof2 = 0xC2,
    dht = 0xC4,
    rst0 = 0xD0,
    rst7 = 0xD7,
    soi = 0xD8,
    eoi = 0xD9,
    sos = 0xDA,
    dqt = 0xDB,
    dri = 0xDD,
    app0 = 0xE0,
    app1 = 0xE1,
    app14 = 0xEE,
    app15 = 0xEF,
    com = 0xFE,
};

class jpeg_cleaner {
public:
    jpeg_cleaner(std::string_view bytes, picture_bounds const& bounds) : in_(bytes), bounds_(bounds) {}

    result<cleaned> run() {
        if (in_.take(2) != "\xFF\xD8"sv) return asset_errc::malformed;
        out_.bytes = "\xFF\xD8"sv;
        for (auto which = next_marker(); which != eoi; which = next_marker()) {
            PARLEY_CHECK(take_segment(which));
        }
        if (!in_.good() || !in_.empty() || scans_ == 0) return asset_errc::malformed;
        out_.bytes += "\xFF\xD9"sv;
        out_.format = asset_format::jpeg;
        out_.width = static_cast<std::int32_t>(lies_on_side(orientation_) ? height_ : width_);
        out_.height = static_cast<std::int32_t>(lies_on_side(orientation_) ? width_ : height_);
        return std::move(out_);
    }

private:
    /// B.1.1.2: any number of 0xFF may stand before a marker. Answers one that no case takes when there is
    /// none.
    std::uint8_t next_marker() {
        if (in_.u8() != 0xFF) return 0;
        std::uint8_t which = 0xFF;
        while (which == 0xFF && in_.good())
            which = in_.u8();
        return in_.good() ? which : 0;
    }

    result<void> take_segment(std::uint8_t which) {
        // Nothing that has no length stands here: the scans take their restart markers themselves.
        if (which < sof0 || (which >= rst0 && which <= soi)) return asset_errc::malformed;
        auto const length = in_.be16();
        auto const data = in_.take(length < 2 ? 0 : length - 2);
        if (!in_.good() || length < 2) return asset_errc::malformed;
        if (which >= sof0 && which <= sof2) {
            PARLEY_CHECK(take_frame(data));
        } else if (which == sos) {
            return take_scan(data);
        } else if (which == dri) {
            if (data.size() != 2) return asset_errc::malformed;
        } else if (which == dht || which == dqt) {
            if (data.empty()) return asset_errc::malformed;
        } else if ((which >= app0 && which <= app15) || which == com) {
            take_application(which, data);
            return {};
        } else {
            return asset_errc::malformed;  // arithmetic, lossless, hierarchical: no browser shows them
        }
        append(which, data);
        return {};
    }

    result<void> take_frame(std::string_view data) {
        byte_reader in(data);
        auto const precision = in.u8();
        height_ = in.be16();
        width_ = in.be16();
        components_ = in.u8();
        bool const counted = components_ == 1 || components_ == 3 || components_ == 4;
        bool right = precision == 8 && counted && data.size() == 6 + 3 * components_ && !framed_;
        for (std::size_t i = 0; i < components_ && right; ++i) {
            in.u8();  // its name
            auto const sampling = in.u8();
            right = sampling >> 4U >= 1 && sampling >> 4U <= 4 && (sampling & 15U) >= 1 &&
                    (sampling & 15U) <= 4 && in.u8() <= 3;
        }
        if (!right || width_ == 0 || height_ == 0) return asset_errc::malformed;
        if (!within(bounds_, width_, height_, 1)) return asset_errc::out_of_bounds;
        framed_ = true;
        return {};
    }

    result<void> take_scan(std::string_view data) {
        std::size_t const count = data.empty() ? 0 : static_cast<unsigned char>(data.front());
        bool const right = framed_ && count >= 1 && count <= components_ && data.size() == 4 + 2 * count;
        if (!right || ++scans_ > scans_max) return asset_errc::malformed;
        append(sos, data);
        auto const coded = in_.take(coded_bytes(in_.rest()));
        if (coded.empty()) return asset_errc::malformed;
        out_.bytes += coded;
        return {};
    }

    /// B.1.1.5: up to the next marker; 0xFF00 is a byte of the data, and restart markers belong to it.
    static std::size_t coded_bytes(std::string_view from) {
        for (auto at = from.find('\xFF'); at != from.npos && at + 1 < from.size();
             at = from.find('\xFF', at + 2)) {
            auto const next = static_cast<unsigned char>(from[at + 1]);
            if (next != 0 && (next < rst0 || next > rst7)) return at;
        }
        return from.size();
    }

    void take_application(std::uint8_t which, std::string_view data) {
        if (which == app0 && data.starts_with("JFIF\0"sv) && data.size() >= 14) {
            append(app0,
                   std::string(data.substr(0, 12)) + std::string(2, '\0'));  // without the small picture
        } else if (which == app14 && data.starts_with("Adobe"sv) && data.size() >= 12) {
            append(app14, data.substr(0, 12));  // how its colours are meant
        } else if (which == app1 && orientation_ == 0) {
            orientation_ = read_orientation(data).value_or(0);
            if (orientation_ > 1) append(app1, orientation_segment(orientation_));
        }
    }

    void append(std::uint8_t which, std::string_view data) {
        out_.bytes += '\xFF';
        out_.bytes += static_cast<char>(which);
        append_be16(out_.bytes, static_cast<std::uint32_t>(data.size() + 2));
        out_.bytes += data;
    }

    byte_reader in_;
    picture_bounds const& bounds_;
    cleaned out_;
    std::uint32_t width_ = 0;
    std::uint32_t height_ = 0;
    std::size_t components_ = 0;
    bool framed_ = false;
    int scans_ = 0;
    std::uint8_t orientation_ = 0;  // as Exif counts it; 0 = none was given
};

}  // namespace

result<cleaned> clean_jpeg(std::string_view bytes, picture_bounds const& bounds) {
    return jpeg_cleaner(bytes, bounds).run();
}

}  // namespace parley::media
