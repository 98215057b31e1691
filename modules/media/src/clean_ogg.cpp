// Ogg (RFC 3533) with one stream of Opus (RFC 7845) or Vorbis: every page is checked and written anew, so
// that the comments can be emptied.

#include "cleaned.hpp"
#include "ogg_pages.hpp"
#include "ogg_sound.hpp"
#include "sound_bounds.hpp"

namespace parley::media {
namespace {

class ogg_cleaner {
public:
    result<cleaned> run(std::string_view bytes) {
        PARLEY_TRY(pages_, read_pages(bytes));
        if (pages_.front().packets() != 1) return asset_errc::malformed;
        auto sound = read_sound_head(pages_.front().body);
        if (!sound) return asset_errc::malformed;
        PARLEY_TRY(auto heads, take_heads(sound->heads - 1));
        if (!are_heads(*sound, heads)) return asset_errc::malformed;
        heads.front() = empty_comments(*sound);
        ogg_writer out(pages_.front().serial);
        out.page(pages_.front());
        out.packets(heads);
        if (next_ == pages_.size()) return asset_errc::malformed;  // a head and no sound
        for (auto at = next_; at < pages_.size(); ++at)
            out.page(pages_[at]);
        PARLEY_CHECK(check_length(*sound));
        return cleaned{.format = asset_format::ogg, .bytes = out.take()};
    }

private:
    /// The packets behind the first; the last of them ends its page (RFC 7845 §3, Vorbis I §A.2).
    result<std::vector<std::string>> take_heads(std::size_t count) {
        std::vector<std::string> heads;
        std::string current;
        for (next_ = 1; next_ < pages_.size() && heads.size() < count; ++next_) {
            auto body = pages_[next_].body;
            for (auto const length : pages_[next_].lengths) {
                if (heads.size() == count) return asset_errc::malformed;  // sound in the same page
                auto const size = static_cast<unsigned char>(length);
                current += body.substr(0, size);
                body.remove_prefix(size);
                if (size < 255) heads.push_back(std::exchange(current, {}));
            }
        }
        if (heads.size() < count || !current.empty()) return asset_errc::malformed;
        return heads;
    }

    /// What the packets say, which is what a player unpacks; not what the pages claim.
    result<void> check_length(sound_head const& sound) const {
        double length = 0;
        std::string current;
        for (auto at = next_; at < pages_.size(); ++at) {
            auto body = pages_[at].body;
            for (auto const each : pages_[at].lengths) {
                auto const size = static_cast<unsigned char>(each);
                if (current.size() < packet_head_bytes)
                    current += body.substr(0, size).substr(0, packet_head_bytes);
                body.remove_prefix(size);
                if (size == 255) continue;
                length += seconds_of_packet(sound, current);
                current.clear();
                if (length > sound_seconds_max) return asset_errc::out_of_bounds;
            }
        }
        return {};
    }

    std::vector<ogg_page> pages_;
    std::size_t next_ = 0;  // the first page of sound
};

}  // namespace

result<cleaned> clean_ogg(std::string_view bytes) {
    return ogg_cleaner().run(bytes);
}

}  // namespace parley::media
