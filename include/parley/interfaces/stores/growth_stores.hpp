#pragma once
// Durable vanity words, onboarding, templates, the directory of servers, and scheduled events. As in
// community_store.hpp: any core may call, writes are durable on return and all-or-none. `along` is committed
// in the same transaction, as by community_store::commit, and fails with it.

#include <parley/interfaces/stores/community_store.hpp>
#include <parley/model/onboarding.hpp>
#include <parley/model/scheduled_event.hpp>
#include <parley/model/server_template.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

class vanity_store {
public:
    virtual ~vanity_store() = default;
    /// In place of the one that the server has. ::conflict: the code is taken, by any invite.
    virtual task<result<void>> put(invite row, std::vector<community_change> along) = 0;
    /// ::not_found when the server has none.
    virtual task<result<void>> drop(server_id server, std::vector<community_change> along) = 0;
};

class temporary_member_store {
public:
    virtual ~temporary_member_store() = default;
    struct place {
        server_id server{};
        account_id account{};
        friend auto operator<=>(place const&, place const&) = default;
    };
    /// Members with the mark `temporary`, of all servers, in order, beyond `after`.
    virtual task<result<std::vector<place>>> page(place after, std::size_t count_max) = 0;
};

class onboarding_store {
public:
    virtual ~onboarding_store() = default;
    /// Nothing when the server never had one.
    virtual task<result<std::optional<onboarding>>> find(server_id server) = 0;
    virtual task<result<void>> put(server_id server, onboarding what,
                                   std::vector<community_change> along) = 0;
};

class template_store {
public:
    virtual ~template_store() = default;
    /// Inserts or replaces; uses stay as they are. ::conflict when the code is another server's.
    virtual task<result<void>> put(server_template row, std::vector<community_change> along) = 0;
    virtual task<result<std::optional<server_template>>> find(std::string code) = 0;
    /// In order of making.
    virtual task<result<std::vector<server_template>>> of_server(server_id server) = 0;
    /// ::not_found.
    virtual task<result<void>> remove(server_id server, std::string code) = 0;
    /// The server with its onboarding, then `along`, and one use more of the template, when there is one.
    /// ::conflict when an id is taken.
    virtual task<result<void>> found_server(server_row row, std::optional<onboarding> with,
                                            std::string template_code,
                                            std::vector<community_change> along) = 0;
};

struct discovery_query {
    std::string folded{};  ///< part of a name or description, folded by text::folded; empty = all
    std::size_t count_max = 50;
    std::size_t skip = 0;
};
struct discovered_server {
    parley::server server{};
    std::size_t members = 0;
    friend bool operator==(discovered_server const&, discovered_server const&) = default;
};

class discovery_store {
public:
    virtual ~discovery_store() = default;
    /// Discoverable servers that are not suspended, the largest first, then by id.
    virtual task<result<std::vector<discovered_server>>> search(discovery_query query) = 0;
};

class scheduled_event_store {
public:
    virtual ~scheduled_event_store() = default;
    /// Inserts or replaces; how many are interested is counted, not taken. `due_at` is when time will change
    /// it, nothing = never. ::not_found when the server or channel is gone. Of what is over the server keeps
    /// the newest 50.
    virtual task<result<void>> put(scheduled_event row, std::optional<wall_time> due_at,
                                   std::vector<community_change> along) = 0;
    /// ::not_found.
    virtual task<result<void>> remove(server_id server, scheduled_event_id id,
                                      std::vector<community_change> along) = 0;
    virtual task<result<std::optional<scheduled_event>>> find(server_id server, scheduled_event_id id) = 0;
    /// By start, then id.
    virtual task<result<std::vector<scheduled_event>>> of_server(server_id server) = 0;

    struct due {
        server_id server{};
        scheduled_event_id event{};
        wall_time at{};
    };
    /// Of all servers, the soonest first, whether its time has come or not.
    virtual task<result<std::vector<due>>> soonest(std::size_t count_max) = 0;

    /// Interest goes with the member and with the event. ::not_found when either is gone; may be repeated.
    virtual task<result<void>> set_interest(server_id server, scheduled_event_id id, account_id who,
                                            bool interested) = 0;
    virtual task<result<bool>> is_interested(scheduled_event_id id, account_id who) = 0;
    /// Of these events, those that the account wants to come to, ascending.
    virtual task<result<std::vector<scheduled_event_id>>> interests_of(server_id server, account_id who) = 0;
    /// By account, beyond `after`.
    virtual task<result<std::vector<account_id>>> interested_in(scheduled_event_id id, account_id after,
                                                                std::size_t count_max) = 0;
};

/// One database's, together.
struct growth_stores {
    vanity_store& vanities;
    temporary_member_store& temporary_members;
    onboarding_store& onboardings;
    template_store& templates;
    discovery_store& directory;
    scheduled_event_store& scheduled_events;
};

}  // namespace parley
