// WebP: a RIFF container (RFC 9649) of one picture or of an animation. Profiles, Exif, XMP and unknown chunks
// are left out, and the head is written anew.

#include "byte_reader.hpp"
#include "cleaned.hpp"

#include <optional>

namespace parley::media {
namespace {

constexpr std::uint32_t has_alpha = 0x10;
constexpr std::uint32_t is_animated = 0x02;
constexpr std::size_t animation_bytes = 6;      // background and loops
constexpr std::size_t frame_header_bytes = 16;  // RFC 9649 §2.7.1.1

struct chunk {
    std::string_view name;
    std::string_view data;
};

struct size_of_picture {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    friend bool operator==(size_of_picture const&, size_of_picture const&) = default;
};

/// Nothing when it is cut short. A chunk of odd length is followed by a byte that counts for nothing.
std::optional<chunk> next_chunk(byte_reader& in) {
    chunk out;
    out.name = in.take(4);
    std::size_t const length = in.le32();
    out.data = in.take(length);
    if (length % 2 != 0) in.take(1);
    return in.good() ? std::optional(out) : std::nullopt;
}

void append_chunk(std::string& out, std::string_view name, std::string_view data) {
    out += name;
    append_le32(out, static_cast<std::uint32_t>(data.size()));
    out += data;
    if (data.size() % 2 != 0) out += '\0';
}

/// RFC 6386 §9.1: the head of a key frame.
std::optional<size_of_picture> size_of_lossy(std::string_view data) {
    byte_reader in(data);
    auto const tag = in.le24();
    auto const start = in.le24();
    size_of_picture out{in.le16() & 0x3FFFU, 0};
    out.height = in.le16() & 0x3FFFU;
    bool const key_frame = (tag & 1U) == 0 && (tag >> 4U & 1U) == 1;
    bool const right = in.good() && key_frame && start == 0x2A019DU && tag >> 5U <= data.size();
    return right && out.width > 0 && out.height > 0 ? std::optional(out) : std::nullopt;
}

/// RFC 9649 §3.4.
std::optional<size_of_picture> size_of_lossless(std::string_view data) {
    byte_reader in(data);
    auto const mark = in.u8();
    auto const bits = in.le32();
    if (!in.good() || mark != 0x2F || bits >> 29U != 0) return std::nullopt;
    return size_of_picture{(bits & 0x3FFFU) + 1, (bits >> 14U & 0x3FFFU) + 1};
}

/// The picture itself, with its alpha before it: what a file or one frame of it holds.
class bitstream {
public:
    /// False when the chunk cannot stand there. What is no part of a picture is passed over.
    bool take(chunk const& next) {
        if (next.name == "ALPH") {
            if (size_ || alpha_ || next.data.empty()) return false;
            alpha_ = true;
        } else if (next.name == "VP8 " || next.name == "VP8L") {
            bool const lossy = next.name == "VP8 ";
            if (size_ || (alpha_ && !lossy)) return false;
            size_ = lossy ? size_of_lossy(next.data) : size_of_lossless(next.data);
            if (!size_) return false;
        } else {
            return true;
        }
        append_chunk(kept_, next.name, next.data);
        return true;
    }
    std::optional<size_of_picture> const& size() const noexcept { return size_; }
    std::string const& kept() const noexcept { return kept_; }

private:
    std::optional<size_of_picture> size_;
    bool alpha_ = false;
    std::string kept_;
};

class webp_cleaner {
public:
    webp_cleaner(std::string_view bytes, picture_bounds const& bounds) : in_(bytes), bounds_(bounds) {}

