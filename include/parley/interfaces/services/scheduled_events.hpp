#pragma once
// What will happen in a server, and who wants to come. Any core may call; see communities.hpp.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/growth_errc.hpp>
#include <parley/model/scheduled_event.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

struct scheduled_event_edit {
    server_id server{};
    scheduled_event_id event{};  ///< zero = a new one
    std::optional<std::string> name{};
    std::optional<std::string> description{};
    std::optional<channel_id> channel{};  ///< zero = elsewhere
    std::optional<std::string> location{};
    std::optional<wall_time> starts_at{};
    std::optional<std::optional<wall_time>> ends_at{};
    std::optional<recurrence> repeats{};
    std::optional<std::string> image{};  ///< the name of an asset; empty = none
    std::optional<scheduled_event_status> status{};
};
struct shown_event {
    scheduled_event what{};
    bool interested = false;  ///< whether the asker wants to come
};

/// Who does not see the channel that an event is held in does not know of the event.
class scheduled_events {
public:
    virtual ~scheduled_events() = default;
    /// By start.
    virtual task<result<std::vector<visible<shown_event>>>> list(principal who, server_id server) = 0;
    virtual task<result<visible<shown_event>>> find(principal who, server_id server,
                                                    scheduled_event_id id) = 0;
    /// permission::create_events, in its channel where it has one. At most 100 to come.
    virtual task<result<visible<shown_event>>> create(act by, scheduled_event_edit wanted) = 0;
    /// Its creator with permission::create_events, or permission::manage_events.
    virtual task<result<visible<shown_event>>> edit(act by, scheduled_event_edit wanted) = 0;
    virtual task<result<void>> remove(act by, server_id server, scheduled_event_id id) = 0;
    virtual task<result<visible<shown_event>>> set_interest(principal who, server_id server,
                                                            scheduled_event_id id, bool interested) = 0;
    /// By account, beyond `after`; at most `count_max` (≤ 100).
    virtual task<result<std::vector<visible<member_view>>>> interested_in(principal who, server_id server,
                                                                          scheduled_event_id id,
                                                                          account_id after,
                                                                          std::size_t count_max) = 0;
};

}  // namespace parley
