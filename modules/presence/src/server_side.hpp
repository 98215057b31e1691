#pragma once
// The servers of one home core that have someone online, how, and what their members are yet to be told.

#include "account_side.hpp"

#include <parley/base/clock.hpp>
#include <parley/model/server.hpp>
#include <parley/presence/make_presence.hpp>

#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace parley {

class presence_server_side {
public:
    explicit presence_server_side(presence_options const& options) : options_(options) {}

    // A word that makes someone online waits while the gate is asked; a newer word supersedes it.
    void begin(server_id server, presence_word const& word);
    bool is_newest(server_id server, presence_word const& word) const;
    /// The gate has answered, and in the same turn this is called. Once per `begin`.
    void finish(server_id server, presence_word const& word, bool is_member);
    /// False when the account is not counted in: the gate is to be asked.
    bool changed(server_id server, presence_word const& word);
    void offline(server_id server, presence_word const& word);

    void left(server_id server, account_id account);
    void deleted(server_id server) { servers_.erase(server); }
    /// Null = offline.
    presence_ptr seen(server_id server, account_id account) const;
    std::size_t online(server_id server) const;

    using changes = std::vector<std::pair<account_id, presence_ptr>>;
    struct news {
        server_id server;
        changes what;
    };
    /// What may be told now: of every server, and of the one that has just changed.
    std::vector<news> take_due(mono_time now);
    std::optional<news> take_if_due(server_id server, mono_time now);
    std::size_t size() const noexcept { return servers_.size(); }
    std::size_t waiting() const noexcept { return asked_.size(); }

private:
    struct present {
        std::unordered_map<account_id, presence_ptr> online;
        std::unordered_map<account_id, presence_ptr> was;  // of those that changed since the last news
        mono_time quiet_until{};
    };
    struct question {
        std::uint64_t newest = 0;  // version
        std::size_t open = 0;      // asked, not yet answered
    };
    using pair = std::pair<server_id, account_id>;
    struct pair_hash {
        std::size_t operator()(pair const& p) const noexcept {
            return std::hash<server_id>{}(p.first) ^ (std::hash<account_id>{}(p.second) << 1);
        }
    };

    void supersede(server_id server, presence_word const& word);
    void change(server_id server, account_id account, presence_ptr now);
    void forget_if_empty(server_id server);

    presence_options const& options_;
    std::unordered_map<server_id, present> servers_;
    std::unordered_map<pair, question, pair_hash> asked_;
    std::vector<server_id> changed_;  // those with something in `was`
};

}  // namespace parley
