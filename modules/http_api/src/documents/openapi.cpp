#include "documents/documents.hpp"
#include "load_shedder.hpp"
#include "rate_limiter.hpp"
#include "router.hpp"
#include "routes/routes.hpp"

#include <algorithm>

namespace parley::http_api {
namespace {

constexpr std::string_view asset_pattern = "^[0-9a-f]{64}\\.(png|jpg|gif|webp|ogg|mp3)$";

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

void write_request_body(json_out& out, route const& row) {
    bool const required =
        std::any_of(row.body.begin(), row.body.end(), [](auto const& f) { return f.required; });
    out.key("requestBody").open().key("required").boolean(required);
    out.key("content").open().key("application/json").open();
    out.key("schema").open();
    write_fields(out, row.body);
    out.close();
    out.key("example").raw(row.body_example).close().close().close();
}

void write_request_bytes(json_out& out, route const& row) {
    out.key("requestBody").open().key("required").boolean(true);
    out.member("description", "The bytes as they are; their type is read from them. At most " +
                                  std::to_string(row.bytes_max) + '.');
    out.key("content").open().key("application/octet-stream").open().close().close().close();
}

void write_path_parameters(json_out& out, std::string_view path) {
    for (auto from = path.find('{'); from != std::string_view::npos; from = path.find('{', from + 1)) {
        auto const name = path.substr(from + 1, path.find('}', from) - from - 1);
        out.open()
            .member("name", name)
            .member("in", "path")
            .key("required")
            .boolean(true)
            .key("schema")
            .open();
        out.member("type", "string");
        if (name == "userId" && path.starts_with("/servers/")) {
            out.member("pattern", "^(@me|[1-9][0-9]{0,18})$");
        } else if (name == "name") {
            out.member("pattern", asset_pattern);
        } else if (name != "code") {
            out.member("pattern", id_pattern);
        } else {
            out.key("maxLength").number(64);
        }
        out.close().close();
    }
}

void write_query_parameter(json_out& out, query_rule const& rule) {
    out.open().member("name", rule.name).member("in", "query").key("schema").open();
    switch (rule.is) {
        case query_rule::kind::integer:
            out.member("type", "integer").key("minimum").number(rule.min).key("maximum").number(rule.max);
            out.key("default").number(rule.otherwise);
            break;
        case query_rule::kind::id:
            out.member("type", "string").member("pattern", id_pattern);
            break;
        case query_rule::kind::text:
            out.member("type", "string").key("maxLength").number(rule.max);
            if (!rule.choices.empty()) write_choices(out, rule.choices);
            break;
    }
    out.close().key("required").boolean(!rule.choices.empty());
    out.member("description", rule.description).close();
}

void write_parameters(json_out& out, route const& row) {
    out.key("parameters").open_array();
    write_path_parameters(out, row.path);
    for (auto const& rule : row.query)
        write_query_parameter(out, rule);
    if (row.when_repeated != repeats::again)
        out.open().member("$ref", "#/components/parameters/IdempotencyKey").close();
    if (row.kept == audited::yes) out.open().member("$ref", "#/components/parameters/AuditLogReason").close();
    out.close_array();
}

std::string_view example_of(std::string_view schema_name) {
    for (auto const all : {object_schemas(), community_schemas(), growth_schemas(), moderation_schemas()}) {
        for (auto const& one : all) {
            if (one.name == schema_name) return one.example;
        }
    }
    return {};
}

std::string_view meaning_of(int status) {
    switch (status) {
        case 101:
            return "The socket is a WebSocket now.";
        case 201:
            return "Made.";
        case 204:
            return "Done.";
        case 206:
            return "The part that Range asked for.";
        case 302:
            return "Go there.";
        case 304:
            return "It is what If-None-Match names.";
        default:
            return "The answer.";
    }
}

void write_success(json_out& out, route const& row) {
    out.key(std::to_string(row.status)).open().member("description", meaning_of(row.status));
    if (!row.content_type.empty()) {
        out.key("content").open().key(row.content_type).open();
        if (row.answer == "Document") {
            out.key("schema").open().member("type", "object").close();
        } else if (!row.answer.empty()) {
            out.key("schema");
            write_type(out, row.answer);
            bool const list = row.answer.starts_with("[]");
            if (auto const example = example_of(list ? row.answer.substr(2) : row.answer); !example.empty()) {
                out.key("example").raw(list ? '[' + std::string(example) + ']' : std::string(example));
            }
        }
        out.close().close();
    }
    out.close();
}

/// One answer per status, with the codes that it may carry.
void write_problems(json_out& out, route const& row) {
    auto const all = declared_problems(row);
    std::vector<int> statuses;
    for (auto const* kind : all)
        statuses.push_back(kind->status);
    std::sort(statuses.begin(), statuses.end());
    statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
    for (int const status : statuses) {
        std::string sentence;
        for (auto const* kind : all) {
            if (kind->status == status)
                sentence += '`' + std::string(kind->code) + "`: " + std::string(kind->detail) + ' ';
        }
        sentence.pop_back();
        out.key(std::to_string(status)).open().member("description", sentence);
        out.key("x-parley-codes").open_array();
        for (auto const* kind : all) {
            if (kind->status == status) out.text(kind->code);
        }
        out.close_array();
        out.key("content").open().key("application/problem+json").open().key("schema");
        write_type(out, "Problem");
        out.close().close().close();
    }
}

/// Besides 200: a part, or nothing new.
void write_partial(json_out& out, route const& row) {
    out.key("206").open().member("description", meaning_of(206)).key("content").open();
    out.key(row.content_type).open().close().close().close();
    out.key("304").open().member("description", meaning_of(304)).close();
}

void write_responses(json_out& out, route const& row) {
    out.key("responses").open();
    write_success(out, row);
    if (row.content_type == any_type) write_partial(out, row);
    // Health answers 503 in its own words, not as a problem.
    if (row.load == work::vital && (row.answer == "Health" || row.answer == "Readiness")) {
        out.key("503")
            .open()
            .member("description", "Not now.")
            .key("content")
            .open()
            .key("application/json")
            .open()
            .key("schema");
        write_type(out, row.answer);
        out.close().close().close();
    }
    write_problems(out, row);
    out.close();
}

void write_rate(json_out& out, route const& row, rate_limiter const& limits) {
    out.key("x-parley-rate-limit").open().member("bucket", name_of(row.limited_by));
    auto const rate = limits.rate_of(row.limited_by);
    if (rate.count > 0) out.key("count").number(rate.count).key("perMilliseconds").number(rate.per.count());
    out.close();
}

void write_operation(json_out& out, route const& row, rate_limiter const& limits) {
    out.key(lower(name_of(row.method))).open();
    out.member("operationId", row.operation).member("summary", row.summary);
    out.key("tags").open_array().text(row.tag).close_array();
    out.key("security").open_array();
    if (row.who != access::login) out.open().close();
    if (row.who != access::none) {
        out.open().key("bearer").open_array().close_array().close();
        out.open()
            .key("cookie")
            .open_array()
            .close_array()
            .key("webClient")
            .open_array()
            .close_array()
            .close();
    }
    out.close_array();
    write_rate(out, row, limits);
    out.member("x-parley-load-class", name_of(row.load));
    write_parameters(out, row);
    if (takes_body(row)) write_request_body(out, row);
    if (takes_bytes(row)) write_request_bytes(out, row);
    write_responses(out, row);
    out.close();
}

void write_paths(json_out& out, rate_limiter const& limits) {
    std::vector<std::string_view> done;
    out.key("paths").open();
    for (auto const& row : all_routes()) {
        if (std::find(done.begin(), done.end(), row.path) != done.end()) continue;
        done.push_back(row.path);
        out.key(row.path).open();
        for (auto const& other : all_routes()) {
            if (other.path == row.path) write_operation(out, other, limits);
        }
        out.close();
    }
    out.close();
}

void write_header_parameter(json_out& out, std::string_view key, std::string_view name, std::int64_t max,
                            std::string_view description) {
    out.key(key).open().member("name", name).member("in", "header").member("description", description);
    out.key("schema").open().member("type", "string");
    out.key("minLength").number(1).key("maxLength").number(max).close().close();
}

void write_security(json_out& out) {
    out.key("securitySchemes").open();
    out.key("bearer").open().member("type", "http").member("scheme", "bearer");
    out.member("description",
               "A login's, bot's or service's token, or a JWT of the configured identity provider.")
        .close();
    out.key("cookie").open().member("type", "apiKey").member("in", "cookie").member("name", "__Host-parley");
    out.member("description",
               "The web client's login; `parley` on plain HTTP. Counts only with the header below.")
        .close();
    out.key("webClient")
        .open()
        .member("type", "apiKey")
        .member("in", "header")
        .member("name", "X-Parley-Client");
    out.member("description", "`web`.").close();
    out.close();
}

void write_components(json_out& out) {
    out.key("components").open().key("schemas").open();
    for (auto const all : {object_schemas(), community_schemas(), growth_schemas(), moderation_schemas()}) {
        for (auto const& one : all)
            write_schema(out, one);
    }
    out.close().key("parameters").open();
    write_header_parameter(out, "IdempotencyKey", "Idempotency-Key", 64,
                           "The same key again answers with the first result. Messages: as `nonce`, durable. "
                           "Else kept in memory for 24 h, until a restart.");
    // Encoded, each of its 512 characters can take twelve.
    write_header_parameter(out, "AuditLogReason", "X-Audit-Log-Reason", 12 * 512,
                           "Why: percent-encoded UTF-8, at most 512 characters; the audit log keeps it.");
    out.close();
    write_security(out);
    out.close();
}

}  // namespace

std::string openapi_document(http_api_options const& options) {
    json_out out;
    rate_limiter const limits(options.limits);
    out.open().member("openapi", "3.1.0");
    out.key("info")
        .open()
        .member("title", "Parley native API")
        .member("version", options.version.empty() ? "dev" : options.version);
    out.member("description",
               "Ids are 64-bit snowflakes as strings; unknown keys are ignored; absent and not visible are "
               "one answer.");
    out.key("license").open().member("name", "See the repository").close();
    out.close();
    out.key("servers")
        .open_array()
        .open()
        .member("url", options.public_url.empty() ? "/" : options.public_url)
        .close()
        .close_array();
    write_paths(out, limits);
    write_components(out);
    out.close();
    return out.take();
}

}  // namespace parley::http_api
