#include "flusher.hpp"

#include "limits.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace parley::net {

flusher::~flusher() {
    open_.clear();
    for (auto& each : waiting_)
        each.clear();
}

void flusher::mark(flushable& it) {
    if (it.is_dirty()) return;
    open_.push_back(it);
    if (!posted_) post_turn();
}

void flusher::post_turn() {
    boost::asio::post(home_.context(), [this] { turn(); });
    posted_ = true;
}

void flusher::turn() {
    ++turns_;
    posted_ = false;
    if (!open_.empty()) waiting_.emplace_back().swap(open_);
    bool cut = false;  // the slice ended inside the first batch
    for (std::size_t left = flush_slice_sockets; left > 0 && !waiting_.empty();) {
        auto& first = waiting_.front();
        if (first.empty()) {  // sockets leave a batch on their own when they close
            waiting_.pop_front();
            cut = false;
            continue;
        }
        auto& it = first.front();
        first.pop_front();
        --left;
        cut = true;
        it.flush();
    }
    if (cut && waiting_.size() > 1) waiting_.splice(waiting_.end(), waiting_, waiting_.begin());
    if ((!waiting_.empty() || !open_.empty()) && !posted_) post_turn();
}

}  // namespace parley::net
