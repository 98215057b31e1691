#include "server_state.hpp"

#include <algorithm>

namespace parley {

std::size_t server_state::index_of(channel_id id) const noexcept {
    auto at =
        std::find_if(channels.begin(), channels.end(), [&](channel const& each) { return each.id == id; });
    return static_cast<std::size_t>(at - channels.begin());
}

server_view server_state::view() const {
    return {
        .server = what, .channels = channels, .last_messages = last_messages, .member_count = joined.size()};
}

void server_state::erase_channel(channel_id id) {
    auto at = index_of(id);
    if (at == channels.size()) return;
    channels.erase(channels.begin() + static_cast<std::ptrdiff_t>(at));
    last_messages.erase(last_messages.begin() + static_cast<std::ptrdiff_t>(at));
}

void server_state::put_channel(channel row, message_id last_message) {
    erase_channel(row.id);
    auto order = [](channel const& a, channel const& b) {
        return std::pair(a.position, a.id) < std::pair(b.position, b.id);
    };
    auto place = std::upper_bound(channels.begin(), channels.end(), row, order);
    last_messages.insert(last_messages.begin() + (place - channels.begin()), last_message);
    channels.insert(place, std::move(row));
}

}  // namespace parley
