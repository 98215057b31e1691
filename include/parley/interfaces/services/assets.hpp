#pragma once
// Assets: brought by members, claimed by whoever puts one's name into a row, read by everyone. Any core may
// call; each call resumes on the caller's.

#include <parley/base/error_category.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/model/account.hpp>
#include <parley/model/asset.hpp>

#include <memory>
#include <string>

namespace parley {

enum class asset_errc {
    ok = 0,
    not_found = 1,      ///< 404: no such asset, or not any more
    invalid_asset = 2,  ///< 400, the field that names it: no such asset, or not brought for this purpose
    unsupported = 3,    ///< 415: not a picture or sound that is taken, or not for this purpose
    malformed = 4,  ///< 400: not what its first bytes promise, cut short, or with something behind its end
    too_large = 5,  ///< 413: more bytes than this purpose may have
    out_of_bounds = 6,  ///< 400: wider, higher or longer (in frames or seconds) than it may be
    quota_reached = 7,  ///< 429: this account has brought as much as it may in a day
    overloaded = 8,     ///< 503: too many are looked at, or read, at the moment
};
constexpr char const* category_name(asset_errc) noexcept {
    return "asset";
}
constexpr char const* describe(asset_errc e) noexcept {
    switch (e) {
        case asset_errc::ok:
            return "no error";
        case asset_errc::not_found:
            return "there is no such asset";
        case asset_errc::invalid_asset:
            return "the name is of no asset that may stand there";
        case asset_errc::unsupported:
            return "the format is not taken for this purpose";
        case asset_errc::malformed:
            return "the bytes are not a whole picture or sound of their format";
        case asset_errc::too_large:
            return "the asset has too many bytes";
        case asset_errc::out_of_bounds:
            return "the picture or sound is larger or longer than it may be";
        case asset_errc::quota_reached:
            return "the account has brought as much as it may in a day";
        case asset_errc::overloaded:
            return "too many assets are on their way";
    }
    return "an unknown asset error";
}
PARLEY_MAKE_ERROR_CODE(asset_errc)

/// Bytes for a socket, shared by everyone who reads the same asset.
struct asset_bytes {
    asset_format format = asset_format::png;
    std::shared_ptr<std::string const> bytes{};
};

class assets {
public:
    virtual ~assets() = default;
    /// Checks, strips what describes rather than shows (places, cameras, comments, colour profiles), and
    /// keeps. Durable on return. The same bytes again are the same asset.
    virtual task<result<asset>> bring(principal who, asset_purpose purpose, std::string bytes) = 0;
    /// For who is about to keep `name` in a row of their own: that it is there and was brought for this. It
    /// stays for at least a day from now on, and then for as long as a row names it. ::invalid_asset.
    virtual task<result<asset>> claim(std::string name, asset_purpose purpose) = 0;
    /// ::not_found, also for what is no name of an asset.
    virtual task<result<asset_bytes>> read(std::string name) = 0;
};

}  // namespace parley

PARLEY_ERROR_ENUM(parley::asset_errc);
