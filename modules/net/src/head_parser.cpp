#include "head_parser.hpp"

#include "limits.hpp"
#include "text.hpp"

#include <boost/beast/http/basic_parser.hpp>

namespace parley::net {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;

std::string_view view(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

http_method method_of(http::verb verb) noexcept {
    switch (verb) {
        case http::verb::get:
            return http_method::get;
        case http::verb::head:
            return http_method::head;
        case http::verb::post:
            return http_method::post;
        case http::verb::put:
            return http_method::put;
        case http::verb::patch:
            return http_method::patch;
        case http::verb::delete_:
            return http_method::del;
        case http::verb::options:
            return http_method::options;
        default:
            return http_method::other;
    }
}

// Writes straight into our request: Beast's own message type would allocate once for each field.
class head_sink final : public http::basic_parser<true> {
public:
    explicit head_sink(http_request& into) : into_(into) {
        header_limit(request_line_bytes_max + header_bytes_max + 64);
        skip(true);  // the body is framed by http_machine
    }

private:
    void on_request_impl(http::verb verb, boost::beast::string_view name, boost::beast::string_view target,
                         int, error_code&) override {
        into_.method = method_of(verb);
        into_.method_name = view(name);
        take_target(view(target));
    }
    void on_field_impl(http::field, boost::beast::string_view name, boost::beast::string_view value,
                       error_code&) override {
        auto& [lower, kept] = into_.headers.emplace_back(view(name), trimmed(view(value)));
        for (char& c : lower)
            c = to_lower(c);
        if (lower == "host" && !authority_.empty()) kept = authority_;  // RFC 9112 §3.2.2
    }
    void on_response_impl(int, boost::beast::string_view, int, error_code&) override {}
    void on_header_impl(error_code&) override {}
    void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}
    std::size_t on_body_impl(boost::beast::string_view body, error_code&) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, boost::beast::string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, boost::beast::string_view body, error_code&) override {
        return body.size();
    }
    void on_finish_impl(error_code&) override {}

    void take_target(std::string_view target) {
        if (target.front() != '/' && target != "*") {
            target.remove_prefix(target.find("//") + 2);
            authority_ = target.substr(0, target.find_first_of("/?"));
            target.remove_prefix(authority_.size());
        }
        auto mark = target.find('?');
        auto path = target.substr(0, mark);
        // "*" and an absolute form without a path both mean the server itself.
        if (path.empty() || path == "*") path = "/";
        into_.path = path;
        if (mark != target.npos) into_.query = target.substr(mark + 1);
    }

    http_request& into_;
    std::string authority_;
};

}  // namespace

bool parse_head(std::string_view block, http_request& into) {
    into.headers.reserve(16);
    head_sink sink(into);
    error_code failed;
    auto used = sink.put(boost::asio::const_buffer(block.data(), block.size()), failed);
    // Beast reads the request line and the fields in one call, unless it stops between them.
    if (!failed && !sink.is_header_done()) {
        sink.put(boost::asio::const_buffer(block.data() + used, block.size() - used), failed);
    }
    return !failed && sink.is_header_done();
}

}  // namespace parley::net
