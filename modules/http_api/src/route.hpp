#pragma once
// What a row of the route table says about one operation, and what its handler gets to see.

#include "problem.hpp"

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/base/units.hpp>
#include <parley/http_api/make_http_api.hpp>
#include <parley/model/account.hpp>
#include <parley/wire/json_reader.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace parley::http_api {

/// Who may call. `optional`: a token that proves somebody counts, a stale one does not hurt.
enum class access : std::uint8_t { none, optional, login };

/// What limits the rate. `identity`: the accounts' own guard against guessing; `none`: health and sight.
enum class bucket : std::uint8_t {
    none,
    identity,
    general,
    message_send,
    message_change,
    history,
    typing,
    read_mark,
    server_create,
    server_change,
    channel_change,
    role_change,
    member_change,
    invite_create,
    invite_join,
    invite_lookup,
    profile_change,
    expression_change,
    asset_bring,
    asset_read,
    report,  // the last: bucket_count follows it
};
inline constexpr std::size_t bucket_count = static_cast<std::size_t>(bucket::report) + 1;

/// What is shed together when too much runs. `vital` never is.
enum class work : std::uint8_t { vital, sending, reading, sign_in };
inline constexpr std::size_t work_count = 4;

/// What a second request with the same Idempotency-Key does.
enum class repeats : std::uint8_t {
    again,     ///< the header means nothing: the operation is idempotent by itself, or harmless
    by_key,    ///< answers with the first result, from the edge's memory
    by_nonce,  ///< the same, durably: the header stands for the body's `nonce`
};

/// Whether X-Audit-Log-Reason says why.
enum class audited : std::uint8_t { no, yes };

/// One parameter of a query.
struct query_rule {
    enum class kind : std::uint8_t { integer, id, text };
    std::string_view name;
    kind is = kind::integer;
    std::int64_t min = 0;  ///< integer: value; text: bytes. Inclusive
    std::int64_t max = 0;
    std::int64_t otherwise = 0;  ///< the default of an integer
    std::string_view description;
    std::string_view choices{};  ///< of a text that must be there: one of these, separated by `|`
};

/// Values of the path's parameters, already parsed.
struct path_values {
    struct value {
        std::string_view name;  ///< as the template has it
        std::uint64_t id = 0;   ///< 0 for text
        std::string text;
    };
    std::array<value, 3> all{};
    std::size_t count = 0;

    template <class Id>
    Id id(std::string_view name) const {
        for (auto const& v : all) {
            if (v.name == name) return Id{v.id};
        }
        return Id{};
    }
    std::string text(std::string_view name) const {
        for (auto const& v : all) {
            if (v.name == name) return v.text;
        }
        return {};
    }
};

/// Values of the query's known parameters, within their rules.
struct query_values {
    std::vector<std::pair<std::string_view, std::int64_t>> integers;  ///< ids too
    std::vector<std::pair<std::string_view, std::string>> texts;

    std::optional<std::int64_t> integer(std::string_view name) const;
    std::string text(std::string_view name) const;
};

struct api;  // everything that lives as long as the handler; api.hpp
struct route;

/// One request on its way to a handler. Lives in the dispatcher's frame until the handler has ended.
struct call {
    api& server;
    route const& row;
    net::http_request const& request;
    principal who{};          ///< account zero: nobody
    bool web_client = false;  ///< speaks with the cookie
    path_values path{};
    query_values query{};
    wire::request_fields body{};
    std::string reason{};  ///< of an audited row; empty = none given
    std::string* bytes_or_null =
        nullptr;  ///< the body of a row that takes bytes; the handler may take them away

    act acting() const { return {who, reason}; }
};

/// What a row runs. An answer ≥ 400 may come as an error code, or ready-made where a field is to be named.
class handler {
public:
    using function = task<result<net::http_response>> (*)(call&);
    constexpr handler() = default;
    constexpr handler(function run) : run_(run), is_set_(true) {}
    task<result<net::http_response>> operator()(call& c) const { return run_(c); }
    /// Beside the pointer, because GCC 12 under UBSan takes no comparison of addresses for a constant.
    constexpr bool is_set() const { return is_set_; }

private:
    function run_ = nullptr;
    bool is_set_ = false;
};

struct route {
    net::http_method method = net::http_method::get;
    std::string_view path;       ///< `/servers/{serverId}`
    std::string_view operation;  ///< operationId
    std::string_view tag;
    std::string_view summary;
    access who = access::login;
    bucket limited_by = bucket::general;
    work load = work::reading;
    std::span<wire::field_rule const> body{};
    std::string_view body_example{};  ///< JSON; there is one exactly when there is a body
    std::size_t bytes_max = 0;        ///< > 0: the body is bytes as they are, at most so many
    std::span<query_rule const> query{};
    int status = 200;           ///< of success
    std::string_view answer{};  ///< component schema; `[]Name` for an array; empty = no JSON
    std::string_view content_type = "application/json";  ///< of success; empty when nothing comes back
    std::span<std::string_view const> problems{};        ///< beyond those that follow from the other columns
    repeats when_repeated = repeats::again;              ///< what an Idempotency-Key does
    audited kept = audited::no;                          ///< whether a reason may be given
    handler run{};
};

/// Of an answer that is bytes of several types.
inline constexpr std::string_view any_type = "*/*";

/// The largest JSON body: everything the native dialect says fits many times over.
inline constexpr std::size_t body_bytes_max = 256_KiB;
/// What a path without a body reads and ignores, so that a stray `{}` does not cost the connection.
inline constexpr std::size_t stray_body_bytes_max = 1_KiB;

constexpr bool takes_body(route const& row) {
    return !row.body.empty();
}
constexpr bool takes_bytes(route const& row) {
    return row.bytes_max > 0;
}

}  // namespace parley::http_api
