#include "notices.hpp"

#include <parley/wire/gateway_codec.hpp>

namespace parley::sessions {
namespace {

template <class Frames, class MakeText>
frame const& made_once(Frames& all, packing as, MakeText text) {
    auto& wanted = as == packing::plain ? all.plain : all.compressed;
    if (!wanted) wanted = make_frame(text(), as);
    return wanted;
}

}  // namespace

frame const& notices::closed(channel_id channel, packing as) {
    return made_once(closed_[channel], as, [&] { return wire::channel_delete(server_, channel); });
}

frame const& notices::opened(channel_id channel, packing as) {
    auto const& known = known_.at(channel);
    return made_once(opened_[channel], as, [&] { return wire::channel_create(known.first, known.second); });
}

}  // namespace parley::sessions
