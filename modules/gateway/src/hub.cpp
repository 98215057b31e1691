#include "hub.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>

namespace parley::sessions {

hub::hub(core& home, gateway_common& common)
    : home_(home),
      common_(common),
      scope_(home, "gateway"),
      onlooker_(
          {.cores = common.needs.cores, .directory = common.needs.directory, .events = common.needs.events},
          home, scope_),
      ticker_(std::make_unique<ticker>(home, gateway_limits::tick, [this] { tick(); })) {}

hub::~hub() = default;

std::shared_ptr<session> hub::admit(packing packs, std::string cookie_token) {
    auto it = std::make_shared<session>(common_.machine, static_cast<std::uint32_t>(home_.index()));
    it->packs = packs;
    if (!cookie_token.empty()) it->cookie_token = std::make_unique<std::string>(std::move(cookie_token));
    return it;
}

void hub::opened(session& it, net::websocket& socket) {
    it.socket = &socket;
    it.index = static_cast<std::uint32_t>(sockets_.size());
    sockets_.push_back(&it);
    if (it.packs == packing::compressed) common_.needs.encoder.count_compressed_sessions(+1);
    count_as(it, session::standing::stranger);
    act(it, it.machine.opened(now()), nullptr);
    // Accepted just before the drain took its list.
    if (common_.draining) act(it, it.machine.draining(), nullptr);
    if (it.open()) wheel_.set(it, now(), it.machine.deadline());
}

void hub::heard(session& it, std::string_view payload, bool is_text) {
    if (!it.open()) return;
    wire::client_frame said;
    act(it, it.machine.on_frame(payload, is_text, now(), said), &said);
}

void hub::gone(session& it) {
    // The socket is net's to take down; what is left is ours.
    end(it, {.what = action::kind::evict, .code = close_code::none, .reason = {}});
}

void hub::failed(session& it) {
    common_.metrics.defects.add();
    act(it, it.machine.failed(), nullptr);
}

void hub::act(session& it, actions const& what, wire::client_frame* said) {
    auto const& say = common_.phrases_in(it.packs);
    for (auto const& each : what) {
        if (!it.open()) return;
        switch (each.what) {
            case action::kind::say_hello:
                send(it, say.hello);
                break;
            case action::kind::acknowledge:
                send(it, say.acknowledged);
                break;
            case action::kind::say_session_gone:
                send(it, say.session_gone);
                break;
            case action::kind::say_session_waits:
                send(it, say.session_waits);
                break;
            case action::kind::say_reconnect:
                it.socket->send(say.reconnect);
                break;  // it ends in any case
            case action::kind::identify:
                PARLEY_ASSERT(said != nullptr);
                scope_.spawn(identify(this, it.shared_from_this(), std::move(said->token)));
                break;
            case action::kind::resume:
                PARLEY_ASSERT(said != nullptr);
                scope_.spawn(resume(this, it.shared_from_this(), std::move(*said)));
                break;
            case action::kind::command:
                PARLEY_ASSERT(said != nullptr);
                obey(it, *said);
                break;
            case action::kind::close:
            case action::kind::evict:
                end(it, each);
                break;
        }
    }
}

bool hub::send(session& it, frame const& what) {
    if (it.socket->send(what)) return true;
    common_.metrics.evicted.add();
    act(it, it.machine.send_refused(), nullptr);
    return false;
}

/// A socket counts against the cap of strangers until its account is known.
void hub::count_as(session& it, session::standing standing) {
    auto const add = [&](session::standing whom, int change) {
        if (whom == session::standing::none) return;
        bool const stranger = whom == session::standing::stranger;
        auto& total = stranger ? common_.unidentified : common_.identified;
        total.fetch_add(static_cast<std::size_t>(change));  // wraps around for -1
        (stranger ? common_.metrics.unidentified : common_.metrics.live).add(change);
    };
    add(it.counted_as, -1);
    it.counted_as = standing;
    add(standing, +1);
}

}  // namespace parley::sessions
