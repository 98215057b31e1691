#pragma once
// How long a login lives. Pure functions of its row and the options.

#include "limits.hpp"

#include <parley/identity/make_identity.hpp>

#include <algorithm>

namespace parley::identity {

/// A session ends for good this long after its beginning; bots' and service tokens do not.
inline wall_time absolute_end_of(login const& which, identity_options const& options) {
    if (which.kind != login_kind::session) return wall_time::max();
    return which.created_at + options.login_age_max;
}

/// As above, or when it has been idle too long.
inline wall_time end_of(login const& which, identity_options const& options) {
    if (which.kind != login_kind::session) return wall_time::max();
    return std::min<wall_time>(absolute_end_of(which, options), which.last_used_at + options.login_idle_max);
}

/// Four notes per idle period at least, so that a login in use never looks idle.
inline seconds touch_interval(identity_options const& options) {
    return std::min(touch_interval_max, options.login_idle_max / 4);
}

/// A cached login is read again after this: it is then that its use is noted.
inline seconds fresh_for(identity_options const& options) {
    return std::min(token_fresh_max, touch_interval(options));
}

}  // namespace parley::identity
