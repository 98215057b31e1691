#include "event_budget.hpp"

#include <utility>

namespace parley::observability {
namespace {

// Event names are literals of the source, a few hundred; the bound only guards against a defect.
constexpr std::size_t names_max = 2000;

std::int64_t second_of(mono_time t) {
    return std::chrono::duration_cast<seconds>(t.time_since_epoch()).count();
}

}  // namespace

bool event_budget::allow(std::string_view event, mono_time now) {
    if (max_ == 0) return true;
    auto found = windows_.find(event);
    if (found == windows_.end()) {
        if (windows_.size() >= names_max) return true;
        found = windows_.emplace(std::string(event), window{}).first;
    }
    auto& here = found->second;
    if (auto const second = second_of(now); here.second != second) {
        here.second = second;
        here.written = 0;
    }
    if (here.written < max_) {
        ++here.written;
        return true;
    }
    ++here.dropped;
    ++dropped_total_;
    return false;
}

std::vector<std::pair<std::string, std::uint64_t>> event_budget::take_dropped(mono_time now) {
    std::vector<std::pair<std::string, std::uint64_t>> lost;
    auto const second = second_of(now);
    if (second == swept_second_) return lost;
    swept_second_ = second;
    for (auto& [name, here] : windows_) {
        if (here.dropped > 0 && here.second < second) lost.emplace_back(name, std::exchange(here.dropped, 0));
    }
    return lost;
}

}  // namespace parley::observability
