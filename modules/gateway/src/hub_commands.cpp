// What a live session asks for beyond its heartbeat.

#include "hub.hpp"

#include <parley/base/assert.hpp>

#include <utility>

namespace parley::sessions {

void hub::obey(session& it, wire::client_frame& said) {
    switch (said.op) {
        case wire::client_op::presence:
            common_.needs.presences.said(it.hold.account, it.hold.key.low, std::move(said.says));
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

}  // namespace parley::sessions
