#include "http_machine.hpp"

#include "head_parser.hpp"
#include "limits.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>

namespace parley::net {

http_machine::step http_machine::advance(std::string_view& input) {
    PARLEY_DEBUG_ASSERT(at_ != part::done);
    return at_ == part::head ? advance_head(input) : advance_body(input);
}

void http_machine::restart() {
    at_ = part::head;
    scanner_ = {};
    chunks_ = {};
    body_max_ = 0;
    request_ = {};
}

http_machine::step http_machine::refuse(int status, std::string_view code) {
    why_ = {status, code};
    at_ = part::done;
    return step::refused;
}

http_machine::step http_machine::ready() {
    at_ = part::done;
    return step::request_ready;
}

http_machine::step http_machine::advance_head(std::string_view& input) {
    if (input.empty()) return step::need_more;
    bool const direct = pending_.empty();  // the usual case: a head in one piece is read where it lies
    if (!direct) pending_.append(input);
    std::string_view block = direct ? input : std::string_view(pending_);
    auto state = scanner_.scan(block);
    if (state == head_scanner::state::need_more) {
        if (direct) pending_.assign(input);
        input = {};
        return step::need_more;
    }
    if (state == head_scanner::state::refused) return refuse(scanner_.why().status, scanner_.why().code);

    input.remove_prefix(input.size() - (block.size() - scanner_.end()));
    if (!parse_head(block.substr(scanner_.begin(), scanner_.end() - scanner_.begin()), request_)) {
        return refuse(400, "bad_request");
    }
    pending_ = std::string();
    head_ = scanner_.found();
    at_ = part::body;
    return step::head_ready;
}

http_machine::step http_machine::advance_body(std::string_view& input) {
    if (!head_.has_body() || body_max_ == 0) return ready();
    return head_.chunked ? take_chunks(input) : take_plain(input);
}

http_machine::step http_machine::take_plain(std::string_view& input) {
    if (head_.length > body_max_) return refuse(413, "payload_too_large");
    auto length = static_cast<std::size_t>(head_.length);
    auto& body = request_.body;
    if (body.empty()) body.reserve(std::min(length, body_reserve_max));
    auto take = std::min(length - body.size(), input.size());
    body.append(input.substr(0, take));
    input.remove_prefix(take);
    return body.size() == length ? ready() : step::need_more;
}

http_machine::step http_machine::take_chunks(std::string_view& input) {
    switch (chunks_.decode(input, request_.body, body_max_)) {
        case chunk_decoder::state::need_more:
            return step::need_more;
        case chunk_decoder::state::done:
            return ready();
        case chunk_decoder::state::too_large:
            return refuse(413, "payload_too_large");
        case chunk_decoder::state::malformed:
            break;
    }
    return refuse(400, "bad_chunk");
}

}  // namespace parley::net
