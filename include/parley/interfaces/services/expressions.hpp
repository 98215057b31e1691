#pragma once
// Emoji, stickers and sounds of servers, and who may use them. Any core may call; see communities.hpp.

#include <parley/base/error_category.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/model/expression.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

enum class expression_errc {
    ok = 0,
    invalid_name = 1,         ///< 400, field `name`
    invalid_description = 2,  ///< 400, field `description`
    invalid_emoji = 3,        ///< 400, field `emoji`
    invalid_volume = 4,       ///< 400, field `volume`
    too_many_emoji = 5,       ///< 409, limit 250 that move and 250 that do not
    too_many_stickers = 6,    ///< 409, limit 60
    too_many_sounds = 7,      ///< 409, limit 48
};
constexpr char const* category_name(expression_errc) noexcept {
    return "expression";
}
constexpr char const* describe(expression_errc e) noexcept {
    switch (e) {
        case expression_errc::ok:
            return "no error";
        case expression_errc::invalid_name:
            return "the name may not be used";
        case expression_errc::invalid_description:
            return "the description is too long or unreadable";
        case expression_errc::invalid_emoji:
            return "that is not an emoji";
        case expression_errc::invalid_volume:
            return "the volume is out of range";
        case expression_errc::too_many_emoji:
            return "the server has as many emoji as it can";
        case expression_errc::too_many_stickers:
            return "the server has as many stickers as it can";
        case expression_errc::too_many_sounds:
            return "the server has as many sounds as it can";
    }
    return "an unknown expression error";
}
PARLEY_MAKE_ERROR_CODE(expression_errc)

struct new_expression {
    server_id server{};
    expression_kind kind = expression_kind::emoji;
    std::string name{};
    std::string asset{};  ///< brought for this kind
    std::string description{};
    std::string emoji{};
    std::int32_t volume = 100;
    std::vector<role_id> roles{};  ///< none = everyone
};
struct expression_edit {
    server_id server{};
    expression_id expression{};
    std::optional<std::string> name{};
    std::optional<std::string> description{};
    std::optional<std::string> emoji{};  ///< empty = none
    std::optional<std::int32_t> volume{};
    std::optional<std::vector<role_id>> roles{};
};

class expressions {
public:
    virtual ~expressions() = default;
    /// All of a server's, by id.
    virtual task<result<std::vector<visible<expression>>>> list(principal who, server_id server) = 0;
    /// What one may use, of all one's servers; the first 10,000.
    virtual task<result<std::vector<visible<expression>>>> usable(principal who) = 0;
    /// With permission::create_expressions. asset_errc::invalid_asset, community_errc::invalid_role.
    virtual task<result<visible<expression>>> create(act by, new_expression wanted) = 0;
    /// Its creator with permission::create_expressions, or who has permission::manage_expressions.
    virtual task<result<visible<expression>>> edit(act by, expression_edit edit) = 0;
    virtual task<result<void>> remove(act by, server_id server, expression_id expression) = 0;
};

class expression_usage {
public:
    virtual ~expression_usage() = default;
    /// On the home core of the channel's server. No I/O when both servers are loaded and the emoji was seen
    /// before. `elsewhere`: those of other servers count too, where one is a member.
    virtual task<result<bool>> may_use(principal who, expression_id emoji, server_id here,
                                       bool elsewhere) = 0;
};

}  // namespace parley

PARLEY_ERROR_ENUM(parley::expression_errc);
