// PNG and APNG, chunk by chunk (PNG, third edition). Only what draws is kept.

#include "byte_reader.hpp"
#include "cleaned.hpp"
#include "crc32.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace parley::media {
namespace {

using namespace std::string_view_literals;

constexpr auto signature = "\x89PNG\r\n\x1A\n"sv;
constexpr std::size_t header_bytes = 13;
constexpr std::size_t frame_control_bytes = 26;

/// Chunks that stand before the picture and change how it looks; each at most once. A colour profile (iCCP)
/// is not among them: it can hold anything.
constexpr std::array looks{"PLTE"sv, "tRNS"sv, "gAMA"sv, "sRGB"sv, "cHRM"sv, "acTL"sv};

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// §5.4: whoever does not know a chunk whose first letter is small may leave it out.
bool may_be_left_out(std::string_view type) {
    return type.front() >= 'a';
}

/// §11.2.1, table 12.
bool is_depth_of(std::uint8_t depth, std::uint8_t colour) {
    bool const whole = depth == 8 || depth == 16;
    switch (colour) {
        case 0:
            return whole || depth == 1 || depth == 2 || depth == 4;
        case 3:
            return depth == 1 || depth == 2 || depth == 4 || depth == 8;
        case 2:
        case 4:
        case 6:
            return whole;
        default:
            return false;
    }
}

/// RFC 1950 §2.2: deflate, and the check of the two bytes.
bool begins_as_zlib(std::string_view data) {
    if (data.size() < 2) return true;  // the rest follows in the next chunk
    auto const method = static_cast<unsigned char>(data[0]);
    auto const flags = static_cast<unsigned char>(data[1]);
    return (method & 0x0FU) == 8 && (method * 256U + flags) % 31 == 0;
}

class png_cleaner {
public:
    png_cleaner(std::string_view bytes, picture_bounds const& bounds) : in_(bytes), bounds_(bounds) {}

    result<cleaned> run() {
        if (in_.take(signature.size()) != signature) return asset_errc::malformed;
        out_.bytes = signature;
        while (!ended_) {
            PARLEY_CHECK(take_chunk());
        }
        if (!in_.empty()) return asset_errc::malformed;
        bool const whole = picture_ == part::after && controls_ == frames_ && !waits_for_data_;
        if (!whole) return asset_errc::malformed;
        out_.animated = frames_ > 1;
        return std::move(out_);
    }

private:
    enum class part : std::uint8_t { before, within, after };

    result<void> take_chunk() {
        auto const from = in_.rest();
        auto const length = in_.be32();
        auto const type = in_.take(4);
        auto const data = in_.take(length);
        auto const crc = in_.be32();
        if (!in_.good() || !std::all_of(type.begin(), type.end(), is_letter)) return asset_errc::malformed;
        if (png_crc(from.substr(4, 4 + std::size_t{length})) != crc) return asset_errc::malformed;
        bool const first = std::exchange(first_, false);
        if ((type == "IHDR") != first) return asset_errc::malformed;
        if (picture_ == part::within && type != "IDAT") picture_ = part::after;
        auto kept = judge(type, data);
        if (kept.has_error()) return kept.error();
        if (*kept) out_.bytes += from.substr(0, 12 + std::size_t{length});
        return {};
    }

    /// Whether the chunk is kept.
    result<bool> judge(std::string_view type, std::string_view data) {
        if (type == "IHDR") return take_header(data);
        if (type == "IDAT") return take_picture(data);
        if (type == "IEND") {
            ended_ = true;
            return data.empty() ? result<bool>(true) : asset_errc::malformed;
        }
        if (type == "fcTL" || type == "fdAT") {
            // Without acTL they mean nothing to anybody.
            if (frames_ == 0) return false;
            return type == "fcTL" ? take_frame_control(data) : take_frame_data(data);
        }
        if (std::find(looks.begin(), looks.end(), type) != looks.end()) return take_look(type, data);
        return may_be_left_out(type) ? result<bool>(false) : asset_errc::malformed;
    }

