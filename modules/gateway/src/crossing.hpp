#pragma once
// What an event does to who sees what in a server: worked out once per class of seats, not per seat.

#include "audience.hpp"

#include <parley/model/event.hpp>

#include <map>
#include <optional>
#include <utility>

namespace parley::sessions {

class crossing {
public:
    /// `what` must outlive it.
    crossing(audience& in, event const& what);
    ~crossing();
    crossing(crossing const&) = delete;
    crossing& operator=(crossing const&) = delete;

    /// False when the event changes nothing for anybody.
    bool moves() const noexcept { return rules_ != nullptr || member_ != nullptr; }
    /// Whose seats it may move; nothing = everyone's.
    std::optional<account_id> only_for() const noexcept;

    struct step {
        audience::index to = 0;
        audience::difference tells;  ///< but for the channel that the event itself tells of
    };
    /// Null when the seat stays in its class. Good as long as the crossing.
    step const* of(audience::index from, account_id who);

private:
    step made(audience::index from, audience::index to) const;

    audience& in_;
    permission_rules_ptr rules_;      // for everybody from here on …
    member const* member_ = nullptr;  // … or this member's roles
    channel_id told_by_itself_{};
    // By class, and by account where one account has a class alone afterwards.
    std::map<std::pair<audience::index, account_id>, step> steps_;
};

}  // namespace parley::sessions
