#include "message_service.hpp"

#include "content.hpp"
#include "limits.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/on_core.hpp>

#include <algorithm>
#include <utility>

namespace parley::messaging {

using kind = change_outcome::kind;
using verdict = message_screening::verdict;

message_service::message_service(needs const& around) : around_(around), counters_(around.meters) {
    for (std::size_t i = 0; i < around.cores.size(); ++i)
        slices_.push_back(std::make_unique<slice>(around_, counters_, around.cores.at(i)));
}

message_service::slice& message_service::here() {
    auto* current = core::current();
    PARLEY_ASSERT(current != nullptr);
    return *slices_[current->index()];
}

task<result<sent_message>> message_service::send(principal who, send_message command) {
    if (!command.nonce.empty() && !is_nonce(command.nonce))
        co_return error_code{messaging_errc::invalid_nonce};
    PARLEY_CO_TRY(command.content, clean_content(command.content));
    PARLEY_CO_TRY(auto server, co_await around_.directory.locate(command.channel));
    auto work = send_at_home(who, std::move(command));
    co_return co_await on(around_.cores.home_of(server), std::move(work));
}

task<result<sent_message>> message_service::send_at_home(principal who, send_message command) {
    auto needed = permission::send_messages;
    PARLEY_CO_TRY(auto access, co_await here().manners.enter(who, command.channel, needed));
    PARLEY_CO_TRY(command.content, co_await here().manners.tidy_emoji(access, std::move(command.content)));
    // Looking emoji up may have taken a while; without a pause in between it costs next to nothing.
    PARLEY_CO_TRY(access, co_await around_.directory.access_channel(who, command.channel, needed));
    utterance const said{command.content, command.nonce, false};
    if (auto const heard = around_.screening.screen(access, said); heard != verdict::passes) {
        PARLEY_CO_CHECK(co_await screen_on(access, said, heard));
    }
    PARLEY_CO_TRY(auto turn, here().manners.take_turn(access, command.nonce));
    message_create change;
    change.what.channel = command.channel;
    change.what.server = access.server();
    change.what.author = who.account;
    change.what.content = std::move(command.content);
    change.nonce = std::move(command.nonce);
    draft what{.who = who, .needed = needed, .change = std::move(change)};
    PARLEY_CO_TRY(auto done, co_await here().lanes.commit(access, std::move(what)));
    here().typing.spoke(who.account, access.channel());
    bool duplicate = done.outcome.became == kind::duplicate;
    if (!duplicate) turn.keep();
    if (duplicate && !done.outcome.what.channel) {
        // The first message of this nonce was deleted since: what is left of it is its place.
        done.outcome.what.channel = access.channel();
        done.outcome.what.server = access.server();
        done.outcome.what.author = who.account;
    }
    co_return sent_message{visible<message>(done.access, std::move(done.outcome.what)), duplicate};
}

task<result<visible<message>>> message_service::edit(principal who, channel_id channel, message_id id,
                                                     std::string content) {
    PARLEY_CO_TRY(content, clean_content(content));
    PARLEY_CO_TRY(auto server, co_await around_.directory.locate(channel));
    message_edit change{channel, id, std::move(content), {}};
    auto work = edit_at_home(who, std::move(change));
    co_return co_await on(around_.cores.home_of(server), std::move(work));
}

/// An edit puts new words before everyone, so it takes the right to send: who was silenced cannot edit
/// either.
task<result<visible<message>>> message_service::edit_at_home(principal who, message_edit change) {
    auto needed = permission::send_messages;
    PARLEY_CO_TRY(auto access, co_await here().manners.enter(who, change.channel, needed));
    PARLEY_CO_TRY(auto now, co_await load(change.channel, change.id));
    // What a server says of somebody is not theirs to change.
    if (now.author != who.account || now.kind != message_kind::text)
        co_return error_code{messaging_errc::not_author};
    PARLEY_CO_TRY(change.content, co_await here().manners.tidy_emoji(access, std::move(change.content)));
    if (now.content == change.content) co_return visible<message>(access, std::move(now));
    utterance const said{change.content, {}, true};
    if (auto const heard = around_.screening.screen(access, said); heard != verdict::passes) {
        PARLEY_CO_CHECK(co_await screen_on(access, said, heard));
    }
    change.at = around_.time.now();
    draft what{.who = who, .needed = needed, .change = std::move(change)};
    PARLEY_CO_TRY(auto done, co_await here().lanes.commit(access, std::move(what)));
    if (done.outcome.became == kind::missing) co_return error_code{messaging_errc::not_found};
    co_return visible<message>(done.access, std::move(done.outcome.what));
}

task<result<void>> message_service::remove(principal who, channel_id channel, message_id id) {
    PARLEY_CO_TRY(auto server, co_await around_.directory.locate(channel));
    auto work = remove_at_home(who, message_remove{channel, id});
    co_return co_await on(around_.cores.home_of(server), std::move(work));
}

/// Taking one's own words back needs no more than seeing the channel.
task<result<void>> message_service::remove_at_home(principal who, message_remove change) {
    auto needed = permission::view_channel;
    PARLEY_CO_TRY(auto access, co_await around_.directory.access_channel(who, change.channel, needed));
    PARLEY_CO_TRY(auto now, co_await load(change.channel, change.id));
    bool own = now.author == who.account && now.kind == message_kind::text;
    if (!own && !access.may(permission::manage_messages))
        co_return error_code{messaging_errc::missing_permission};
    draft what{.who = who, .needed = needed, .as_manager = !own, .change = change};
    PARLEY_CO_TRY(auto done, co_await here().lanes.commit(access, std::move(what)));
    if (done.outcome.became == kind::missing) co_return error_code{messaging_errc::not_found};
    co_return result<void>{};
}

task<result<std::vector<visible<message>>>> message_service::history(principal who, history_query query) {
    auto needed = permission::read_message_history;
    PARLEY_CO_TRY(auto access, co_await enter(who, query.channel, needed));
    query.count_max = std::clamp<std::size_t>(query.count_max, 1, history_count_max);
    PARLEY_CO_TRY(auto page, co_await around_.store.history(query));
    std::vector<visible<message>> shown;
    shown.reserve(page.size());
    for (auto& each : page)
        shown.emplace_back(access, std::move(each));
    co_return shown;
}

task<result<visible<message>>> message_service::find(principal who, channel_id channel, message_id id) {
    auto needed = permission::read_message_history;
    PARLEY_CO_TRY(auto access, co_await enter(who, channel, needed));
    PARLEY_CO_TRY(auto found, co_await load(channel, id));
    co_return visible<message>(access, std::move(found));
}

task<result<channel_access>> message_service::enter(principal who, channel_id channel, permission needed) {
    PARLEY_CO_TRY(auto server, co_await around_.directory.locate(channel));
    auto& home = around_.cores.home_of(server);
    auto work = slices_[home.index()]->manners.enter(who, channel, needed);
    co_return co_await on(home, std::move(work));
}

/// What the screening has not let pass at once: blocked, or its rules are to be read first.
task<result<void>> message_service::screen_on(channel_access access, utterance what, verdict said) {
    while (said == verdict::not_loaded) {
        PARLEY_CO_CHECK(co_await around_.screening.load(access.server()));
        said = around_.screening.screen(access, what);
    }
    if (said == verdict::blocked) co_return error_code{screening_errc::screened};
    co_return result<void>{};
}

task<result<message>> message_service::load(channel_id channel, message_id id) {
    PARLEY_CO_TRY(auto found, co_await around_.store.find(channel, id));
    if (!found) co_return error_code{messaging_errc::not_found};
    co_return std::move(*found);
}

task<result<std::vector<message_id>>> message_service::newest_ids(principal who, channel_id channel) {
    auto needed = permission::read_message_history;
    auto access = co_await enter(who, channel, needed);
    // Who sees the channel but not its past sees a channel without messages, not an error.
    bool const past_is_hidden =
        access.has_error() && (access.error() == community_errc::missing_permission ||
                               access.error() == messaging_errc::age_confirmation_needed);
    if (past_is_hidden) co_return std::vector<message_id>{};
    if (access.has_error()) co_return access.error();
    co_return co_await around_.store.newest_ids(channel, newest_ids_max);
}

task<result<void>> message_service::start_typing(principal who, channel_id channel) {
    PARLEY_CO_TRY(auto server, co_await around_.directory.locate(channel));
    auto const chosen = co_await around_.presences.choice(who.account);
    // Nobody sees the invisible type, nor whoever may be invisible.
    bool const shown = chosen.has_value() && chosen->status != chosen_status::invisible;
    auto work = type_at_home(who, channel, shown);
    co_return co_await on(around_.cores.home_of(server), std::move(work));
}

task<result<void>> message_service::type_at_home(principal who, channel_id channel, bool shown) {
    auto needed = permission::send_messages;
    PARLEY_CO_TRY(auto access, co_await here().manners.enter(who, channel, needed));
    if (shown && here().typing.allow(who.account, channel, around_.time.mono())) {
        events::typing_started started{access.server(), channel, who.account};
        around_.streams.publish_ephemeral(stream_id::of_server(access.server()), started);
    }
    co_return result<void>{};
}

task<void> message_service::drain(std::size_t core_index) {
    co_await slices_[core_index]->own_words.close();
    co_await slices_[core_index]->lanes.drain();
}

}  // namespace parley::messaging
