#include "documents/documents.hpp"

#include <parley/wire/objects.hpp>

namespace parley::http_api {

void json_out::comma() {
    if (needs_comma_) out_ += ',';
    needs_comma_ = true;
}

json_out& json_out::key(std::string_view name) {
    comma();
    wire::write_string(out_, name);
    out_ += ':';
    needs_comma_ = false;
    return *this;
}

json_out& json_out::open() {
    comma();
    out_ += '{';
    needs_comma_ = false;
    return *this;
}

json_out& json_out::close() {
    out_ += '}';
    needs_comma_ = true;
    return *this;
}

json_out& json_out::open_array() {
    comma();
    out_ += '[';
    needs_comma_ = false;
    return *this;
}

json_out& json_out::close_array() {
    out_ += ']';
    needs_comma_ = true;
    return *this;
}

json_out& json_out::text(std::string_view value) {
    comma();
    wire::write_string(out_, value);
    return *this;
}

json_out& json_out::number(std::int64_t value) {
    comma();
    out_ += std::to_string(value);
    return *this;
}

json_out& json_out::boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
    return *this;
}

json_out& json_out::raw(std::string_view json) {
    comma();
    out_ += json;
    return *this;
}

}  // namespace parley::http_api
