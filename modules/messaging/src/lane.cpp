#include "lane.hpp"

#include "limits.hpp"

#include <parley/base/assert.hpp>

#include <algorithm>
#include <utility>

namespace parley::messaging {
namespace {

using kind = change_outcome::kind;

channel_id channel_of(message_create const& change) {
    return change.what.channel;
}
channel_id channel_of(message_edit const& change) {
    return change.channel;
}
channel_id channel_of(message_remove const& change) {
    return change.channel;
}

}  // namespace

lane_counters::lane_counters(metrics& in)
    : committed(in.counter("parley_message_changes_total", "Message changes by what became of them.",
                           {{"became", "committed"}})),
      duplicates(in.counter("parley_message_changes_total", "Message changes by what became of them.",
                            {{"became", "duplicate"}})),
      refused_full(in.counter("parley_message_changes_total", "Message changes by what became of them.",
                              {{"became", "lane_full"}})),
      failed(in.counter("parley_message_changes_total", "Message changes by what became of them.",
                        {{"became", "failed"}})),
      waiting(in.gauge("parley_lane_waiting", "Message changes that wait in their channels' lanes.", {})) {}

lane::~lane() {
    counters_.waiting.add(-static_cast<std::int64_t>(waiting_.size()));
}

bool lane::has_room_for(draft const& what) const noexcept {
    return waiting_.size() < lane_drafts_max && waiting_bytes_ + what.bytes() <= lane_bytes_max;
}

void lane::add(draft what) {
    PARLEY_ASSERT(has_room_for(what));
    waiting_bytes_ += what.bytes();
    waiting_.push_back(std::move(what));
    counters_.waiting.add(1);
}

task<void> lane::commit_next() {
    auto taken = take_batch();
    auto drafts = co_await confirm(std::move(taken));
    // No suspension from the last confirmation to the store's queue: what revokes a right runs on this core
    // too, so it comes either before the confirmation, and the draft is refused, or after the append has its
    // place in the store's order. Then the message is committed, and is published even if it overtakes
    // nothing but the news that its author has left: for everybody else it is part of the history from now
    // on.
    give_ids(drafts);
    if (drafts.empty()) co_return;
    if (!around_.control.valid()) {
        answer_all(drafts, messaging_errc::unavailable);
        co_return;
    }
    std::vector<message_change> changes;
    changes.reserve(drafts.size());
    for (auto& one : drafts) {
        one.what.answer.when_lost(storage_errc::outcome_unknown);
        changes.push_back(one.what.change);
        for (auto const id : one.what.more)
            changes.emplace_back(message_remove{one.access.channel(), id});
    }
    auto owner = around_.control.fence_of(cores::shard_of(server_.value));
    auto appended = co_await around_.store.append(owner, std::move(changes));
    if (appended.has_value() && !around_.control.valid()) appended = storage_errc::outcome_unknown;
    if (appended.has_error()) {
        answer_all(drafts, appended.error());
        co_return;
    }
    std::span<change_outcome> rest(*appended);
    for (auto& one : drafts) {
        auto const count = 1 + one.what.more.size();
        PARLEY_ASSERT(rest.size() >= count);
        if (one.what.many) {
            settle_many(one, rest.first(count));
        } else {
            settle(one, std::move(rest.front()));
        }
        rest = rest.subspan(count);
    }
    PARLEY_ASSERT(rest.empty());
}

std::vector<draft> lane::take_batch() {
    std::vector<draft> taken;
    std::size_t bytes = 0;
    while (!waiting_.empty() && taken.size() < batch_drafts_max) {
        auto next_bytes = waiting_.front().bytes();
        if (!taken.empty() && bytes + next_bytes > batch_bytes_max) break;
        bytes += next_bytes;
        taken.push_back(std::move(waiting_.front()));
        waiting_.pop_front();
    }
    waiting_bytes_ -= bytes;
    counters_.waiting.add(-static_cast<std::int64_t>(taken.size()));
    return taken;
}

/// Asks the gate once more for each. Only the first question can wait (for the server to be loaded); once it
/// is loaded the directory decides in the same turn, so that all answers speak of one moment.
task<std::vector<lane::confirmed>> lane::confirm(std::vector<draft> drafts) {
    std::vector<confirmed> still_allowed;
    still_allowed.reserve(drafts.size());
    for (auto& one : drafts) {
        auto access = co_await ask_gate(one);
        if (access.has_error()) {
            one.answer.give(access.error());
        } else if (one.as_manager && !access->may(permission::manage_messages)) {
            one.answer.give(error_code{messaging_errc::missing_permission});
        } else {
            still_allowed.push_back({std::move(one), *access});
        }
    }
    co_return still_allowed;
}

task<result<channel_access>> lane::ask_gate(draft const& one) const {
    auto const channel = std::visit([](auto const& change) { return channel_of(change); }, one.change);
    if (one.by_server) return around_.steward.enter(server_, channel);
    return around_.directory.access_channel(one.who, channel, one.needed);
}

/// Those that can get no id (the promise that keeps ids unique is not renewed) are answered and left out.
void lane::give_ids(std::vector<confirmed>& drafts) {
    std::vector<confirmed> with_ids;
    with_ids.reserve(drafts.size());
    for (auto& one : drafts) {
        if (auto* create = std::get_if<message_create>(&one.what.change)) {
            create->what.id = around_.ids.make<message_id>();
            if (!create->what.id) {
                one.what.answer.give(error_code{messaging_errc::unavailable});
                continue;
            }
        }
        with_ids.push_back(std::move(one));
    }
    drafts = std::move(with_ids);
}

void lane::answer_all(std::vector<confirmed>& drafts, error_code why) {
    counters_.failed.add(drafts.size());
    for (auto& one : drafts)
        one.what.answer.give(why);
}

void lane::settle(confirmed& one, change_outcome outcome) {
    if (outcome.became == kind::applied) {
        counters_.committed.add();
        publish(one, outcome);
    } else if (outcome.became == kind::duplicate) {
        counters_.duplicates.add();  // its first message was published then
    }
    one.what.answer.give(settled{one.access, std::move(outcome), 0});
}

void lane::settle_many(confirmed& one, std::span<change_outcome> outcomes) {
    events::messages_deleted gone{server_, one.access.channel(), {}};
    for (auto const& each : outcomes) {
        if (each.became == kind::applied) gone.messages.push_back(each.what.id);
    }
    std::sort(gone.messages.begin(), gone.messages.end());
    auto const removed = gone.messages.size();
    counters_.committed.add(removed);
    if (removed > 0) around_.streams.publish(stream_id::of_server(server_), std::move(gone));
    one.what.answer.give(settled{one.access, std::move(outcomes.front()), removed});
}

void lane::publish(confirmed const& one, change_outcome const& outcome) {
    auto stream = stream_id::of_server(server_);
    auto const& what = outcome.what;
    if (auto const* create = std::get_if<message_create>(&one.what.change)) {
        around_.directory.note_message(one.access, what.id);
        around_.streams.publish(stream, events::message_created{what, create->nonce});
    } else if (std::holds_alternative<message_edit>(one.what.change)) {
        around_.streams.publish(stream, events::message_changed{what});
    } else {
        around_.streams.publish(stream, events::message_deleted{server_, what.channel, what.id});
    }
}

}  // namespace parley::messaging
