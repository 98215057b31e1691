#pragma once
// A change on its way to the store, with whoever waits for what becomes of it.

#include <parley/interfaces/services/messages.hpp>
#include <parley/interfaces/stores/message_store.hpp>

#include <functional>
#include <utility>
#include <vector>

namespace parley::messaging {

/// A change that was committed (or settled without one), with the right under which it was.
struct settled {
    channel_access access;
    change_outcome outcome;
    std::size_t removed = 0;  ///< of many
};
using draft_answer = result<settled>;

/// Answers exactly once. Destroyed unanswered (its lane ended with an exception) it still answers, with
/// `if_lost`, so that no request ever waits for ever.
class answer_slot {
public:
    answer_slot() = default;
    explicit answer_slot(std::function<void(draft_answer)> resume) : resume_(std::move(resume)) {}
    answer_slot(answer_slot&& other) noexcept
        : resume_(std::exchange(other.resume_, nullptr)), if_lost_(other.if_lost_) {}
    answer_slot& operator=(answer_slot&& other) noexcept {
        std::swap(resume_, other.resume_);
        std::swap(if_lost_, other.if_lost_);
        return *this;
    }
    ~answer_slot() {
        if (resume_) resume_(if_lost_);
    }

    void give(draft_answer answer) { std::exchange(resume_, nullptr)(std::move(answer)); }
    void when_lost(error_code answer) noexcept { if_lost_ = answer; }

private:
    std::function<void(draft_answer)> resume_;
    error_code if_lost_ = messaging_errc::unavailable;
};

struct draft {
    principal who{};
    permission needed = permission::send_messages;
    bool as_manager = false;  ///< allowed only because its author manages messages
    bool by_server = false;   ///< the server's own: `who` is nobody
    message_change change{};  ///< a create gets its id when it is committed
    bool many = false;        ///< a removal that `more` go with, told of together
    std::vector<message_id> more{};
    answer_slot answer{};

    std::size_t bytes() const noexcept {
        auto const* create = std::get_if<message_create>(&change);
        auto const* edit = std::get_if<message_edit>(&change);
        return sizeof(draft) + more.size() * sizeof(message_remove) +
               (create != nullptr ? create->what.content.size() : 0) +
               (edit != nullptr ? edit->content.size() : 0);
    }
};

}  // namespace parley::messaging
