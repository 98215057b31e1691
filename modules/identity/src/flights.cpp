#include "flights.hpp"

#include <parley/base/suspend.hpp>

namespace parley::identity {

namespace {
struct landed {};
}  // namespace

std::shared_ptr<flight> flights::find(token_digest const& digest, std::uint64_t generation) const {
    auto at = under_way_.find(digest);
    if (at == under_way_.end() || at->second->generation != generation) return nullptr;
    return at->second;
}

flights::pilot flights::begin(token_digest const& digest, std::uint64_t generation) {
    auto what = std::make_shared<flight>();
    what->generation = generation;
    under_way_[digest] = what;  // one of an older generation flies on for those who wait for it
    return pilot(this, digest, std::move(what));
}

flights::pilot::~pilot() {
    if (flight_ == nullptr) return;
    auto at = of_->under_way_.find(digest_);
    if (at != of_->under_way_.end() && at->second == flight_) of_->under_way_.erase(at);
    for (auto const& resume : flight_->waiting)
        resume();
}

task<void> flights::wait(std::shared_ptr<flight> for_what) {
    std::function<void(resume_with<landed>)> begin = [for_what](resume_with<landed> resume) {
        for_what->waiting.push_back([resume = std::move(resume)] { resume({}); });
    };
    co_await suspend_until<landed>(std::move(begin));
}

}  // namespace parley::identity
