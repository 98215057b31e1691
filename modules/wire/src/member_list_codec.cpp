// MEMBER_LIST and MEMBERS_CHUNK.

#include "pieces.hpp"

#include <parley/wire/gateway_codec.hpp>

#include <fmt/format.h>

#include <iterator>

namespace parley::wire {
namespace {

std::string_view name_of(list_op::kind what) {
    switch (what) {
        case list_op::kind::sync:
            return "sync";
        case list_op::kind::insert:
            return "insert";
        case list_op::kind::update:
            return "update";
        case list_op::kind::remove:
            return "delete";
    }
    return "sync";
}

void write_group(std::string& out, member_group const& what) {
    out += R"({"id":)";
    if (what.of == member_group::kind::role) {
        write_id(out, what.role);
    } else {
        out += what.of == member_group::kind::online ? R"("online")" : R"("offline")";
    }
    fmt::format_to(std::back_inserter(out), R"(,"count":{}}})", what.count);
}

void write_item(std::string& out, list_row const& row) {
    if (auto const* group = std::get_if<member_group>(&row)) {
        out += R"({"group":)";
        write_group(out, *group);
    } else {
        out += R"({"member":)";
        write_member(out, std::get<member_view>(row));
    }
    out += '}';
}

void write_op(std::string& out, list_op const& op) {
    fmt::format_to(std::back_inserter(out), R"({{"op":"{}",)", name_of(op.what));
    if (op.what == list_op::kind::sync) {
        fmt::format_to(std::back_inserter(out), R"("range":[{},{}],"items":)", op.at, op.last);
        write_array(out, op.rows, [&](list_row const& each) { write_item(out, each); });
    } else {
        fmt::format_to(std::back_inserter(out), R"("index":{})", op.at);
        if (!op.rows.empty()) {
            out += R"(,"item":)";
            write_item(out, op.rows.front());
        }
    }
    out += '}';
}

}  // namespace

std::string member_list(member_list_news const& what) {
    std::string out;
    fmt::format_to(
        std::back_inserter(out),
        R"({{"t":"MEMBER_LIST","s":null,"op":0,"d":{{"serverId":"{}","channelId":"{}","memberCount":{},"onlineCount":{},"groups":)",
        what.server.value, what.channel.value, what.member_count, what.online_count);
    write_array(out, what.groups, [&](member_group const& each) { write_group(out, each); });
    out += R"(,"ops":)";
    write_array(out, what.ops, [&](list_op const& each) { write_op(out, each); });
    out += "}}";
    return out;
}

std::string members_chunk(server_id server, members_found const& found,
                          std::optional<std::string> const& nonce) {
    std::string out;
    fmt::format_to(std::back_inserter(out),
                   R"({{"t":"MEMBERS_CHUNK","s":null,"op":0,"d":{{"serverId":"{}","members":)", server.value);
    write_array(out, found.members, [&](visible<member_view> const& each) { write_member(out, *each); });
    out += R"(,"notFound":)";
    write_ids(out, found.absent);
    out += R"(,"nonce":)";
    if (nonce) {
        write_string(out, *nonce);
    } else {
        out += "null";
    }
    out += "}}";
    return out;
}

}  // namespace parley::wire
