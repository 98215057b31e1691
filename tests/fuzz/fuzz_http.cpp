// Bytes of one connection through the HTTP machine, in one piece and in pieces that the input chooses: both
// must see the same requests and the same refusal. What we take, Beast's own parser must read in the same
// way.

#include "http_machine.hpp"
#include "text.hpp"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace parley::net;
namespace http = boost::beast::http;
constexpr std::size_t body_max = 4096;

void require(bool claim) {
    if (!claim) std::abort();
}

struct taken {
    std::string method;
    std::string path;
    std::string query;
    std::string body;
    std::size_t headers;
    std::size_t begin;  // where it stood in the stream
    std::size_t end;
    friend bool operator==(taken const&, taken const&) = default;
};

struct outcome {
    std::vector<taken> requests;
    int refused = 0;
    friend bool operator==(outcome const&, outcome const&) = default;
};

// Each byte of `cuts` is the length of one piece; none means all at once.
outcome run(std::string_view stream, std::string_view cuts) {
    http_machine machine;
    outcome seen;
    std::size_t at = 0;
    std::size_t begin = 0;
    for (std::size_t turn = 0; at < stream.size(); ++turn) {
        auto size = cuts.empty() ? stream.size() : 1 + static_cast<unsigned char>(cuts[turn % cuts.size()]);
        auto input = stream.substr(at, size);
        at += input.size();
        for (bool more = true; more;) {
            switch (machine.advance(input)) {
                case http_machine::step::need_more:
                    require(input.empty());
                    more = false;
                    break;
                case http_machine::step::head_ready:
                    machine.accept_body(body_max);
                    break;
                case http_machine::step::request_ready: {
                    auto& request = machine.request();
                    require(request.path.starts_with('/') && request.body.size() <= body_max);
                    auto end = at - input.size();
                    seen.requests.push_back({request.method_name, request.path, request.query, request.body,
                                             request.headers.size(), begin, end});
                    begin = end;
                    machine.restart();
                    break;
                }
                case http_machine::step::refused:
                    seen.refused = machine.why().status;
                    require(seen.refused >= 400 && seen.refused <= 505 && !machine.why().code.empty());
                    return seen;
            }
        }
    }
    return seen;
}

void compare_with_beast(std::string_view bytes, taken const& ours) {
    if (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
    http::request_parser<http::string_body> parser;
    parser.header_limit(64 * 1024);
    parser.body_limit(body_max);
    parser.eager(true);
    boost::beast::error_code failed;
    while (!parser.is_done() && !bytes.empty() && !failed) {
        auto used = parser.put(boost::asio::const_buffer(bytes.data(), bytes.size()), failed);
        bytes.remove_prefix(used);
        if (used == 0) break;
    }
    require(!failed && parser.is_done() && bytes.empty());
    auto const& theirs = parser.get();
    require(std::string_view(theirs.method_string().data(), theirs.method_string().size()) == ours.method);
    require(theirs.body() == ours.body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view input(reinterpret_cast<char const*>(data), size);
    if (input.empty()) return 0;
    auto cut_count = std::min<std::size_t>(static_cast<unsigned char>(input.front()) % 8, input.size() - 1);
    auto cuts = input.substr(1, cut_count);
    auto stream = input.substr(1 + cut_count);
    auto whole = run(stream, {});
    require(whole == run(stream, cuts.empty() ? std::string_view("\0", 1) : cuts));
    for (auto const& each : whole.requests)
        compare_with_beast(stream.substr(each.begin, each.end - each.begin), each);
    return 0;
}
