#include "places.hpp"

namespace parley {

result<void> check_message_place(directory const& gate, server_state const& state, principal who,
                                 channel_id channel) {
    if (!channel) return {};
    auto const* found = state.find_channel(channel);
    bool const seen = gate.decide_in(state, who, channel, permission::view_channel).has_value();
    bool const holds = found != nullptr && found->kind != channel_kind::category &&
                       found->kind != channel_kind::forum && found->kind != channel_kind::media;
    if (!seen || !holds) return growth_errc::invalid_channel;
    return {};
}

server shown_safety(directory const& gate, server_state const& state, principal who) {
    auto shown = state.what;
    for (auto* each : {&shown.alert_channel, &shown.greeting_channel}) {
        if (!gate.decide_in(state, who, *each, permission::view_channel)) *each = {};
    }
    return shown;
}

}  // namespace parley
