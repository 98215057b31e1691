#pragma once
// Pictures and sounds.

#include "handlers/handlers.hpp"
#include "routes/fields.hpp"

#include <array>

namespace parley::http_api {
namespace assets_rows {

using namespace std::string_view_literals;
using enum net::http_method;

inline constexpr std::array purpose{
    query_rule{.name = "purpose",
               .is = query_rule::kind::text,
               .max = 16,
               .description = "What it is for, which says how large it may be.",
               .choices = "avatar|icon|banner|event|emoji|sticker|sound"}};

inline constexpr std::array problems_of_bring_asset{"malformed_asset"sv, "asset_out_of_bounds"sv,
                                                    "unsupported_asset"sv, "upload_quota_reached"sv};
inline constexpr std::array problems_of_show_asset{"range_not_satisfiable"sv};

inline constexpr std::array rows{
    route{.method = post,
          .path = "/assets",
          .operation = "bringAsset",
          .tag = "assets",
          .summary = "Brings a picture (PNG, JPEG, GIF, WebP) or a sound (Ogg, MP3).",
          .limited_by = bucket::asset_bring,
          .bytes_max = 4_MiB,
          .query = purpose,
          .status = 201,
          .answer = "Asset",
          .problems = problems_of_bring_asset,
          .run = handlers::bring_asset},
    route{.method = get,
          .path = "/assets/{name}",
          .operation = "showAsset",
          .tag = "assets",
          .summary = "The bytes: public, and the same for ever.",
          .who = access::none,
          .limited_by = bucket::asset_read,
          .content_type = any_type,
          .problems = problems_of_show_asset,
          .run = handlers::show_asset},
};

}  // namespace assets_rows
}  // namespace parley::http_api
