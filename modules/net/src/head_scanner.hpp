#pragma once
// Strict checks on the raw bytes of a request head, line by line as they arrive: what this refuses never
// reaches the parser. No I/O.

#include <cstdint>
#include <string_view>

namespace parley::net {

/// Why a request is not served. `code` is the stable code of the problem body.
struct refusal {
    int status = 0;
    std::string_view code;
};

/// What the head says about the message's frame and the connection's future.
struct framing {
    bool http_1_0 = false;
    bool keep_alive = true;
    bool chunked = false;
    bool has_length = false;
    std::uint64_t length = 0;
    bool expects_continue = false;
    bool asks_websocket = false;
    bool has_body() const noexcept { return chunked || length > 0; }
};

class head_scanner {
public:
    enum class state { need_more, done, refused };

    /// `block` holds all bytes of the head received so far, and perhaps more; scanning resumes where it
    /// stopped.
    state scan(std::string_view block);

    /// Once done: the head with its empty line, and the blank line before it that RFC 9112 §2.2 lets pass.
    std::size_t begin() const noexcept { return begin_; }
    std::size_t end() const noexcept { return at_; }
    framing const& found() const noexcept { return found_; }
    refusal why() const noexcept { return why_; }

private:
    bool take_line(std::string_view line);
    bool take_request_line(std::string_view line);
    bool take_target(std::string_view method, std::string_view target);
    bool take_field(std::string_view line);
    bool take_known_field(std::string_view name, std::string_view value);
    bool take_length(std::string_view value);
    bool take_transfer_coding(std::string_view value);
    bool take_connection(std::string_view value);
    bool finish();
    bool refuse(int status, std::string_view code);

    std::size_t begin_ = 0;
    std::size_t at_ = 0;     // start of the line that is not complete yet
    std::size_t seen_ = 0;   // how far a line end has been looked for
    std::size_t lines_ = 0;  // with the request line
    std::size_t field_bytes_ = 0;
    bool has_host_ = false;
    bool has_coding_ = false;
    bool says_close_ = false;
    bool says_keep_alive_ = false;
    framing found_;
    refusal why_;
};

}  // namespace parley::net
