// A whole request head as net hands it over: path, query and the headers that decide, through the real router
// and readers.
#include "credentials.hpp"
#include "network.hpp"
#include "origin.hpp"
#include "path.hpp"
#include "rate_limiter.hpp"
#include "response_headers.hpp"
#include "router.hpp"
#include "routes/routes.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace parley;

namespace {

/// One line of the input; the rest stays.
std::string line_of(std::string_view& text) {
    auto const end = text.find('\n');
    std::string line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

void check_segments(std::string const& path) {
    auto const segments = http_api::split_path(path);
    if (!segments) return;
    for (auto const& one : *segments) {
        PARLEY_ASSERT(one != "." && one != ".." && one.find('/') == std::string::npos &&
                      one.find('\\') == std::string::npos);
        for (char c : one)
            PARLEY_ASSERT(c > 0x20 && c < 0x7f);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view text(reinterpret_cast<char const*>(data), size);
    static http_api::router const router(http_api::all_routes());
    static http_api::own_origin const origin("https://chat.example.org", {"https://friend.example"});

    net::http_request request;
    request.path = line_of(text);
    request.query = line_of(text);
    for (auto name : {"authorization", "cookie", "origin", "host", "if-none-match", "sec-fetch-site"}) {
        request.headers.emplace_back(name, line_of(text));
    }
    request.headers.emplace_back("x-parley-client", "web");
    request.peer = line_of(text);

    check_segments(request.path);
    auto const found = router.find(net::http_method::get, request.path);
    if (found.became == http_api::route_match::outcome::found) {
        auto const& row = http_api::all_routes()[found.row];
        std::vector<wire::field_problem> problems;
        auto const values = http_api::read_query(request.query, row.query, problems);
        for (auto const& rule : row.query) {
            auto const value = values.integer(rule.name);
            if (rule.is == http_api::query_rule::kind::integer && value) {
                PARLEY_ASSERT(*value >= rule.min && *value <= rule.max);
            }
        }
    }
    auto const given = http_api::read_credentials(request);
    PARLEY_ASSERT(given.token.find_first_of("\r\n\" ;") == std::string::npos);
    // A policy has as many parts as we wrote, whatever the Host header says.
    auto const policy = http_api::page_policy(request, "nonce");
    PARLEY_ASSERT(std::count(policy.begin(), policy.end(), ';') == 14);
    (void)origin.allows_cookie(request);
    (void)origin.proves_same_origin(request);
    (void)http_api::is_not_modified(request, "tag");
    (void)http_api::rate_key::of_peer(request.peer);
    (void)http_api::is_in(request.peer, request.query);
    return 0;
}
