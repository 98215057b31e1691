#pragma once
// The outside world for tests: answers by URL, outages on demand, and a record of what was asked.

#include <parley/base/suspend.hpp>
#include <parley/interfaces/services/http_client.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/errc.hpp>

#include <functional>
#include <map>
#include <mutex>

namespace parley::testing {

class fake_http_client final : public http_client {
public:
    using answerer = std::function<incoming_answer(outgoing_request const&)>;

    task<result<incoming_answer>> fetch(outgoing_request request) override {
        co_await boost::asio::post(co_await boost::asio::this_coro::executor, boost::asio::use_awaitable);
        note(request);
        co_await pass();
        std::lock_guard lock(mutex_);
        auto at = answers_.find(request.url);
        if (down_) co_return make_error_code(boost::system::errc::timed_out);
        if (at == answers_.end()) co_return incoming_answer{404, {}, "no such thing"};
        auto answer = at->second(request);
        if (answer.body.size() > request.answer_bytes_max) {
            co_return make_error_code(boost::system::errc::message_size);
        }
        co_return answer;
    }

    void answer(std::string url, answerer how) {
        std::lock_guard lock(mutex_);
        answers_[std::move(url)] = std::move(how);
    }
    void answer(std::string url, std::string body, std::string cache_control = "") {
        incoming_answer made{200, {}, std::move(body)};
        if (!cache_control.empty()) made.headers.emplace_back("cache-control", std::move(cache_control));
        answer(std::move(url), [made](outgoing_request const&) { return made; });
    }
    /// Nothing gets through.
    void break_down(bool down) {
        std::lock_guard lock(mutex_);
        down_ = down;
    }
    /// From now on the provider takes its time: until `let_go`.
    void hold() {
        std::lock_guard lock(mutex_);
        holding_ = true;
    }
    std::size_t held() const {
        std::lock_guard lock(mutex_);
        return waiting_.size();
    }
    void let_go() {
        std::lock_guard lock(mutex_);
        holding_ = false;
        for (auto& resume : waiting_)
            resume(true);
        waiting_.clear();
    }
    std::size_t asked(std::string_view url) const {
        std::lock_guard lock(mutex_);
        std::size_t count = 0;
        for (auto const& each : asked_)
            count += each.url == url ? 1U : 0U;
        return count;
    }
    outgoing_request last() const {
        std::lock_guard lock(mutex_);
        return asked_.back();
    }

private:
    void note(outgoing_request request) {
        std::lock_guard lock(mutex_);
        asked_.push_back(std::move(request));
    }
    task<void> pass() {
        std::function<void(resume_with<bool>)> begin = [this](resume_with<bool> resume) {
            std::lock_guard lock(mutex_);
            if (holding_) {
                waiting_.push_back(std::move(resume));
            } else {
                resume(true);
            }
        };
        co_await suspend_until<bool>(std::move(begin));
    }

    mutable std::mutex mutex_;
    std::map<std::string, answerer> answers_;
    std::vector<outgoing_request> asked_;
    std::vector<resume_with<bool>> waiting_;
    bool down_ = false;
    bool holding_ = false;
};

}  // namespace parley::testing
