#pragma once
// What a channel asks of who writes and reads there, beside permissions.

#include <parley/model/access.hpp>

namespace parley {

struct channel_manners {
    bool age_restricted = false;
    seconds slowmode{};  ///< between two messages of one member; 0 = off
};

class channel_manners_source {
public:
    virtual ~channel_manners_source() = default;
    /// On the home core, in the same turn as the access was given. No I/O, no allocation.
    virtual channel_manners manners_now(channel_access const& access) = 0;
};

}  // namespace parley
