#pragma once
// The word that a server is joined by. Any core may call; see communities.hpp.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/growth_errc.hpp>

#include <string>

namespace parley {

/// With permission::manage_server.
class vanity_words {
public:
    virtual ~vanity_words() = default;
    /// 3–32 of `a-z 0-9 -`, no reserved word; in place of the one so far. growth_errc::invalid_vanity,
    /// ::vanity_taken.
    virtual task<result<invite>> put(act by, server_id server, std::string code) = 0;
    virtual task<result<void>> drop(act by, server_id server) = 0;
};

}  // namespace parley
