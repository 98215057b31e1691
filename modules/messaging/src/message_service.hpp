#pragma once
// What someone may do with messages: checks on the way in, a lane for each change, reads where the caller is.

#include "channel_lanes.hpp"
#include "manners_desk.hpp"
#include "typing_limiter.hpp"

#include <parley/base/task_scope.hpp>
#include <parley/messaging/make_messaging.hpp>

#include <memory>
#include <vector>

namespace parley::messaging {

class message_service final : public messages, public house_messages, public message_purges {
public:
    explicit message_service(needs const& around);

    task<result<sent_message>> send(principal who, send_message command) override;
    task<result<visible<message>>> edit(principal who, channel_id channel, message_id id,
                                        std::string content) override;
    task<result<void>> remove(principal who, channel_id channel, message_id id) override;
    task<result<std::vector<visible<message>>>> history(principal who, history_query query) override;
    task<result<visible<message>>> find(principal who, channel_id channel, message_id id) override;
    task<result<std::vector<message_id>>> newest_ids(principal who, channel_id channel) override;
    task<result<void>> start_typing(principal who, channel_id channel) override;

    void say(house_message what) override;
    task<result<std::size_t>> purge_some(server_id server, purge_wanted wanted, message_id& below,
                                         std::size_t batch_max) override;

    /// On that core.
    task<void> drain(std::size_t core_index);

private:
    /// What one core keeps for the servers whose home it is.
    struct slice {
        slice(needs const& around, lane_counters& counters, core& home)
            : lanes(around, counters, home), manners(around), own_words(home, "messaging.house") {}
        channel_lanes lanes;
        manners_desk manners;
        typing_limiter typing;
        task_scope own_words;
    };
    slice& here();
    task<result<sent_message>> send_at_home(principal who, send_message command);
    task<result<visible<message>>> edit_at_home(principal who, message_edit change);
    task<result<void>> remove_at_home(principal who, message_remove change);
    task<void> say_at_home(house_message what);
    task<result<void>> put(house_message what);
    task<result<void>> type_at_home(principal who, channel_id channel, bool shown);
    /// The gate and the channel's manners, from any core.
    task<result<channel_access>> enter(principal who, channel_id channel, permission needed);
    task<result<void>> screen_on(channel_access access, utterance what, message_screening::verdict said);
    task<result<std::size_t>> remove_many(server_id server, purge_wanted wanted,
                                          std::vector<message_id> found);
    task<result<message>> load(channel_id channel, message_id id);

    needs const& around_;
    lane_counters counters_;
    std::vector<std::unique_ptr<slice>> slices_;  // by core
};

}  // namespace parley::messaging
