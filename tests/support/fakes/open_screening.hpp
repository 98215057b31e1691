#pragma once
// A screening that refuses what a test names, and the steward of a server that there is.

#include "support/fakes/fake_directory.hpp"

#include <parley/interfaces/services/screening.hpp>
#include <parley/interfaces/services/steward.hpp>

#include <atomic>
#include <mutex>
#include <set>
#include <string>

namespace parley::testing {

/// Any thread.
class open_screening final : public message_screening {
public:
    void block(std::string content) {
        std::lock_guard lock(mutex_);
        blocked_.insert(std::move(content));
    }
    std::atomic<int> unread{0};  ///< so many times more the rules have to be read first
    std::atomic<int> loads{0};
    std::atomic<int> edits{0};

    verdict screen(channel_access const&, utterance const& what) override {
        std::lock_guard lock(mutex_);
        if (unread > 0) return verdict::not_loaded;
        if (what.edit) ++edits;
        return blocked_.contains(std::string(what.content)) ? verdict::blocked : verdict::passes;
    }
    task<result<void>> load(server_id) override {
        ++loads;
        --unread;
        co_return result<void>{};
    }

private:
    std::mutex mutex_;
    std::set<std::string> blocked_;
};

/// Over the fake directory: the owner's rights stand for the server's own.
class plain_steward final : public server_steward {
public:
    plain_steward(fake_directory& directory, account_id owner) : directory_(directory), owner_(owner) {}

    server const* server_now(server_id) override { return nullptr; }
    member const* member_now(server_id, account_id) override { return nullptr; }
    task<result<std::vector<channel_id>>> channels_of(server_id) override {
        co_return std::vector<channel_id>{};
    }
    task<result<channel_access>> enter(server_id server, channel_id channel) override {
        principal owner;
        owner.account = owner_;
        auto access = co_await directory_.access_channel(owner, channel, permission::send_messages);
        if (access.has_value() && access->server() != server) co_return error_code{community_errc::not_found};
        co_return access;
    }
    task<result<void>> time_out(server_id, account_id, wall_time, std::string) override {
        co_return result<void>{};
    }
    task<result<void>> pause_invites(server_id, wall_time, audit_entry) override { co_return result<void>{}; }
    task<result<void>> record(audit_entry) override { co_return result<void>{}; }

private:
    fake_directory& directory_;
    account_id owner_;
};

}  // namespace parley::testing
