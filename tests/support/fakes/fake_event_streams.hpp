#pragma once
// Streams in memory: remembers everything that was published and hands it to a sink on the subscribed cores.

#include <parley/base/core.hpp>
#include <parley/interfaces/services/event_streams.hpp>

#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace parley::testing {

/// Unlike the real one it may be asked from any thread, keeps everything, and checks no home core.
class fake_event_streams final : public event_streams {
public:
    fake_event_streams() = default;
    /// With cores and a sink, subscriptions work: the sink is told on the subscribed core.
    fake_event_streams(cores& all, event_sink& sink, event_encoder* encoder_or_null = nullptr)
        : cores_or_null_(&all), sink_or_null_(&sink), encoder_or_null_(encoder_or_null) {}

    void publish(stream_id stream, events::payload what) override {
        std::lock_guard lock(mutex_);
        auto& kept = streams_[stream];
        auto made = encode({stream, {epoch_, kept.size() + 1}, std::move(what)});
        kept.push_back(made);
        hand_out(stream, made);
    }
    void publish_ephemeral(stream_id stream, events::payload what) override {
        std::lock_guard lock(mutex_);
        auto made = encode({stream, {epoch_, 0}, std::move(what)});
        ephemeral_.push_back(made);
        hand_out(stream, made);
    }
    stream_position subscribe(stream_id stream, std::size_t core_index) override {
        std::lock_guard lock(mutex_);
        ++subscriptions_[{stream, core_index}];
        return {epoch_, streams_[stream].size()};
    }
    void unsubscribe(stream_id stream, std::size_t core_index) override {
        std::lock_guard lock(mutex_);
        auto at = subscriptions_.find({stream, core_index});
        if (at != subscriptions_.end() && --at->second == 0) subscriptions_.erase(at);
    }
    std::optional<std::vector<encoded_event_ptr>> replay(stream_id stream, stream_position after) override {
        std::lock_guard lock(mutex_);
        auto const& kept = streams_[stream];
        if (after.epoch != epoch_ || after.seq > kept.size() || forgotten_) return std::nullopt;
        return std::vector<encoded_event_ptr>(kept.begin() + static_cast<std::ptrdiff_t>(after.seq),
                                              kept.end());
    }

    // What tests may ask and do.

    /// Everything numbered of one kind on a stream, oldest first.
    template <class Payload>
    std::vector<Payload> published(stream_id stream) const {
        std::lock_guard lock(mutex_);
        std::vector<Payload> found;
        auto at = streams_.find(stream);
        if (at == streams_.end()) return found;
        for (auto const& each : at->second) {
            if (auto const* payload = std::get_if<Payload>(&each->what.what)) found.push_back(*payload);
        }
        return found;
    }
    std::size_t published_count(stream_id stream) const {
        std::lock_guard lock(mutex_);
        auto at = streams_.find(stream);
        return at == streams_.end() ? 0 : at->second.size();
    }
    template <class Payload>
    std::vector<Payload> published_ephemeral() const {
        std::lock_guard lock(mutex_);
        std::vector<Payload> found;
        for (auto const& each : ephemeral_) {
            if (auto const* payload = std::get_if<Payload>(&each->what.what)) found.push_back(*payload);
        }
        return found;
    }
    /// From now on no replay reaches back.
    void forget_rings() {
        std::lock_guard lock(mutex_);
        forgotten_ = true;
    }
    std::size_t subscriptions() const {
        std::lock_guard lock(mutex_);
        return subscriptions_.size();
    }

private:
    encoded_event_ptr encode(event what) {
        if (encoder_or_null_ != nullptr) return encoder_or_null_->encode(std::move(what));
        return std::make_shared<encoded_event const>(encoded_event{std::move(what), nullptr, nullptr});
    }
    void hand_out(stream_id stream, encoded_event_ptr const& made) {
        if (cores_or_null_ == nullptr) return;
        for (std::size_t i = 0; i < cores_or_null_->size(); ++i) {
            if (!subscriptions_.contains({stream, i})) continue;
            cores_or_null_->at(i).post([sink = sink_or_null_, i, made] { sink->on_event(i, made); });
        }
    }

    static constexpr std::uint64_t epoch_ = 1;
    cores* cores_or_null_ = nullptr;
    event_sink* sink_or_null_ = nullptr;
    event_encoder* encoder_or_null_ = nullptr;
    mutable std::mutex mutex_;
    std::map<stream_id, std::vector<encoded_event_ptr>> streams_;
    std::vector<encoded_event_ptr> ephemeral_;
    std::map<std::pair<stream_id, std::size_t>, std::size_t> subscriptions_;
    bool forgotten_ = false;
};

}  // namespace parley::testing
