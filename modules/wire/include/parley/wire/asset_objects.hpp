#pragma once
// Assets as the native API shows and names them.

#include <parley/model/asset.hpp>
#include <parley/wire/names.hpp>

#include <string>

namespace parley::wire {

inline constexpr name_table<asset_purpose, 7> asset_uses{{
    {asset_purpose::avatar, "avatar"},
    {asset_purpose::icon, "icon"},
    {asset_purpose::banner, "banner"},
    {asset_purpose::event, "event"},
    {asset_purpose::emoji, "emoji"},
    {asset_purpose::sticker, "sticker"},
    {asset_purpose::sound, "sound"},
}};

/// Media types (RFC 2046 and its registry).
inline constexpr name_table<asset_format, 6> asset_types{{
    {asset_format::png, "image/png"},
    {asset_format::jpeg, "image/jpeg"},
    {asset_format::gif, "image/gif"},
    {asset_format::webp, "image/webp"},
    {asset_format::ogg, "audio/ogg"},
    {asset_format::mp3, "audio/mpeg"},
}};

void write_asset(std::string& out, asset const& what);

}  // namespace parley::wire
