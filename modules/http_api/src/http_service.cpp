#include "http_service.hpp"

#include "credentials.hpp"
#include "documents/documents.hpp"
#include "path.hpp"
#include "response.hpp"
#include "response_headers.hpp"
#include "routes/routes.hpp"

#include <parley/base/log.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace parley::http_api {
namespace {

using outcome = route_match::outcome;

bool changes_something(net::http_method method) {
    return method != net::http_method::get && method != net::http_method::head;
}

net::http_response refusal(problem_kind const* kind, net::http_request const& request) {
    problem const what{.kind = kind};
    return problem_response(what, request.request_id);
}

std::size_t announced_bytes(net::http_request const& request) {
    std::size_t bytes = 0;
    auto const text = request.header("content-length");
    std::from_chars(text.data(), text.data() + text.size(), bytes);
    return bytes;
}

/// A body was announced, and net left it unread as `body_bytes_max` told it to.
bool body_was_left(net::http_request const& request) {
    return request.body.empty() &&
           (announced_bytes(request) > 0 || !request.header("transfer-encoding").empty());
}

bool is_json(std::string_view content_type) {
    constexpr std::string_view json = "application/json";
    auto const type = content_type.substr(0, content_type.find_first_of("; "));
    return std::equal(type.begin(), type.end(), json.begin(), json.end(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

int whole_seconds(milliseconds wait) {
    return static_cast<int>((wait.count() + 999) / 1000);
}

void show_rate(net::http_response& answer, rate_state const& state, bucket which) {
    if (state.limit == 0) return;
    auto const ms = std::to_string(state.reset_after.count() % 1000 + 1000).substr(1);
    answer.headers.emplace_back("X-RateLimit-Limit", std::to_string(state.limit));
    answer.headers.emplace_back("X-RateLimit-Remaining", std::to_string(state.remaining));
    answer.headers.emplace_back("X-RateLimit-Reset-After",
                                std::to_string(state.reset_after.count() / 1000) + '.' + ms);
    answer.headers.emplace_back("X-RateLimit-Bucket", std::string(name_of(which)));
}

/// Shows how many run for as long as it lives.
class shown_in_flight {
public:
    explicit shown_in_flight(parley::gauge& in) : gauge_(in) { gauge_.add(1); }
    ~shown_in_flight() { gauge_.add(-1); }
    shown_in_flight(shown_in_flight const&) = delete;
    shown_in_flight& operator=(shown_in_flight const&) = delete;

private:
    parley::gauge& gauge_;
};

}  // namespace

http_service::http_service(http_api_options options, http_api_needs needs)
    : api_(std::move(options), std::move(needs)),
      router_(all_routes()),
      traffic_(api_.services.metrics, all_routes()) {}

std::size_t http_service::body_bytes_max(net::http_request& head) {
    auto const found = router_.find(head.method, head.path);
    if (found.became != outcome::found) return 0;
    auto const& row = all_routes()[found.row];
    if (api_.load.is_full(row.load)) return 0;
    if (takes_bytes(row)) {
        // Strangers do not get to fill the memory: who it is turns out later, that they say so is seen now.
        if (row.who == access::login && read_credentials(head).token.empty()) return 0;
        head.held = api_.uploads.enter(rate_key::of_peer(head.peer));
        return head.held ? row.bytes_max : 0;
    }
    return takes_body(row) ? http_api::body_bytes_max : stray_body_bytes_max;
}

task<net::http_response> http_service::handle(net::http_request request) {
    auto const begun = api_.services.time.mono();
    auto found = router_.find(request.method, request.path);
    net::http_response answer;
    try {
        answer = co_await respond(request, found);
    } catch (std::exception const& broken) {
        log_error("http.handler_threw", {{"req_id", request.request_id}, {"what", broken.what()}});
        answer = refusal(kind_of("internal"), request);
    }
    finish(answer, request);
    auto const row = found.became == outcome::found   ? found.row
                     : web_client::owns(request.path) ? traffic_.web_client_row()
                                                      : traffic_.unmatched_row();
    std::chrono::duration<double> const took = api_.services.time.mono() - begun;
    traffic_.count(row, answer.status, took.count());
    log_debug("http.request",
              {{"req_id", request.request_id},
               {"route", found.became == outcome::found ? all_routes()[found.row].path : "other"},
               {"method", name_of(request.method)},
               {"status", answer.status},
               {"dur_ms", took.count() * 1e3}});
    co_return answer;
}

task<net::http_response> http_service::respond(net::http_request& request, route_match& found) {
    bool const page = web_client::owns(request.path);
    if (page && !changes_something(request.method)) co_return web_client_answer(request);
    if (request.method == net::http_method::options) co_return preflight(request, found);
    if (found.became == outcome::found) co_return co_await run_row(request, found);
    // Strangers who try doors are limited like everyone.
    auto const pace = api_.limits.take_peer(rate_key::of_peer(request.peer), api_.services.time.mono());
    if (!pace.allowed) {
        problem const slow{.kind = kind_of("rate_limited"),
                           .retry_after_seconds = whole_seconds(pace.retry_after)};
        co_return problem_response(slow, request.request_id);
    }
    if (found.became == outcome::malformed_path) co_return refusal(kind_of("malformed_path"), request);
    if (found.became == outcome::no_path && !page) co_return refusal(kind_of("not_found"), request);
    auto answer = refusal(kind_of("method_not_allowed"), request);
    answer.headers.emplace_back("Allow", page ? "GET, HEAD" : found.allow);
    co_return answer;
}

task<net::http_response> http_service::run_row(net::http_request& request, route_match& found) {
    auto const& row = all_routes()[found.row];
    auto const place = api_.load.enter(row.load);
    if (!place) {
        traffic_.shed(row.load);
        co_return refusal(kind_of("overloaded"), request);
    }
    shown_in_flight const shown(traffic_.in_flight(row.load));
    call c{.server = api_, .row = row, .request = request, .path = std::move(found.values)};
    if (takes_bytes(row)) c.bytes_or_null = &request.body;
    auto given = read_credentials(request);
    c.web_client = given.web_client;
    if (auto early = refuse_early(c)) co_return std::move(*early);

    bool const asks = row.who != access::none && !given.token.empty();
    if (!asks) given.token.clear();
    auto const who = co_await who_asks(c, std::move(given.token));
    std::optional<rate_state> pace;
    bool const proven = who.has_value() && who->account;
    if (proven) c.who = *who;
    if (auto fast = refuse_rate(c, proven, pace)) co_return std::move(*fast);

    result<net::http_response> answer(error_code{});
    if (who.has_error()) {
        answer = who.error();
    } else {
        answer = co_await ask_handler(c);
    }
    if (answer.has_error()) {
        auto const* kind = problem_of(answer.error());
        if (kind->status == 500) {
            log_error("http.request_failed", {{"req_id", request.request_id},
                                              {"route", row.path},
                                              {"err", answer.error().message()},
                                              {"category", answer.error().category().name()}});
        }
        answer = refusal(kind, request);
    }
    if (pace) show_rate(*answer, *pace, row.limited_by);
    co_return std::move(*answer);
}

task<result<principal>> http_service::who_asks(call& c, std::string token) {
    principal const nobody;
    if (token.empty()) {
        if (c.row.who == access::login) co_return error_code(identity_errc::invalid_token);
        co_return nobody;
    }
    auto who = co_await api_.services.authenticator.authenticate(std::move(token));
    // Where a login is welcome but not needed, a stale one must not shut the door.
    if (who.has_error() && c.row.who == access::optional && who.error() == identity_errc::invalid_token)
        co_return nobody;
    co_return who;
}

task<result<net::http_response>> http_service::ask_handler(call& c) {
    if (auto wrong = read_body(c)) co_return std::move(*wrong);
    for (auto& value : c.path.all) {
        if (value.text == "@me") value.id = c.who.account.value;
    }
    auto const key = c.request.header("idempotency-key");
    if (c.row.when_repeated != repeats::by_key || key.empty()) co_return co_await c.row.run(c);
    if (!is_valid_key(key)) {
        auto const wrong = wrong_field("Idempotency-Key", "malformed", 64);
        co_return problem_response(wrong, c.request.request_id);
    }
    std::string held(key);
    co_return co_await api_.repeats.once(c, std::move(held));
}

/// What can be said without knowing who asks.
std::optional<net::http_response> http_service::refuse_early(call const& c) const {
    if (body_was_left(c.request) && (takes_body(c.row) || takes_bytes(c.row))) {
        auto const bytes_max = takes_bytes(c.row) ? c.row.bytes_max : http_api::body_bytes_max;
        if (announced_bytes(c.request) > bytes_max) return refusal(kind_of("payload_too_large"), c.request);
        // Without credentials it was left for that, and they are asked for next.
        bool const stranger = takes_bytes(c.row) && read_credentials(c.request).token.empty();
        if (!stranger) return refusal(kind_of("overloaded"), c.request);
    }
    // Whatever changes something for the web client must come from its own pages: logging in included (login
    // CSRF).
    if (c.web_client && changes_something(c.row.method) && !api_.origin.allows_cookie(c.request)) {
        return refusal(kind_of("csrf_refused"), c.request);
    }
    if (takes_body(c.row) && !c.request.body.empty() && !is_json(c.request.header("content-type"))) {
        return refusal(kind_of("unsupported_media_type"), c.request);
    }
    return std::nullopt;
}

std::optional<net::http_response> http_service::refuse_rate(call const& c, bool proven,
                                                            std::optional<rate_state>& shown) {
    if (c.row.load == work::vital) return std::nullopt;
    auto const now = api_.services.time.mono();
    auto const peer = rate_key::of_peer(c.request.peer);
    bool const apart = c.row.limited_by == bucket::asset_read;  // a page shows hundreds at once
    rate_state const none;
    auto const whole = apart    ? none
                       : proven ? api_.limits.take_account(c.who.account, now)
                                : api_.limits.take_peer(peer, now);
    auto refuse = [&](rate_state const& pace) {
        traffic_.limited(c.row.limited_by);
        problem const slow{.kind = kind_of("rate_limited"),
                           .retry_after_seconds = whole_seconds(pace.retry_after)};
        auto answer = problem_response(slow, c.request.request_id);
        show_rate(answer, pace, c.row.limited_by);
        return answer;
    };
    if (!whole.allowed) return refuse(whole);
    if (c.row.who == access::login && !proven)
        return std::nullopt;  // will be told to log in; its bucket is not touched
    bool const by_account = proven && c.row.limited_by != bucket::invite_lookup;
    shown = api_.limits.take(c.row.limited_by, by_account ? rate_key::of(c.who.account) : peer, now);
    if (!shown->allowed) return refuse(*shown);
    return std::nullopt;
}

std::optional<net::http_response> http_service::read_body(call& c) const {
    std::vector<wire::field_problem> wrong;
    c.query = read_query(c.request.query, c.row.query, wrong);
    if (takes_body(c.row) && wrong.empty()) c.body = wire::read_fields(c.request.body, c.row.body, wrong);
    if (!wrong.empty()) return problem_response(problem_of_fields(std::move(wrong)), c.request.request_id);
    if (c.row.kept == audited::no) return std::nullopt;
    auto reason = decode_reason(c.request.header("x-audit-log-reason"));
    if (!reason) return refusal(kind_of("invalid_reason"), c.request);
    c.reason = std::move(*reason);
    return std::nullopt;
}

net::http_response http_service::web_client_answer(net::http_request const& request) const {
    auto answer = api_.client.answer(request);
    return answer.status == 404 ? refusal(kind_of("not_found"), request) : answer;
}

net::http_response http_service::preflight(net::http_request const& request, route_match const& found) const {
    if (found.became == outcome::malformed_path) return refusal(kind_of("malformed_path"), request);
    if (found.allow.empty()) return refusal(kind_of("not_found"), request);
    auto answer = make_response(204, {{"Allow", found.allow}});
    if (!api_.origin.cors_entry(request).empty()) {
        answer.headers.emplace_back("Access-Control-Allow-Methods", found.allow);
        answer.headers.emplace_back("Access-Control-Allow-Headers",
                                    "Authorization, Content-Type, Idempotency-Key, X-Audit-Log-Reason");
        answer.headers.emplace_back("Access-Control-Max-Age", "600");
    }
    return answer;
}

void http_service::finish(net::http_response& answer, net::http_request const& request) const {
    if (!has_header(answer, "Cache-Control")) answer.headers.emplace_back("Cache-Control", "no-store");
    if (!has_header(answer, "Vary")) answer.headers.emplace_back("Vary", "Authorization, Cookie, Origin");
    // The list's own spelling goes out, never the request's; and never with credentials: foreign pages hold
    // tokens, not cookies.
    if (auto const entry = api_.origin.cors_entry(request); !entry.empty()) {
        answer.headers.emplace_back("Access-Control-Allow-Origin", std::string(entry));
        answer.headers.emplace_back("Access-Control-Expose-Headers",
                                    "X-Request-Id, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining, "
                                    "X-RateLimit-Reset-After, X-RateLimit-Bucket");
    }
    add_standard_headers(answer, request, api_.options.hsts);
}

std::unique_ptr<net::websocket_events> http_service::accept_websocket(net::http_request const& head,
                                                                      net::http_response& refused) {
    auto refuse = [&](net::http_response answer) {
        refused = std::move(answer);
        finish(refused, head);
        return nullptr;
    };
    auto const found = router_.find(net::http_method::get, head.path);
    if (found.became != outcome::found || all_routes()[found.row].operation != "openGateway") {
        return refuse(refusal(kind_of("not_found"), head));
    }
    auto const pace = api_.limits.take_peer(rate_key::of_peer(head.peer), api_.services.time.mono());
    if (!pace.allowed) {
        problem const slow{.kind = kind_of("rate_limited"),
                           .retry_after_seconds = whole_seconds(pace.retry_after)};
        return refuse(problem_response(slow, head.request_id));
    }
    std::string token;
    if (auto const held = login_cookie(head); !held.empty()) {
        // A browser sends the cookie whichever page asks: only our own page may use it, and a foreign one is
        // told off.
        bool const own = api_.origin.proves_same_origin(head);
        if (!own && !head.header("origin").empty()) return refuse(refusal(kind_of("csrf_refused"), head));
        if (own) token = held;
    }
    auto taken = api_.services.gateway(head, std::move(token), refused);
    if (taken == nullptr) finish(refused, head);
    return taken;
}

}  // namespace parley::http_api
