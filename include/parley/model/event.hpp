#pragma once
// Facts in the past tense, numbered in a stream, complete enough that nobody has to ask back.

#include <parley/model/expression.hpp>
#include <parley/model/message.hpp>
#include <parley/model/report.hpp>
#include <parley/model/scheduled_event.hpp>
#include <parley/model/server.hpp>

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace parley {

/// A numbered sequence of events: one per server and one per account.
struct stream_id {
    enum class kind : std::uint8_t { server = 0, account = 1 };
    kind of = kind::server;
    std::uint64_t value = 0;

    static constexpr stream_id of_server(server_id id) { return {kind::server, id.value}; }
    static constexpr stream_id of_account(account_id id) { return {kind::account, id.value}; }
    friend constexpr auto operator<=>(stream_id, stream_id) = default;
};

/// A place in a stream. `epoch` rises with each owner's reign (on one node: with each start that does not go
/// on where a clean stop ended); `seq` starts at 1 in each epoch.
struct stream_position {
    std::uint64_t epoch = 0;
    std::uint64_t seq = 0;
    friend constexpr auto operator<=>(stream_position, stream_position) = default;
};

namespace events {

// On a server's stream. Where `rules` stands, it is what decides who sees which channel from this event on.
struct server_changed {
    parley::server server;
    std::size_t member_count = 0;
    permission_rules_ptr rules{};
};
struct server_deleted {
    server_id server;
};
struct role_created {
    parley::role role;
    permission_rules_ptr rules{};
};
struct role_changed {
    parley::role role;
    permission_rules_ptr rules{};
};
struct role_deleted {
    server_id server;
    role_id role;
    permission_rules_ptr rules{};
};
struct channel_created {
    parley::channel channel;
    permission_rules_ptr rules{};
};
struct channel_changed {
    parley::channel channel;
    message_id last_message;
    permission_rules_ptr rules{};
};
struct channel_deleted {
    server_id server;
    channel_id channel;
    permission_rules_ptr rules{};
};
struct member_joined {
    member_view member;
};
struct member_changed {
    member_view member;
};
struct member_left {
    server_id server;
    account_id account;
};
struct message_created {
    parley::message message;
    std::string nonce;
};
struct message_changed {
    parley::message message;
};
struct message_deleted {
    server_id server;
    channel_id channel;
    message_id message;
};
struct messages_deleted {
    server_id server;
    channel_id channel;
    std::vector<message_id> messages;
};
struct expression_changed {
    parley::expression expression;
};  ///< also one that is new
struct expression_deleted {
    server_id server;
    expression_id expression;
};
struct scheduled_event_changed {
    parley::scheduled_event what;
};  ///< also one that is new; of a channel when it is held there
struct scheduled_event_deleted {
    server_id server;
    channel_id channel;
    scheduled_event_id what;
};
struct report_changed {
    parley::report report;
};  ///< also one that is new; only for members with permission::moderate_members
struct account_changed {
    account who;
};  ///< also on the account's own stream

// On an account's stream.
struct server_joined {
    server_id server;
};  ///< the gateway turns it into SERVER_CREATE with a snapshot
struct server_left {
    server_id server;
};
struct read_moved {
    read_mark mark;
};
struct presence_chosen {
    account_id account;
    presence_choice choice;
};
struct mass_action_changed {
    mass_action action;
};  ///< without a number

// Ephemeral: carried by a server's stream's subscribers but without a number, never replayed.
struct typing_started {
    server_id server;
    channel_id channel;
    account_id account;
};
struct presence_changed {
    server_id server;
    std::vector<std::pair<account_id, presence>> changes;
};

using payload =
    std::variant<server_changed, server_deleted, role_created, role_changed, role_deleted, channel_created,
                 channel_changed, channel_deleted, member_joined, member_changed, member_left,
                 message_created, message_changed, message_deleted, messages_deleted, expression_changed,
                 expression_deleted, scheduled_event_changed, scheduled_event_deleted, report_changed,
                 account_changed, server_joined, server_left, read_moved, presence_chosen,
                 mass_action_changed, typing_started, presence_changed>;

}  // namespace events

/// Immutable once published. `at.seq` 0 = ephemeral.
struct event {
    stream_id stream;
    stream_position at;
    events::payload what;
};

}  // namespace parley

template <>
struct std::hash<parley::stream_id> {
    std::size_t operator()(parley::stream_id s) const noexcept {
        return static_cast<std::size_t>((s.value * 0x9E3779B97F4A7C15ULL) >> 7) ^
               static_cast<std::size_t>(s.of);
    }
};
