// What a live session asks for beyond its heartbeat.

#include "hub.hpp"
#include "limits.hpp"

#include <parley/base/assert.hpp>

#include <utility>

namespace parley::sessions {

void hub::obey(session& it, wire::client_frame& said) {
    switch (said.op) {
        case wire::client_op::presence:
            common_.needs.presences.said(it.hold.account, it.hold.key.low, std::move(said.says));
            break;
        case wire::client_op::request_members:
            ask_members(it, said);
            break;
        case wire::client_op::member_ranges:
            show_list(it, said);
            break;
        case wire::client_op::heartbeat:
        case wire::client_op::identify:
        case wire::client_op::resume:
            PARLEY_ASSERT(false);  // the machine's own
    }
}

/// From here on the account is here by this session; before READY, which promises that.
void hub::arrive(session& it) {
    if (std::exchange(it.present, true)) return;
    common_.needs.presences.connected(it.hold.account, it.hold.key.low);
}

list_viewer hub::viewer_of(session const& it) const noexcept {
    return {.account = it.hold.account, .turn = it.hold.turn, .core = home_.index()};
}

/// One list per session: what it showed of another server is not shown any more.
void hub::show_list(session& it, wire::client_frame& said) {
    if (it.looks_at != said.server) stop_looking(it);
    it.looks_at = said.ranges.empty() ? server_id{} : said.server;
    common_.needs.member_lists.show(it.who(), viewer_of(it), said.server, said.channel,
                                    std::move(said.ranges));
}

void hub::stop_looking(session& it) {
    auto const server = std::exchange(it.looks_at, server_id{});
    if (server) common_.needs.member_lists.forget(server, viewer_of(it));
}

void hub::ask_members(session& it, wire::client_frame& said) {
    if (it.asking >= gateway_limits::member_requests_max) return act(it, it.machine.too_fast(), nullptr);
    ++it.asking;
    member_query query{.server = said.server,
                       .accounts = std::move(said.users),
                       .start = std::move(said.query),
                       .role = {},
                       .count_max = said.limit};
    scope_.spawn(find_members(this, it.shared_from_this(), std::move(query), std::move(said.nonce)));
}

task<void> hub::find_members(hub* self, std::shared_ptr<session> it, member_query query,
                             std::optional<std::string> nonce) {
    auto const server = query.server;
    auto asked = query.accounts;
    auto found = co_await self->common_.needs.member_lists.find(it->who(), std::move(query));
    --it->asking;
    if (!it->open() || it->machine.now_in() != session_machine::phase::live) co_return;
    members_found answer;
    if (found.has_value()) {
        answer = std::move(*found);
    } else if (found.error() == community_errc::not_found) {
        answer.absent = std::move(asked);  // as of a server that is not there
    }
    self->send(*it, make_frame(wire::members_chunk(server, answer, nonce), it->packs));
}

/// One encoding for all who show the same rows.
void hub::on_member_list(std::vector<list_viewer> const& whom, member_list_news const& what) {
    auto const plain = make_frame(wire::member_list(what), packing::plain);
    frame compressed;
    for (auto const& each : whom) {
        auto* const it = find(each.account, each.turn);
        bool const live = it != nullptr && it->open() && it->looks_at == what.server &&
                          it->machine.now_in() == session_machine::phase::live;
        if (!live) continue;
        if (it->packs == packing::compressed && !compressed) compressed = compress_frame(*plain);
        // Never left out for a slow reader: what follows counts on it.
        send(*it, it->packs == packing::plain ? plain : compressed);
    }
}

}  // namespace parley::sessions
