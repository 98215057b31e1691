#pragma once
// Messages and read marks in memory, behind the fake directory's gate.

#include "support/fakes/fake_directory.hpp"

#include <parley/interfaces/services/messages.hpp>

#include <map>
#include <string>
#include <vector>

namespace parley::testing {

/// One core only.
class fake_messages final : public messages, public read_marks {
public:
    explicit fake_messages(fake_directory& directory) : directory_(directory) {}

    error_code broken;  ///< what sends answer when set
    std::map<message_id, message> rows;
    std::map<std::string, message_id> nonces;
    std::map<channel_id, message_id> marks;
    std::size_t typings = 0;
    history_query last_query;
    std::uint64_t next_id = 70'000;

    task<result<sent_message>> send(principal who, send_message command) override {
        if (broken) co_return broken;
        auto access = co_await directory_.access_channel(who, command.channel, permission::send_messages);
        if (access.has_error()) co_return access.error();
        auto const name = to_string(who.account) + to_string(command.channel) + command.nonce;
        if (!command.nonce.empty() && nonces.contains(name)) {
            co_return sent_message{visible<message>(*access, rows[nonces[name]]), true};
        }
        message made;
        made.id = message_id{next_id++};
        made.channel = command.channel;
        made.server = access->server();
        made.author = who.account;
        made.content = std::move(command.content);
        rows[made.id] = made;
        nonces[name] = made.id;
        co_return sent_message{visible<message>(*access, std::move(made)), false};
    }
    task<result<visible<message>>> edit(principal who, channel_id channel, message_id id,
                                        std::string content) override {
        auto found = co_await find(who, channel, id);
        if (found.has_error()) co_return found.error();
        if ((*found)->author != who.account) co_return error_code{messaging_errc::not_author};
        rows[id].content = std::move(content);
        co_return co_await find(who, channel, id);
    }
    task<result<void>> remove(principal who, channel_id channel, message_id id) override {
        auto found = co_await find(who, channel, id);
        if (found.has_error()) co_return found.error();
        rows.erase(id);
        co_return result<void>{};
    }
    task<result<std::vector<visible<message>>>> history(principal who, history_query query) override {
        last_query = query;
        auto access =
            co_await directory_.access_channel(who, query.channel, permission::read_message_history);
        if (access.has_error()) co_return access.error();
        std::vector<visible<message>> page;
        for (auto at = rows.rbegin(); at != rows.rend() && page.size() < query.count_max; ++at) {
            if (at->second.channel == query.channel) page.emplace_back(*access, at->second);
        }
        co_return page;
    }
    task<result<visible<message>>> find(principal who, channel_id channel, message_id id) override {
        auto access = co_await directory_.access_channel(who, channel, permission::read_message_history);
        if (access.has_error()) co_return access.error();
        auto found = rows.find(id);
        if (found == rows.end() || found->second.channel != channel)
            co_return error_code{messaging_errc::not_found};
        co_return visible<message>(*access, found->second);
    }
    task<result<std::vector<message_id>>> newest_ids(principal who, channel_id channel) override {
        history_query query;
        query.channel = channel;
        auto page = co_await history(who, query);
        if (page.has_error()) co_return page.error();
        std::vector<message_id> ids;
        for (auto const& one : *page)
            ids.push_back(one->id);
        co_return ids;
    }
    task<result<void>> start_typing(principal who, channel_id channel) override {
        auto access = co_await directory_.access_channel(who, channel, permission::send_messages);
        if (access.has_error()) co_return access.error();
        ++typings;
        co_return result<void>{};
    }

    task<result<void>> mark_read(principal who, channel_id channel, message_id newest) override {
        auto access = co_await directory_.access_channel(who, channel, permission::view_channel);
        if (access.has_error()) co_return access.error();
        marks[channel] = std::max(marks[channel], newest);
        co_return result<void>{};
    }
    task<result<std::vector<read_mark>>> of_account(account_id) override {
        std::vector<read_mark> out;
        for (auto const& [channel, newest] : marks)
            out.push_back({channel, newest});
        co_return out;
    }

private:
    fake_directory& directory_;
};

}  // namespace parley::testing
