#include "documents/documents.hpp"

namespace parley::http_api {
namespace {

void write_scalar(json_out& out, std::string_view type) {
    if (type == "id") {
        out.member("type", "string").member("pattern", id_pattern);
    } else if (type == "bits") {
        out.member("type", "string").member("pattern", bits_pattern);
    } else if (type == "time") {
        out.member("type", "string").member("format", "date-time");
    } else if (type == "text") {
        out.member("type", "string");
    } else if (type == "position") {
        // [epoch, seq]
        out.member("type", "array").key("items").open().member("type", "integer").close();
        out.key("minItems").number(2).key("maxItems").number(2);
    } else if (type == "range") {
        // [first, last]
        out.member("type", "array").key("items").open().member("type", "integer").key("minimum").number(0);
        out.close().key("minItems").number(2).key("maxItems").number(2);
    } else if (type == "stream_position") {
        // [stream, epoch, seq]
        out.member("type", "array").key("prefixItems").open_array();
        out.open()
            .member("type", "string")
            .close()
            .open()
            .member("type", "integer")
            .close()
            .open()
            .member("type", "integer")
            .close();
        out.close_array().key("minItems").number(3).key("maxItems").number(3);
    } else if (type == "any") {
        return;
    } else if (type == "integer" || type == "boolean") {
        out.member("type", type);
    } else {
        out.member("$ref", "#/components/schemas/" + std::string(type));
    }
}

void write_property(json_out& out, property const& what) {
    bool const may_be_null = what.nullable;
    out.key(what.name).open();
    if (may_be_null) {
        out.key("oneOf").open_array();
        write_type(out, what.type);
        out.open().member("type", "null").close().close_array();
    } else if (!what.choices.empty()) {
        out.member("type", "string").key("enum").open_array();
        for (auto rest = what.choices; !rest.empty();) {
            auto const bar = rest.find('|');
            out.text(rest.substr(0, bar));
            rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
        }
        out.close_array();
    } else if (what.type.starts_with("[]") || what.type.starts_with("{}")) {
        bool const list = what.type.starts_with("[]");
        out.member("type", list ? "array" : "object").key(list ? "items" : "additionalProperties");
        write_type(out, what.type.substr(2));
    } else {
        write_scalar(out, what.type);
    }
    out.member("description", what.description).close();
}

}  // namespace

void write_type(json_out& out, std::string_view type) {
    out.open();
    if (type.starts_with("[]")) {
        out.member("type", "array").key("items");
        write_type(out, type.substr(2));
    } else {
        write_scalar(out, type);
    }
    out.close();
}

void write_schema(json_out& out, schema const& what) {
    out.key(what.name).open().member("type", "object").member("description", what.description);
    out.key("required").open_array();
    for (auto const& one : what.properties) {
        if (one.required) out.text(one.name);
    }
    out.close_array().key("properties").open();
    for (auto const& one : what.properties)
        write_property(out, one);
    out.close();
    if (!what.example.empty()) out.key("examples").open_array().raw(what.example).close_array();
    out.close();
}

}  // namespace parley::http_api
