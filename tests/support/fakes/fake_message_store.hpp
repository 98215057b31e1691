#pragma once
// The message store and journal in memory: the meaning of both, in the plainest code. Any thread.

#include <parley/base/clock.hpp>
#include <parley/base/suspend.hpp>
#include <parley/interfaces/stores/message_store.hpp>

#include <algorithm>
#include <map>
#include <mutex>
#include <tuple>
#include <utility>

namespace parley::testing {

class fake_message_store final : public message_store, public journal {
public:
    explicit fake_message_store(clock const& time = system_clock()) : time_(time) {}

    // What tests may do to it.

    /// The next append answers this error and changes nothing.
    void fail_next_append(storage_errc with) {
        std::lock_guard lock(mutex_);
        failures_.push_back(with);
    }
    /// Appends that begin from now on wait, unapplied, until `release_appends`.
    void hold_appends() {
        std::lock_guard lock(mutex_);
        holding_ = true;
    }
    void release_appends() {
        std::vector<resume_with<bool>> waiting;
        {
            std::lock_guard lock(mutex_);
            holding_ = false;
            waiting.swap(held_);
        }
        for (auto& resume : waiting)
            resume(true);
    }
    std::size_t held_appends() const {
        std::lock_guard lock(mutex_);
        return held_.size();
    }
    /// The number of changes in each append so far.
    std::vector<std::size_t> append_sizes() const {
        std::lock_guard lock(mutex_);
        return append_sizes_;
    }

    // message_store

    task<result<std::vector<change_outcome>>> append(fence owner,
                                                     std::vector<message_change> changes) override {
        if (must_wait()) {
            std::function<void(resume_with<bool>)> wait = [this](resume_with<bool> resume) {
                std::lock_guard lock(mutex_);
                held_.push_back(std::move(resume));
            };
            co_await suspend_until<bool>(std::move(wait));
        }
        co_return apply_all(owner, std::move(changes));
    }

    task<result<std::vector<message>>> history(history_query query) override { co_return page_of(query); }

    task<result<std::optional<message>>> find(channel_id channel, message_id id) override {
        std::lock_guard lock(mutex_);
        auto const& all = channels_[channel];
        auto at = all.find(id);
        co_return at == all.end() ? std::optional<message>{} : at->second;
    }

    task<result<std::vector<message_id>>> newest_ids(channel_id channel, std::size_t count_max) override {
        std::lock_guard lock(mutex_);
        std::vector<message_id> ids;
        auto const& all = channels_[channel];
        for (auto at = all.rbegin(); at != all.rend() && ids.size() < count_max; ++at)
            ids.push_back(at->first);
        co_return ids;
    }

    task<result<void>> drop_channel(channel_id channel) override {
        std::lock_guard lock(mutex_);
        channels_.erase(channel);
        co_return result<void>{};
    }

    // journal

    task<result<std::vector<journal_entry>>> read(shard_id shard, std::uint64_t after,
                                                  std::size_t count_max) override {
        std::lock_guard lock(mutex_);
        std::vector<journal_entry> found;
        for (auto const& entry : journal_[shard]) {
            if (entry.position > after && found.size() < count_max) found.push_back(entry);
        }
        co_return found;
    }

private:
    using nonce_key = std::tuple<account_id, channel_id, std::string>;

    bool must_wait() const {
        std::lock_guard lock(mutex_);
        return holding_;
    }

    result<std::vector<change_outcome>> apply_all(fence owner, std::vector<message_change> changes) {
        std::lock_guard lock(mutex_);
        append_sizes_.push_back(changes.size());
        if (!failures_.empty()) {
            auto with = failures_.front();
            failures_.erase(failures_.begin());
            return error_code{with};
        }
        std::vector<change_outcome> outcomes;
        for (auto& change : changes) {
            auto outcome = std::visit([this](auto const& one) { return apply(one); }, change);
            if (outcome.became == change_outcome::kind::applied) {
                journal_[owner.shard].push_back({++position_, time_.now(), std::move(change)});
            }
            outcomes.push_back(std::move(outcome));
        }
        return outcomes;
    }

    change_outcome apply(message_create const& create) {
        using kind = change_outcome::kind;
        auto& all = channels_[create.what.channel];
        if (!create.nonce.empty()) {
            nonce_key key{create.what.author, create.what.channel, create.nonce};
            auto [used, fresh] = nonces_.try_emplace(key, create.what.id);
            if (!fresh) {
                auto first = all.find(used->second);
                message gone;
                gone.id = used->second;
                return {kind::duplicate, first == all.end() ? gone : first->second};
            }
        }
        all[create.what.id] = create.what;
        return {kind::applied, create.what};
    }

    change_outcome apply(message_edit const& edit) {
        auto& all = channels_[edit.channel];
        auto at = all.find(edit.id);
        if (at == all.end()) return {change_outcome::kind::missing, {}};
        at->second.content = edit.content;
        at->second.edited_at = edit.at;
        return {change_outcome::kind::applied, at->second};
    }

    change_outcome apply(message_remove const& remove) {
        auto& all = channels_[remove.channel];
        auto at = all.find(remove.id);
        if (at == all.end()) return {change_outcome::kind::missing, {}};
        auto was = std::move(at->second);
        all.erase(at);
        return {change_outcome::kind::applied, std::move(was)};
    }

    /// Naively: a newest-first list of everything, then the part that was asked for.
    std::vector<message> page_of(history_query const& query) {
        std::lock_guard lock(mutex_);
        std::vector<message> newer;  // oldest first: the nearest to the anchor comes first
        std::vector<message> older;  // newest first
        using side = history_query::side;
        auto const& all = channels_[query.channel];
        for (auto const& [id, what] : all) {
            bool includes_anchor = query.from == side::around && id == query.anchor;
            bool is_older = query.from == side::newest || id < query.anchor || includes_anchor;
            if (is_older) older.insert(older.begin(), what);
            if (!is_older && id > query.anchor) newer.push_back(what);
        }
        auto newer_max = query.from == side::after    ? query.count_max
                         : query.from == side::around ? query.count_max / 2
                                                      : 0;
        newer.resize(std::min(newer.size(), newer_max));
        auto older_max = query.from == side::after ? 0 : query.count_max - newer.size();
        older.resize(std::min(older.size(), older_max));
        std::vector<message> page(newer.rbegin(), newer.rend());
        page.insert(page.end(), older.begin(), older.end());
        return page;
    }

    clock const& time_;
    mutable std::mutex mutex_;
    std::map<channel_id, std::map<message_id, message>> channels_;
    std::map<nonce_key, message_id> nonces_;
    std::map<shard_id, std::vector<journal_entry>> journal_;
    std::uint64_t position_ = 0;
    std::vector<storage_errc> failures_;
    bool holding_ = false;
    std::vector<resume_with<bool>> held_;
    std::vector<std::size_t> append_sizes_;
};

}  // namespace parley::testing
