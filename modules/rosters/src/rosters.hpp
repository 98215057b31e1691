#pragma once
// Lists and searches over all cores: each server's at its home.

#include "hall.hpp"

#include <parley/base/blocking_pool.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/rosters/make_rosters.hpp>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace parley {

class rosters final : public roster_service {
public:
    rosters(roster_options options, roster_needs needs);
    ~rosters() override;

    void show(principal who, list_viewer viewer, server_id server, channel_id channel,
              std::vector<row_range> ranges) override;
    void forget(server_id server, list_viewer viewer) override;
    task<result<members_found>> find(principal who, member_query query) override;
    void on_published(event const& what) override;
    void on_presence(server_id server, account_id account) override;
    void deliver_to(member_list_sink& sink) override { sink_ = &sink; }
    task<void> close() override;

private:
    /// One core's share.
    struct part {
        explicit part(core& home) : scope(home, "rosters") {}
        std::unordered_map<server_id, hall_ptr> halls;
        std::unordered_map<std::uint64_t, std::uint64_t> wishes;  // by turn: the newest that is on its way
        std::vector<std::pair<hall_ptr, shared_list_ptr>> stirred;
        std::uint64_t serials = 0;
        std::size_t rows = 0;   // of all lists, at the last look
        std::size_t names = 0;  // of all halls, likewise
        task_scope scope;
        std::unique_ptr<ticker> clockwork;
    };
    struct telling;

    part& here();
    hall_ptr find_hall(server_id server);
    hall_ptr open_hall(server_id server);
    mono_time now() const { return needs_.time.mono(); }

    // --- who looks (rosters.cpp)
    static task<void> show_at_home(rosters* self, principal who, list_look wish, server_id server);
    void place(hall_ptr const& in, people_now const& now, list_look wish);
    void drop_look(hall& in, std::uint64_t turn);
    void drop_list(hall& in, shared_list_ptr const& list);
    void close_hall(hall_ptr const& in);
    void retire(shared_list& list);
    void tick(part& mine);
    void keep_bounds(part& mine);
    static task<void> close_part(part* of);

    // --- what moves (list_changes.cpp)
    void note(hall_ptr const& in, account_id who);
    void stir(hall_ptr const& in, shared_list_ptr const& list);
    void recheck(hall_ptr const& in, std::optional<account_id> only);
    void settle_size(hall_ptr const& in);
    void rename(hall_ptr const& in, account const& who);

    // --- how a list comes to be (list_building.cpp)
    static task<void> run(rosters* self, hall_ptr in, shared_list_ptr list);
    task<bool> build(hall_ptr in, shared_list_ptr list);
    task<bool> name(hall_ptr in, std::vector<account_id> whom);
    task<bool> name_dirty(hall_ptr in, shared_list_ptr list);
    std::optional<member_rows::change> derive(hall& in, shared_list const& list, people_now const& now,
                                              account_id who) const;

    // --- what is told (list_news.cpp)
    task<bool> tell(hall_ptr in, shared_list_ptr list);
    void take_changes(hall& in, shared_list& list, people_now const& people, telling& out);
    task<void> compare_windows(shared_list_ptr list, std::shared_ptr<telling> out);
    void gather(shared_list& list, people_now const& people, telling& out);
    task<bool> describe(std::shared_ptr<telling> out);
    void deliver(shared_list const& list, telling const& out);

    // --- members found (finding.cpp)
    struct found_ids {
        std::optional<server_access> access{};
        account_id owner{};
        std::vector<member_view> members{};
        std::vector<account_id> absent{};
    };
    task<result<found_ids>> find_at_home(principal who, member_query query);
    task<result<void>> read_names(hall_ptr in);
    task<result<std::vector<account_id>>> search(hall_ptr in, member_query query);
    task<result<std::vector<account_id>>> walk_names(hall_ptr in, member_query query);
    task<std::optional<std::vector<account_id>>> holders_of(hall_ptr in, role_id role);

    roster_options options_;
    roster_needs needs_;
    member_list_sink* sink_ = nullptr;
    std::vector<std::unique_ptr<part>> parts_;
    std::unique_ptr<blocking_pool> aside_;  // for what takes more than a turn of a loop may
};

/// Gives the loop a turn.
task<void> give_way();

}  // namespace parley
