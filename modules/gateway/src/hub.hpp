#pragma once
// The sessions of one core: who follows what, what each is sent, and how each begins and ends. All on that
// core.

#include "crossing.hpp"
#include "gateway_common.hpp"
#include "look.hpp"
#include "rooms.hpp"
#include "session.hpp"
#include "timer_wheel.hpp"

#include <parley/base/core.hpp>
#include <parley/base/deadline.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/wire/gateway_codec.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace parley::sessions {

class hub {
public:
    hub(core& home, gateway_common& common);
    ~hub();

    // --- connections (hub.cpp)
    std::shared_ptr<session> admit(packing packs, std::string cookie_token);
    void opened(session& it, net::websocket& socket);
    void heard(session& it, std::string_view payload, bool is_text);
    void gone(session& it);
    void failed(session& it);

    // --- streams (hub_fan_out.cpp)
    void on_event(encoded_event_ptr const& what);

    // --- member lists (hub_commands.cpp)
    void on_member_list(std::vector<list_viewer> const& whom, member_list_news const& what);

    // --- what other cores ask for (hub_ending.cpp)
    void supersede(account_id account, std::uint64_t turn);
    void revoke(account_id account, std::vector<std::uint64_t> const& turns);
    void begin_drain(milliseconds window);
    void tick();
    task<void> close();

    core& home() noexcept { return home_; }
    rooms const& followed() const noexcept { return rooms_; }

private:
    // What became of the claim of a seat, and of the account's own stream with it.
    struct claimed {
        session_table::outcome what = session_table::outcome::granted;
        stream_position at;
        std::optional<std::vector<encoded_event_ptr>> missed;
    };
    struct claim_wish {
        session_key key;
        std::optional<stream_position> resume_after;  // the account's own cursor; a new session has none
    };
    enum class handed : std::uint8_t { all, paused, joining, ended };

    mono_time now() const noexcept { return common_.needs.time.mono(); }
    void act(session& it, actions const& what, wire::client_frame* said);
    bool send(session& it, frame const& what);
    void count_as(session& it, session::standing standing);

    // --- seats (hub_seating.cpp)
    static task<void> identify(hub* self, std::shared_ptr<session> it, std::string token);
    task<bool> authenticate(std::shared_ptr<session> it, std::string token);
    task<bool> sit_down(std::shared_ptr<session> it, claim_wish wish, std::shared_ptr<claimed> got);
    task<claimed> claim_at_home(claim by, claim_wish wish);
    bool adopt(std::shared_ptr<session> const& it, std::vector<look> const& found, std::size_t wanted);
    void subscribed(session& it, stream_id stream, stream_position at, std::uint64_t after);
    void classify(session& it, stream_id stream, server_view const& view);
    void refuse(session& it, refusal why);
    void seated(session& it);

    // --- what live sessions want (hub_commands.cpp)
    void obey(session& it, wire::client_frame& said);
    void arrive(session& it);
    list_viewer viewer_of(session const& it) const noexcept;
    void show_list(session& it, wire::client_frame& said);
    void stop_looking(session& it);
    void ask_members(session& it, wire::client_frame& said);
    static task<void> find_members(hub* self, std::shared_ptr<session> it, member_query query,
                                   std::optional<std::string> nonce);

    // --- resume (hub_resume.cpp)
    static task<void> resume(hub* self, std::shared_ptr<session> it, wire::client_frame said);
    static std::optional<std::vector<look_wanted>> wanted_of(
        wire::cursors const& have, std::vector<server_id> const& servers,
        std::vector<encoded_event_ptr> const& account_missed);
    void resume_gone(session& it);
    void replay_or_show(session& it, look& found, std::uint64_t after);
    bool fill_backlog(session& it, std::vector<look>& found, std::vector<encoded_event_ptr>& account_missed);

    // --- the backlog (hub_backlog.cpp)
    void begin_waiting(session& it);
    bool queue(session& it, encoded_event_ptr const& what);
    void start_hand_over(session& it);
    static task<void> hand_over(hub* self, std::shared_ptr<session> it);
    handed hand_over_now(session& it, encoded_event_ptr& joined);
    bool give(session& it, encoded_event_ptr const& what);
    bool may_hear(session const& it, room const& in, seat const& mine, event const& what) const;
    bool say_resumed(session& it);
    task<void> join(std::shared_ptr<session> it, encoded_event_ptr joined);
    seat& own_seat(session const& it) noexcept;
    bool half_full(net::websocket const& socket) const noexcept;

    // --- servers shown again (hub_afresh.cpp)
    static void note_overtaken(session& it, stream_id stream, stream_position at);
    std::optional<server_id> overtaken(session& it) noexcept;
    task<bool> look_again(std::shared_ptr<session> it, server_id server, std::shared_ptr<look> into);
    task<bool> freshen(std::shared_ptr<session> it, std::shared_ptr<std::vector<look>> shown);
    task<void> show_afresh(std::shared_ptr<session> it, server_id server);
    void turn_aside(room& in, seat& each, stream_position at);
    void start_turned();

    // --- fan-out (hub_fan_out.cpp)
    bool process(room& in, encoded_event_ptr const& what, channel_facts const* known);
    std::uint8_t const* verdicts_on(room const& in, event const& what);
    std::optional<account_id> only_for(room const& in, event const& what) const noexcept;
    void note_standing(room& in, event const& what);
    std::size_t fan_out(room& in, encoded_event_ptr const& what);
    void announce_join(room& in, encoded_event_ptr const& what, server_id server);
    void part(encoded_event_ptr const& what);
    void part_from(event const& mark, stream_id left, account_id only_or_all);
    void end_refused();

    // --- who sees what (hub_crossing.cpp)
    template <class F>
    void each_touched(room& in, std::optional<account_id> only, F&& visit);
    bool cross(room& in, encoded_event_ptr const& what, channel_facts const* known);
    bool must_ask(room& in, event const& what, crossing& moves, channel_facts const& known);
    void move(room& in, seat& each, crossing::step const& step, notices& say);

    // --- what opened (hub_opening.cpp)
    void wait_behind(room& in, encoded_event_ptr const& what);
    void start_asking(room& in);
    static task<void> ask(hub* self, stream_id stream, std::uint64_t id, std::vector<opening::question> whom);
    void answered(stream_id stream, std::uint64_t id, opening::answer got);
    void go_on(stream_id stream);

    // --- endings (hub_ending.cpp)
    void end(session& it, action const& how);
    void unseat(session& it, bool keep);
    void leave(session& it, stream_id stream);
    void give_back(std::vector<stream_id> streams);
    session* find(account_id account, std::uint64_t turn) noexcept;
    static task<void> drain(hub* self, milliseconds window);
    void sum_queues();

    core& home_;
    gateway_common& common_;
    task_scope scope_;
    onlooker onlooker_;
    rooms rooms_;
    timer_wheel wheel_;
    std::vector<session*> sockets_;
    std::vector<std::shared_ptr<session>> refused_;  // scratch of one fan-out
    std::vector<std::shared_ptr<session>> turned_;   // … that now wait for a look of their own
    std::vector<std::uint8_t> verdicts_;             // … by class
    std::uint64_t openings_ = 0;
    std::unique_ptr<ticker> ticker_;
    std::uint64_t turns_ = 0;
    std::size_t gauge_at_ = 0;
    std::size_t gauge_sum_ = 0;
    std::int64_t gauge_told_ = 0;
};

}  // namespace parley::sessions
