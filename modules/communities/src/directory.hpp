#pragma once
// The gate: who may reach what. The only class that issues access handles.

#include "registry.hpp"

#include <parley/base/core.hpp>
#include <parley/communities/make_communities.hpp>
#include <parley/interfaces/services/channel_manners.hpp>
#include <parley/interfaces/services/screening.hpp>

#include <memory>
#include <unordered_map>
#include <vector>

namespace parley {

/// Of a kind that messages stand in.
bool holds_messages(channel_kind kind) noexcept;

class directory final : public community_directory, public channel_manners_source, private access_issuer {
public:
    directory(communities_options options, communities_needs needs);

    task<result<server_access>> access_server(principal who, server_id server,
                                              std::optional<permission> wanted) override;
    task<result<channel_access>> access_channel(principal who, channel_id channel,
                                                permission wanted) override;
    task<result<server_id>> locate(channel_id channel) override;
    task<result<std::vector<server_id>>> servers_of(account_id account) override;
    server_view view_now(server_access const& access) override;
    void note_message(channel_access const& access, message_id newest) override;
    channel channel_now(channel_access const& access, message_id& last_message) override;
    channel_manners manners_now(channel_access const& access) override;

    // The decisions themselves: over memory, on the home core, in the same turn as the change they allow.

    /// ::not_found for who is not a member: as if it were not there, whatever was asked for.
    result<server_access> decide(server_state const& state, principal who,
                                 std::optional<permission> wanted) const;
    /// ::not_found too where the channel cannot be seen, or cannot hold what is wanted.
    result<channel_access> decide_in(server_state const& state, principal who, channel_id in,
                                     permission wanted) const;
    /// The server itself, in a channel of its own: nobody's right is asked for.
    result<channel_access> enter(server_state const& state, channel_id in) const;
    /// Nothing is held against a name until somebody is to be asked.
    void screen_names_with(name_screening& names) noexcept { names_ = &names; }
    name_screening* names_or_null() const noexcept { return names_; }
    wall_time now() const { return needs_.time.now(); }
    registry& here();  ///< the calling core's
    core& home_of(server_id id) { return needs_.cores.home_of(id); }
    communities_needs const& needs() const noexcept { return needs_; }

    /// Publishes on an account's own stream, on that account's home core. Any core.
    void tell_account(account_id account, events::payload what);

private:
    task<result<server_access>> access_server_at_home(principal who, server_id server,
                                                      std::optional<permission> wanted);
    task<result<channel_access>> access_channel_at_home(principal who, server_id server, channel_id channel,
                                                        permission wanted);

    communities_options options_;
    communities_needs needs_;
    name_screening* names_ = nullptr;
    std::vector<std::unique_ptr<registry>> registries_;               // one per core
    std::vector<std::unordered_map<channel_id, server_id>> located_;  // one per core
};

}  // namespace parley
