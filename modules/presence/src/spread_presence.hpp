#pragma once
// Presence over all cores: accounts at their home, servers at theirs, words between them.

#include "account_side.hpp"
#include "server_side.hpp"

#include <parley/base/async_lock.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/presence/make_presence.hpp>

#include <array>
#include <memory>
#include <vector>

namespace parley {

class spread_presence final : public presence_service {
public:
    spread_presence(presence_options options, presence_needs needs);

    void connected(account_id account, presence_session session) override;
    void disconnected(account_id account, presence_session session) override;
    void said(account_id account, presence_session session, device_presence what) override;
    task<std::vector<presence>> seen(server_id server, std::vector<account_id> who) override;
    task<result<presence_choice>> choice(account_id account) override;
    task<result<presence_choice>> choose(account_id account, presence_edit wanted) override;
    presence_ptr now(server_id server, account_id account) override;
    std::vector<account_id> online(server_id server) override;
    std::size_t online_count(server_id server) override;
    void report_to(presence_listener& who) override;
    task<bool> is_live(account_id account) override;
    task<std::size_t> online_in(server_id server) override;
    void on_published(event const& what) override;
    task<void> close() override;

private:
    static constexpr std::size_t turns_max = 64;  ///< per core

    /// One core's share.
    struct part {
        part(presence_options const& options, core& home)
            : accounts(options), servers(options), scope(home, "presence") {}
        /// Choices of one account are read and changed in turn.
        async_lock& turn_of(account_id id) { return turns[std::hash<account_id>{}(id) % turns.size()]; }

        presence_account_side accounts;
        presence_server_side servers;
        std::array<async_lock, turns_max> turns;
        task_scope scope;
        std::unique_ptr<ticker> clockwork;
    };

    part& at_home();
    wall_time today() const { return needs_.time.now(); }

    // --- what was chosen, at the account's home (choices.cpp)
    static task<void> recall(spread_presence* self, account_id account);
    task<bool> recall_once(account_id account);
    task<result<presence_choice>> choice_at_home(account_id account);
    task<result<presence_choice>> choose_at_home(account_id account, presence_edit wanted);
    task<result<presence_choice>> read_choice(account_id account);
    static task<void> drop_custom(spread_presence* self, account_id account);
    task<void> forget_custom(account_id account, presence_choice choice);
    void apply(account_id account, presence_choice const& choice);

    // --- words, from the accounts' homes to the servers' (spread_presence.cpp)
    void say(presence_account_side::maybe_saying what);
    static task<void> spread(spread_presence* self, account_id account);
    void send(presence_word const& word, std::vector<server_id> const& servers);
    void hear(presence_word const& word, std::vector<server_id> const& servers);
    static task<void> count_in(spread_presence* self, presence_word word, std::vector<server_id> servers);
    static task<void> count_in_later(spread_presence* self, presence_word word, server_id server);
    task<bool> count_in_one(presence_word word, server_id server);
    void tell_if_due(server_id server);
    void tell(presence_server_side::news news);
    void tick(part& here);
    task<bool> is_live_at_home(account_id account);
    task<std::size_t> online_at_home(server_id server);
    task<std::vector<presence>> seen_at_home(server_id server, std::vector<account_id> who);
    static task<void> close_part(part* of);

    presence_options options_;
    presence_needs needs_;
    std::vector<std::unique_ptr<part>> parts_;
};

}  // namespace parley
