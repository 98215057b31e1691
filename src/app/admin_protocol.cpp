// The two lines that cross DATA/admin.sock.

#include "admin_command.hpp"

#include <parley/wire/json_reader.hpp>
#include <parley/wire/objects.hpp>

namespace parley::app {
namespace {

using wire::field_rule;
using kind = wire::field_rule::kind;

constexpr std::int64_t word_max = 256;
constexpr std::int64_t answer_text_max = 16 * 1024 * 1024;

constexpr field_rule request_rules[] = {
    {.name = "command", .is = kind::text, .required = true, .min = 1, .max = word_max, .description = ""},
    {.name = "subject", .is = kind::text, .max = word_max, .description = ""},
    {.name = "owner", .is = kind::text, .max = word_max, .description = ""},
    {.name = "password", .is = kind::text, .max = 1024, .description = ""},
    {.name = "admin", .is = kind::boolean, .description = ""},
    {.name = "json", .is = kind::boolean, .description = ""},
};
constexpr field_rule answer_rules[] = {
    {.name = "code", .is = kind::integer, .required = true, .min = 0, .max = 255, .description = ""},
    {.name = "text", .is = kind::text, .max = answer_text_max, .description = ""},
};

void add_text(std::string& out, std::string_view name, std::string_view value) {
    out += out.size() > 1 ? ",\"" : "\"";
    out += name;
    out += "\":";
    wire::write_string(out, value);
}

}  // namespace

std::string encode_request(admin_request const& request) {
    std::string out = "{";
    add_text(out, "command", request.name);
    add_text(out, "subject", request.subject);
    add_text(out, "owner", request.owner);
    add_text(out, "password", request.password);
    out += request.admin ? ",\"admin\":true" : "";
    out += request.json ? ",\"json\":true}" : "}";
    return out;
}

bool decode_request(std::string_view line, admin_request& into) {
    std::vector<wire::field_problem> problems;
    auto const fields = wire::read_fields(line, request_rules, problems);
    if (!problems.empty()) return false;
    into = {.name = fields.text("command"),
            .subject = fields.text("subject"),
            .owner = fields.text("owner"),
            .password = fields.text("password"),
            .admin = fields.boolean("admin", false),
            .json = fields.boolean("json", false)};
    return true;
}

std::string encode_answer(admin_answer const& answer) {
    std::string out = "{";
    add_text(out, "text", answer.text);
    out += ",\"code\":" + std::to_string(to_int(answer.code)) + '}';
    return out;
}

bool decode_answer(std::string_view line, admin_answer& into) {
    std::vector<wire::field_problem> problems;
    auto const fields = wire::read_fields(line, answer_rules, problems);
    if (!problems.empty()) return false;
    into = {.code = static_cast<exit_code>(fields.integer("code", 1)), .text = fields.text("text")};
    return true;
}

}  // namespace parley::app
