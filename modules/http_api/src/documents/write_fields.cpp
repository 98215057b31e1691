#include "documents/documents.hpp"

namespace parley::http_api {
namespace {

/// A schema by name, `[]` before it = a list of it, `{}` = any object.
void write_nested_type(json_out& out, std::string_view of) {
    bool const list = of.starts_with("[]");
    if (of.starts_with("{}")) {
        out.member("type", "object");
    } else if (list) {
        out.member("type", "array").key("items");
        write_type(out, of.substr(2));
    } else {
        out.member("$ref", "#/components/schemas/" + std::string(of));
    }
}

void write_field_type(json_out& out, wire::field_rule const& rule) {
    using kind = wire::field_rule::kind;
    switch (rule.is) {
        case kind::text:
            out.member("type", "string").key("minLength").number(rule.min).key("maxLength").number(rule.max);
            if (!rule.choices.empty()) write_choices(out, rule.choices);
            break;
        case kind::integer:
            out.member("type", "integer").key("minimum").number(rule.min).key("maximum").number(rule.max);
            break;
        case kind::boolean:
            out.member("type", "boolean");
            break;
        case kind::id:
            out.member("type", "string").member("pattern", id_pattern);
            break;
        case kind::permissions:
            out.member("type", "string").member("pattern", bits_pattern);
            break;
        case kind::ids:
            out.member("type", "array").key("minItems").number(rule.min).key("maxItems").number(rule.max);
            out.key("items").open().member("type", "string").member("pattern", id_pattern).close();
            break;
        case kind::texts:
            out.member("type", "array").key("minItems").number(rule.min).key("maxItems").number(rule.max);
            out.key("items").open().member("type", "string").key("maxLength").number(rule.each_max);
            if (!rule.choices.empty()) write_choices(out, rule.choices);
            out.close();
            break;
        case kind::raw:
            out.member("type", "object");
            break;
        case kind::object:
            write_fields(out, rule.parts);
            break;
        case kind::nested:
            write_nested_type(out, rule.choices);
            break;
    }
}

void write_field(json_out& out, wire::field_rule const& rule) {
    out.key(rule.key()).open();
    if (rule.nullable) {
        out.key("oneOf").open_array().open();
        write_field_type(out, rule);
        out.close().open().member("type", "null").close().close_array();
    } else {
        write_field_type(out, rule);
    }
    out.member("description", rule.description).close();
}

}  // namespace

void write_choices(json_out& out, std::string_view choices) {
    out.key("enum").open_array();
    while (!choices.empty()) {
        auto const bar = std::min(choices.find('|'), choices.size());
        out.text(choices.substr(0, bar));
        choices.remove_prefix(std::min(bar + 1, choices.size()));
    }
    out.close_array();
}

void write_fields(json_out& out, std::span<wire::field_rule const> rules) {
    out.member("type", "object").key("properties").open();
    for (auto const& field : rules)
        write_field(out, field);
    out.close().key("required").open_array();
    for (auto const& field : rules) {
        if (field.required) out.text(field.key());
    }
    out.close_array();
}

}  // namespace parley::http_api