    result<cleaned> run() {
        if (in_.take(4) != "RIFF") return asset_errc::malformed;
        auto const announced = in_.le32();
        bool const whole = announced == in_.rest().size() && announced % 2 == 0 && in_.take(4) == "WEBP";
        auto const first = whole ? next_chunk(in_) : std::nullopt;
        if (!first) return asset_errc::malformed;
        if (first->name == "VP8X") {
            PARLEY_CHECK(take_extended(first->data));
        } else {
            // The simple layout: this one chunk and nothing else.
            bool const simple = first->name == "VP8 " || first->name == "VP8L";
            if (!simple || !still_.take(*first) || !in_.empty()) return asset_errc::malformed;
            canvas_ = *still_.size();
            PARLEY_CHECK(check_bounds(1));
            body_ = still_.kept();
        }
        cleaned out{.format = asset_format::webp, .bytes = "RIFF"};
        append_le32(out.bytes, static_cast<std::uint32_t>(body_.size() + 4));
        out.bytes += "WEBP" + body_;
        out.width = static_cast<std::int32_t>(canvas_.width);
        out.height = static_cast<std::int32_t>(canvas_.height);
        out.animated = frames_ > 1;
        return out;
    }

private:
    result<void> check_bounds(std::uint32_t frames) const {
        if (within(bounds_, canvas_.width, canvas_.height, frames)) return {};
        return asset_errc::out_of_bounds;
    }

    result<void> take_extended(std::string_view head) {
        byte_reader in(head);
        auto const flags = in.le32();
        canvas_.width = in.le24() + 1;
        canvas_.height = in.le24() + 1;
        if (!in.good() || !in.empty()) return asset_errc::malformed;
        PARLEY_CHECK(check_bounds(1));
        append_chunk(body_, "VP8X", head_with(flags & (has_alpha | is_animated)));
        bool const animated = (flags & is_animated) != 0;
        while (!in_.empty()) {
            auto const next = next_chunk(in_);
            if (!next) return asset_errc::malformed;
            PARLEY_CHECK(animated ? take_of_animation(*next) : take_of_still(*next));
        }
        if (!animated) body_ += still_.kept();
        bool const shows = animated ? frames_ > 0 : still_.size() == canvas_;
        return shows ? result<void>() : asset_errc::malformed;
    }

    std::string head_with(std::uint32_t flags) const {
        std::string out;
        append_le32(out, flags);
        append_le24(out, canvas_.width - 1);
        append_le24(out, canvas_.height - 1);
        return out;
    }

    result<void> take_of_still(chunk const& next) {
        bool const right =
            next.name != "ANIM" && next.name != "ANMF" && next.name != "VP8X" && still_.take(next);
        return right ? result<void>() : asset_errc::malformed;
    }

    result<void> take_of_animation(chunk const& next) {
        if (next.name == "ANMF") return take_frame(next.data);
        if (next.name == "ANIM") {
            if (next.data.size() != animation_bytes || begun_) return asset_errc::malformed;
            begun_ = true;
            append_chunk(body_, next.name, next.data);
            return {};
        }
        bool const stray =
            next.name == "VP8 " || next.name == "VP8L" || next.name == "ALPH" || next.name == "VP8X";
        return stray ? asset_errc::malformed : result<void>();
    }

    result<void> take_frame(std::string_view data) {
        byte_reader in(data);
        auto const head = in.take(frame_header_bytes);
        byte_reader place(head);
        auto const x = place.le24() * 2;
        auto const y = place.le24() * 2;
        size_of_picture size{place.le24() + 1, 0};
        size.height = place.le24() + 1;
        bool const inside = x + size.width <= canvas_.width && y + size.height <= canvas_.height;
        if (!in.good() || !begun_ || !inside) return asset_errc::malformed;
        PARLEY_CHECK(check_bounds(++frames_));
        bitstream picture;
        while (!in.empty()) {
            auto const next = next_chunk(in);
            if (!next || !picture.take(*next)) return asset_errc::malformed;
        }
        if (picture.size() != size) return asset_errc::malformed;
        append_chunk(body_, "ANMF", std::string(head) + picture.kept());
        return {};
    }

    byte_reader in_;
    picture_bounds const& bounds_;
    size_of_picture canvas_;
    bitstream still_;
    std::string body_;
    bool begun_ = false;  // ANIM has come
    std::uint32_t frames_ = 0;
};

}  // namespace

result<cleaned> clean_webp(std::string_view bytes, picture_bounds const& bounds) {
    return webp_cleaner(bytes, bounds).run();
}

}  // namespace parley::media
