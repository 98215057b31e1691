#pragma once
// HTTP/1.1 requests out of bytes: head, then a body as large as its reader allows. No I/O; one instance per
// connection.

#include "chunk_decoder.hpp"
#include "head_scanner.hpp"

#include <parley/net/http_server.hpp>

#include <string>
#include <string_view>

namespace parley::net {

class http_machine {
public:
    enum class step {
        need_more,      ///< all input was taken
        head_ready,     ///< `request()` and `head()` are filled: call `accept_body`, then `advance` again
        request_ready,  ///< whole: take it, then `restart`
        refused,        ///< `why()`; nothing after it can be read
    };

    /// Takes from the front of `input`.
    step advance(std::string_view& input);
    /// 0 = the body is not wanted: the request is ready without it, and the connection cannot be used again.
    void accept_body(std::size_t bytes_max) noexcept { body_max_ = bytes_max; }
    void restart();

    http_request& request() noexcept { return request_; }
    framing const& head() const noexcept { return head_; }
    refusal why() const noexcept { return why_; }
    /// Some bytes of a request have come, but not the whole.
    bool started() const noexcept { return at_ != part::head || !pending_.empty(); }
    bool in_body() const noexcept { return at_ == part::body; }
    std::size_t body_bytes_max() const noexcept { return body_max_; }
    std::size_t body_bytes() const noexcept { return request_.body.size(); }
    bool body_left_unread() const noexcept { return at_ == part::done && head_.has_body() && body_max_ == 0; }

private:
    enum class part : std::uint8_t { head, body, done };

    step advance_head(std::string_view& input);
    step advance_body(std::string_view& input);
    step take_plain(std::string_view& input);
    step take_chunks(std::string_view& input);
    step ready();
    step refuse(int status, std::string_view code);

    part at_ = part::head;
    std::string pending_;  // of a head that has come in part
    head_scanner scanner_;
    chunk_decoder chunks_;
    framing head_;
    refusal why_;
    std::size_t body_max_ = 0;
    http_request request_;
};

}  // namespace parley::net
