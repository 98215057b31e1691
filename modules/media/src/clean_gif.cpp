// GIF 87a and 89a, block by block. Comments, texts and the applications' own blocks are left out, but for the
// one that says how often to play.

#include "byte_reader.hpp"
#include "cleaned.hpp"

#include <utility>

namespace parley::media {
namespace {

constexpr std::uint8_t extension = 0x21;
constexpr std::uint8_t picture = 0x2C;
constexpr std::uint8_t trailer = 0x3B;
constexpr std::uint8_t graphic_control = 0xF9;
constexpr std::uint8_t plain_text = 0x01;
constexpr std::uint8_t application = 0xFF;

/// Bytes of a colour table, from the flags before it.
std::size_t table_bytes(std::uint8_t flags) {
    return (flags & 0x80U) == 0 ? 0 : std::size_t{3} << ((flags & 0x07U) + 1);
}

class gif_cleaner {
public:
    gif_cleaner(std::string_view bytes, picture_bounds const& bounds) : in_(bytes), bounds_(bounds) {}

    result<cleaned> run() {
        PARLEY_CHECK(take_screen());
        for (;;) {
            auto const introducer = in_.u8();
            if (!in_.good()) return asset_errc::malformed;
            if (introducer == trailer) break;
            if (introducer != extension && introducer != picture) return asset_errc::malformed;
            PARLEY_CHECK(introducer == picture ? take_picture() : take_extension());
        }
        if (!in_.empty() || frames_ == 0) return asset_errc::malformed;
        out_.bytes += static_cast<char>(trailer);
        out_.format = asset_format::gif;
        out_.width = static_cast<std::int32_t>(width_);
        out_.height = static_cast<std::int32_t>(height_);
        out_.animated = frames_ > 1;
        return std::move(out_);
    }

private:
    result<void> take_screen() {
        auto const from = in_.rest();
        auto const version = in_.take(6);
        if (version != "GIF87a" && version != "GIF89a") return asset_errc::malformed;
        width_ = in_.le16();
        height_ = in_.le16();
        auto const flags = in_.u8();
        in_.take(2);  // background and aspect
        in_.take(table_bytes(flags));
        if (!in_.good() || width_ == 0 || height_ == 0) return asset_errc::malformed;
        if (!within(bounds_, width_, height_, 1)) return asset_errc::out_of_bounds;
        out_.bytes = from.substr(0, from.size() - in_.rest().size());
        return {};
    }

    result<void> take_picture() {
        auto const from = in_.rest();
        auto const x = in_.le16();
        auto const y = in_.le16();
        auto const width = in_.le16();
        auto const height = in_.le16();
        in_.take(table_bytes(in_.u8()));
        auto const code_bits = in_.u8();
        bool const inside = width > 0 && height > 0 && x + width <= width_ && y + height <= height_;
        if (!in_.good() || !inside || code_bits < 1 || code_bits > 11) return asset_errc::malformed;
        if (!within(bounds_, width_, height_, ++frames_)) return asset_errc::out_of_bounds;
        PARLEY_CHECK(pass_blocks());
        out_.bytes += std::exchange(control_, {});
        out_.bytes += static_cast<char>(picture);
        out_.bytes += from.substr(0, from.size() - in_.rest().size());
        return {};
    }

    result<void> take_extension() {
        auto const label = in_.u8();
        auto const from = in_.rest();
        auto const first = in_.take(in_.u8());
        if (!in_.good()) return asset_errc::malformed;
        if (!first.empty()) {
            PARLEY_CHECK(pass_blocks());
        }
        auto const whole = from.substr(0, from.size() - in_.rest().size());
        if (label == graphic_control) {
            if (first.size() != 4 || whole.size() != 6) return asset_errc::malformed;
            control_ = head(label) + std::string(whole);  // of the picture that follows
        } else if (label == plain_text) {
            control_.clear();  // it was this text's
        } else if (label == application && (first == "NETSCAPE2.0" || first == "ANIMEXTS1.0")) {
            bool const loops = whole.size() == 17 && whole.substr(12, 2) == std::string_view("\x03\x01", 2);
            if (loops) out_.bytes += head(label) + std::string(whole);
        }
        return {};
    }

    /// Sub-blocks up to the empty one that ends them.
    result<void> pass_blocks() {
        for (;;) {
            auto const size = in_.u8();
            in_.take(size);
            if (!in_.good()) return asset_errc::malformed;
            if (size == 0) return {};
        }
    }

    static std::string head(std::uint8_t label) {
        return {static_cast<char>(extension), static_cast<char>(label)};
    }

    byte_reader in_;
    picture_bounds const& bounds_;
    cleaned out_;
    std::uint32_t width_ = 0;
    std::uint32_t height_ = 0;
    std::uint32_t frames_ = 0;
    std::string control_;  // waits for its picture
};

}  // namespace

result<cleaned> clean_gif(std::string_view bytes, picture_bounds const& bounds) {
    return gif_cleaner(bytes, bounds).run();
}

}  // namespace parley::media
