#pragma once
// What a server adds to the language of its members: emoji, stickers, sounds.

#include <parley/base/id.hpp>
#include <parley/model/role.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace parley {

using expression_id = id<struct expression_tag>;

enum class expression_kind : std::uint8_t { emoji = 0, sticker = 1, sound = 2 };

struct expression {
    expression_id id{};
    server_id server{};
    expression_kind kind = expression_kind::emoji;
    std::string name{};            ///< 2–32 characters; of an emoji `[a-zA-Z0-9_]`
    std::string description{};     ///< of a sticker, ≤ 100 characters
    std::string emoji{};           ///< the plain emoji nearest to a sticker or sound; may be empty
    std::string asset{};           ///< the name of its bytes, see `asset_store`
    bool animated = false;         ///< of an image
    std::int32_t volume = 100;     ///< of a sound: percent, 0–100
    account_id creator{};          ///< zero = an account that is gone
    std::vector<role_id> roles{};  ///< who may use it, ascending; none = everyone
    friend bool operator==(expression const&, expression const&) = default;
};

}  // namespace parley
