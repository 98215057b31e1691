#pragma once
// Shapes that both documents share, and the pieces they are written with.

#include <parley/http_api/make_http_api.hpp>
#include <parley/wire/json_reader.hpp>

#include <span>
#include <string>
#include <string_view>

namespace parley::http_api {

/// One property of an outward object.
struct property {
    std::string_view name;
    std::string_view type;  ///< `id`, `bits`, `text`, `time`, `integer`, `boolean`, `any`, `position`, or a
                            ///< schema's name; `[]` before it = array, `{}` = map
    std::string_view description;
    bool required = true;
    bool nullable = false;
    std::string_view choices{};  ///< of a text, separated by `|`
};

/// One outward object: a component of both documents.
struct schema {
    std::string_view name;
    std::string_view description;
    std::span<property const> properties;
    std::string_view example;  ///< JSON
};

std::span<schema const> object_schemas() noexcept;      ///< accounts, messages, invites, the instance
std::span<schema const> community_schemas() noexcept;   ///< servers and what is in them
std::span<schema const> growth_schemas() noexcept;      ///< how servers are kept safe and grow
std::span<schema const> moderation_schemas() noexcept;  ///< rules, notes, cases
std::span<schema const> event_schemas() noexcept;       ///< what stands only in gateway frames

inline constexpr std::string_view id_pattern = "^[1-9][0-9]{0,18}$";
inline constexpr std::string_view bits_pattern = "^(0|[1-9][0-9]{0,18})$";

/// Writes JSON with commas in the right places; values of strings are escaped.
class json_out {
public:
    json_out& key(std::string_view name);
    json_out& open();  ///< {
    json_out& close();
    json_out& open_array();
    json_out& close_array();
    json_out& text(std::string_view value);
    json_out& number(std::int64_t value);
    json_out& boolean(bool value);
    json_out& raw(std::string_view json);  ///< a whole JSON value
    json_out& member(std::string_view name, std::string_view value) { return key(name).text(value); }
    std::string take() { return std::move(out_); }

private:
    void comma();
    std::string out_;
    bool needs_comma_ = false;
};

/// The schema of a type as `property::type` names it.
void write_type(json_out& out, std::string_view type);
void write_schema(json_out& out, schema const& what);
/// The schema of a request body or of an object in it.
void write_fields(json_out& out, std::span<wire::field_rule const> rules);
/// `enum`, of words separated by `|`.
void write_choices(json_out& out, std::string_view choices);

}  // namespace parley::http_api