    result<bool> take_header(std::string_view data) {
        byte_reader in(data);
        width_ = in.be32();
        height_ = in.be32();
        auto const depth = in.u8();
        colour_ = in.u8();
        auto const compression = in.u8();
        auto const filter = in.u8();
        auto const interlace = in.u8();
        bool const right = data.size() == header_bytes && width_ > 0 && height_ > 0 &&
                           is_depth_of(depth, colour_) && compression == 0 && filter == 0 && interlace <= 1;
        if (!right) return asset_errc::malformed;
        if (!within(bounds_, width_, height_, 1)) return asset_errc::out_of_bounds;
        out_.width = static_cast<std::int32_t>(width_);
        out_.height = static_cast<std::int32_t>(height_);
        return true;
    }

    result<bool> take_look(std::string_view type, std::string_view data) {
        if (picture_ != part::before || !seen_.insert(type).second) return asset_errc::malformed;
        auto const size = data.size();
        bool right = false;
        if (type == "PLTE") {
            palette_ = size / 3;
            right = size > 0 && size % 3 == 0 && palette_ <= 256 && colour_ != 0 && colour_ != 4;
        } else if (type == "tRNS") {
            right = (colour_ == 0 && size == 2) || (colour_ == 2 && size == 6) ||
                    (colour_ == 3 && size > 0 && size <= palette_);
        } else if (type == "acTL") {
            return take_animation(data);
        } else {
            right = size == (type == "gAMA" ? 4U : type == "sRGB" ? 1U : 32U);
        }
        return right ? result<bool>(true) : asset_errc::malformed;
    }

    result<bool> take_animation(std::string_view data) {
        byte_reader in(data);
        frames_ = in.be32();
        in.be32();  // how often it is played
        if (data.size() != 8 || frames_ == 0) return asset_errc::malformed;
        if (!within(bounds_, width_, height_, frames_)) return asset_errc::out_of_bounds;
        return true;
    }

    result<bool> take_picture(std::string_view data) {
        if (picture_ == part::after || (colour_ == 3 && palette_ == 0)) return asset_errc::malformed;
        if (picture_ == part::before && !begins_as_zlib(data)) return asset_errc::malformed;
        picture_ = part::within;
        waits_for_data_ = false;
        return true;
    }

    result<bool> take_frame_control(std::string_view data) {
        byte_reader in(data);
        auto const sequence = in.be32();
        auto const width = in.be32();
        auto const height = in.be32();
        std::uint64_t const x = in.be32();
        std::uint64_t const y = in.be32();
        in.be32();  // how long it is shown
        auto const dispose = in.u8();
        auto const blend = in.u8();
        bool const inside = width > 0 && height > 0 && x + width <= width_ && y + height <= height_;
        bool const first_is_whole = picture_ != part::before || (width == width_ && height == height_);
        bool const right = data.size() == frame_control_bytes && sequence == next_sequence_++ && inside &&
                           first_is_whole && dispose <= 2 && blend <= 1 && !waits_for_data_;
        if (!right || ++controls_ > frames_) return asset_errc::malformed;
        waits_for_data_ = true;
        return true;
    }

    result<bool> take_frame_data(std::string_view data) {
        byte_reader in(data);
        auto const sequence = in.be32();
        bool const right =
            in.good() && picture_ == part::after && controls_ > 0 && sequence == next_sequence_++;
        if (!right || (waits_for_data_ && !begins_as_zlib(in.rest()))) return asset_errc::malformed;
        waits_for_data_ = false;
        return true;
    }

    byte_reader in_;
    picture_bounds const& bounds_;
    cleaned out_;
    bool first_ = true;
    bool ended_ = false;
    part picture_ = part::before;
    std::set<std::string_view> seen_;
    std::uint32_t width_ = 0;
    std::uint32_t height_ = 0;
    std::uint8_t colour_ = 0;
    std::size_t palette_ = 0;   // its colours
    std::uint32_t frames_ = 0;  // announced; 0 = a still picture
    std::uint32_t controls_ = 0;
    std::uint32_t next_sequence_ = 0;
    bool waits_for_data_ = false;
};

}  // namespace

result<cleaned> clean_png(std::string_view bytes, picture_bounds const& bounds) {
    return png_cleaner(bytes, bounds).run();
}

}  // namespace parley::media
