#pragma once
// The fake directory with answers that take a while, so that everything can happen meanwhile. Any thread.

#include "fake_directory.hpp"

#include <parley/interfaces/stores/storage_errc.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <functional>
#include <optional>
#include <random>

namespace parley::testing {

class slow_directory final : public community_directory {
public:
    fake_directory of;
    std::atomic<int> turns_max{0};  ///< how many turns of the loop an answer may take
    std::atomic<bool> down{false};
    std::atomic<bool> held{false};        ///< while set, no answer comes at all
    std::function<void()> before_access;  ///< runs just before the gate decides, on its core

    task<result<server_access>> access_server(principal who, server_id server,
                                              std::optional<permission> wanted) override {
        co_await dawdle();
        if (down) co_return storage_errc::unavailable;
        if (before_access) before_access();
        co_return co_await of.access_server(who, server, wanted);
    }
    task<result<channel_access>> access_channel(principal who, channel_id channel,
                                                permission wanted) override {
        return of.access_channel(who, channel, wanted);
    }
    task<result<server_id>> locate(channel_id channel) override { return of.locate(channel); }
    task<result<std::vector<server_id>>> servers_of(account_id account) override {
        co_await dawdle();
        if (down) co_return storage_errc::unavailable;
        auto found = co_await of.servers_of(account);
        co_await dawdle();
        co_return found;
    }
    server_view view_now(server_access const& access) override { return of.view_now(access); }
    void note_message(channel_access const&, message_id) override {}
    channel channel_now(channel_access const& access, message_id& last) override {
        return of.channel_now(access, last);
    }

private:
    task<void> dawdle() {
        namespace asio = boost::asio;
        auto const executor = co_await asio::this_coro::executor;
        while (held)
            co_await asio::post(executor, asio::use_awaitable);
        if (turns_max == 0) co_return;
        std::minstd_rand random(++seed_);
        random.discard(3);
        auto left = random() % static_cast<unsigned>(turns_max + 1);
        for (; left > 0; --left)
            co_await asio::post(executor, asio::use_awaitable);
    }

    std::atomic<unsigned> seed_{1};
};

}  // namespace parley::testing
