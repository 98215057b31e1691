// What people and editors read about the options, made from the table.

#include "values.hpp"

#include <parley/config/make_config.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace parley::config {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t comment_columns = 100;

settings defaults() {
    settings out;
    for (auto const* row : all_options())
        apply(*row, {std::string(row->fallback), true}, out);
    return out;
}

void append_comment(std::string& out, std::string_view text) {
    std::string line = "#";
    for (auto const word : words(text, ' ')) {
        if (line.size() + 1 + word.size() > comment_columns) {
            out += line + '\n';
            line = "#";
        }
        line += ' ';
        line += word;
    }
    out += line + '\n';
}

std::string_view name_in_section(option const& row) {
    return row.key.substr(row.key.rfind('.') + 1);
}
std::string_view section_of(option const& row) {
    return row.key.substr(0, row.key.rfind('.'));
}

json schema_of(option const& row) {
    json out;
    json const zero = row.zero_word.empty() ? json() : json{{"const", row.zero_word}};
    auto const or_zero = [&zero](json one) {
        return zero.is_null() ? one : json{{"anyOf", json::array({one, zero})}};
    };
    if (std::holds_alternative<text_target>(row.to)) {
        out = {{"type", "string"}, {"minLength", row.min}, {"maxLength", row.max}};
    } else if (std::holds_alternative<flag_target>(row.to)) {
        out = {{"type", "boolean"}};
    } else if (std::holds_alternative<number_target>(row.to)) {
        json const number = {{"type", "integer"}, {"minimum", row.min}, {"maximum", row.max}};
        json const size = {{"type", "string"}, {"pattern", "^[0-9]+(KiB|MiB|GiB)?$"}};
        out = row.style == written::as_size ? json{{"anyOf", json::array({number, size})}} : or_zero(number);
    } else if (std::holds_alternative<span_target>(row.to)) {
        out = or_zero({{"type", "string"}, {"pattern", "^[0-9]+(ms|s|m|h|d)$"}});
    } else if (std::holds_alternative<rate_target>(row.to)) {
        out = or_zero({{"type", "string"}, {"pattern", "^[1-9][0-9]*/[0-9]+(ms|s|m|h|d)$"}});
    } else if (std::holds_alternative<list_target>(row.to)) {
        out = {
            {"type", "array"}, {"items", {{"type", "string"}}}, {"minItems", row.min}, {"maxItems", row.max}};
    } else {
        out = {{"enum", words(row.choices, '|')}};
    }
    auto with_defaults = defaults();
    out["default"] = json::parse(as_toml(row, with_defaults));
    out["description"] = row.description;
    return out;
}

json& object_of(json& root, std::string_view dotted) {
    json* at = &root;
    for (auto const part : words(dotted, '.')) {
        auto& properties = (*at)["properties"];
        auto& next = properties[std::string(part)];
        if (next.is_null())
            next = {{"type", "object"}, {"additionalProperties", false}, {"properties", json::object()}};
        at = &next;
    }
    return *at;
}

}  // namespace

std::string example_toml() {
    auto with_defaults = defaults();
    std::string out =
        "# Every setting of Parley with its default. Remove the # in front of what you change.\n"
        "# The environment variable beside each setting wins over this file, and a flag over both.\n"
        "# Made by `parley config default`; `parley config validate` checks your copy.\n";
    for (auto const& part : all_sections()) {
        out += '\n';
        append_comment(out, part.description);
        fmt::format_to(std::back_inserter(out), "[{}]\n", part.name);
        for (auto const* row : all_options()) {
            if (section_of(*row) != part.name) continue;
            out += '\n';
            append_comment(out, row->description);
            append_comment(out,
                           fmt::format("Takes {}. {}{}", allowed(*row), environment_name(row->key),
                                       row->on_reload == reload::applies ? ". Applies on reload." : "."));
            fmt::format_to(std::back_inserter(out), "#{} = {}\n", name_in_section(*row),
                           as_toml(*row, with_defaults));
            if (row->shown != privacy::secret) continue;
            fmt::format_to(std::back_inserter(out), "#{}_file = \"/run/secrets/{}\"\n", name_in_section(*row),
                           name_in_section(*row));
        }
    }
    return out;
}

std::string schema_json() {
    json root = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Parley settings"},
                 {"type", "object"},
                 {"additionalProperties", false},
                 {"properties", json::object()}};
    for (auto const& part : all_sections())
        object_of(root, part.name)["description"] = part.description;
    for (auto const* row : all_options()) {
        auto& properties = object_of(root, section_of(*row))["properties"];
        auto const name = std::string(name_in_section(*row));
        properties[name] = schema_of(*row);
        if (row->shown != privacy::secret) continue;
        properties[name + "_file"] = {{"type", "string"}, {"description", "A file that holds it instead."}};
    }
    return root.dump(2) + '\n';
}

std::string environment_help() {
    auto with_defaults = defaults();
    std::string out;
    for (auto const* row : all_options()) {
        fmt::format_to(std::back_inserter(out), "{}\n    {}\n    Takes {}. Default: {}\n",
                       environment_name(row->key), row->description, allowed(*row),
                       as_toml(*row, with_defaults));
        if (row->shown != privacy::secret) continue;
        fmt::format_to(std::back_inserter(out), "{}_FILE\n    A file that holds it instead.\n",
                       environment_name(row->key));
    }
    return out;
}

}  // namespace parley::config
