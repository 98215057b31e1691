#include "event_scope.hpp"

namespace parley::sessions {
namespace {

template <class Event>
concept carries_rules = requires(Event const& e) { e.rules; };

struct channel_reader {
    using found = std::optional<channel_id>;
    found operator()(events::channel_created const& e) const { return e.channel.id; }
    found operator()(events::channel_changed const& e) const { return e.channel.id; }
    found operator()(events::channel_deleted const& e) const { return e.channel; }
    found operator()(events::message_created const& e) const { return e.message.channel; }
    found operator()(events::message_changed const& e) const { return e.message.channel; }
    found operator()(events::message_deleted const& e) const { return e.channel; }
    found operator()(events::messages_deleted const& e) const { return e.channel; }
    found operator()(events::scheduled_event_changed const& e) const { return place(e.what.channel); }
    found operator()(events::scheduled_event_deleted const& e) const { return place(e.channel); }
    found operator()(events::typing_started const& e) const { return e.channel; }
    // Named one by one: a new kind of event must say here whom it concerns before it compiles.
    found operator()(events::server_changed const&) const { return {}; }
    found operator()(events::server_deleted const&) const { return {}; }
    found operator()(events::role_created const&) const { return {}; }
    found operator()(events::role_changed const&) const { return {}; }
    found operator()(events::role_deleted const&) const { return {}; }
    found operator()(events::member_joined const&) const { return {}; }
    found operator()(events::member_changed const&) const { return {}; }
    found operator()(events::member_left const&) const { return {}; }
    found operator()(events::account_changed const&) const { return {}; }
    found operator()(events::server_joined const&) const { return {}; }
    found operator()(events::server_left const&) const { return {}; }
    found operator()(events::read_moved const&) const { return {}; }  // on the account's own stream
    found operator()(events::presence_changed const&) const { return {}; }
    found operator()(events::expression_changed const&) const { return {}; }
    found operator()(events::expression_deleted const&) const { return {}; }
    found operator()(events::report_changed const&) const { return {}; }  // see needed_for
    found operator()(events::presence_chosen const&) const { return {}; }
    found operator()(events::mass_action_changed const&) const { return {}; }

private:
    static found place(channel_id channel) { return channel ? found(channel) : found(); }
};

struct rules_reader {
    template <class Event>
    permission_rules_ptr const* operator()(Event const& e) const {
        if constexpr (carries_rules<Event>) {
            return &e.rules;
        } else {
            return nullptr;
        }
    }
};

}  // namespace

std::optional<channel_id> channel_of(events::payload const& what) noexcept {
    return std::visit(channel_reader{}, what);
}

std::optional<permission> needed_for(events::payload const& what) noexcept {
    if (std::holds_alternative<events::report_changed>(what)) return permission::moderate_members;
    return std::nullopt;
}

permission_rules_ptr const* rules_of(events::payload const& what) noexcept {
    return std::visit(rules_reader{}, what);
}

member const* membership_of(events::payload const& what) noexcept {
    if (auto const* joined = std::get_if<events::member_joined>(&what)) return &joined->member.member;
    if (auto const* changed = std::get_if<events::member_changed>(&what)) return &changed->member.member;
    return nullptr;
}

}  // namespace parley::sessions
