#include "client_commands.hpp"
#include "strict_json.hpp"

#include <parley/wire/gateway_codec.hpp>
#include <parley/wire/objects.hpp>

namespace parley::wire {
namespace {

namespace dom = simdjson::dom;

constexpr std::size_t cursors_max =
    1000;  // streams of one session: servers per account and its own, with room
constexpr std::size_t token_bytes_max = 8192;  // an identity provider's JWT can be long

bool read_cursor(std::string_view name, dom::element at, cursors& out) {
    auto stream = parse_stream_name(name);
    dom::array pair;
    if (!stream || at.get(pair) || pair.size() != 2) return false;
    stream_position position;
    if (pair.at(0).get(position.epoch) || pair.at(1).get(position.seq)) return false;
    out.emplace_back(*stream, position);
    return true;
}

bool read_token(dom::object from, client_frame& out) {
    dom::element at;
    if (from.at_key("token").get(at) || at.is_null()) return true;
    std::string_view token;
    if (at.get(token) || token.size() > token_bytes_max) return false;
    out.token = token;
    return true;
}

bool read_resume(dom::object from, client_frame& out) {
    std::string_view session;
    dom::object have;
    if (from.at_key("sessionId").get(session) || from.at_key("cursors").get(have)) return false;
    if (session.size() > 64 || have.size() > cursors_max) return false;
    out.session_id = session;
    for (auto field : have) {
        if (!read_cursor(field.key, field.value, out.have)) return false;
    }
    return true;
}

bool read_data(dom::object from, client_frame& out) {
    switch (out.op) {
        case client_op::identify:
            return read_token(from, out);
        case client_op::resume:
            return read_token(from, out) && read_resume(from, out);
        case client_op::presence:
            return read_presence(from, out);
        case client_op::heartbeat:
            break;
    }
    return true;
}

}  // namespace

frame_errc decode_client_frame(std::string_view text, client_frame& out) {
    dom::element root;
    if (parse_strict(text, root) != json_fault::none) return frame_errc::malformed;
    dom::object frame;
    std::int64_t op = 0;
    if (root.get(frame) || frame.at_key("op").get(op)) return frame_errc::malformed;
    switch (op) {
        case 1:
            out.op = client_op::heartbeat;
            return frame_errc::ok;
        case 2:
            out.op = client_op::identify;
            break;
        case 3:
            out.op = client_op::presence;
            break;
        case 6:
            out.op = client_op::resume;
            break;
        default:
            return frame_errc::unknown_op;
    }
    dom::object data;
    if (frame.at_key("d").get(data) || !read_data(data, out)) return frame_errc::malformed;
    return frame_errc::ok;
}

}  // namespace parley::wire
