#include <parley/base/failpoint.hpp>

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

namespace parley {
namespace {

// PARLEY_FAILPOINT=name:nth:crash or name:nth:sleep=MS (from the nth passing on).
struct failpoint_plan {
    std::string name;
    std::atomic<long> left{0};
    bool crash = false;
    std::chrono::milliseconds pause{0};

    failpoint_plan() {
        char const* text = std::getenv("PARLEY_FAILPOINT");
        if (text == nullptr) return;
        std::string all(text);
        auto first = all.find(':');
        auto second = first == std::string::npos ? first : all.find(':', first + 1);
        if (second == std::string::npos) return;
        name = all.substr(0, first);
        left = std::strtol(all.c_str() + first + 1, nullptr, 10);
        auto action = all.substr(second + 1);
        crash = action == "crash";
        if (action.starts_with("sleep="))
            pause = std::chrono::milliseconds(std::strtol(action.c_str() + 6, nullptr, 10));
    }
};

failpoint_plan& plan() {
    static failpoint_plan it;
    return it;
}

}  // namespace

void failpoint(std::string_view name) noexcept {
    auto& active = plan();
    if (active.name.empty() || active.name != name) return;
    if (active.left.fetch_sub(1) > 1) return;
    if (active.crash) _exit(137);  // no destructors, no flush: as after kill -9
    if (active.pause.count() > 0) std::this_thread::sleep_for(active.pause);
}

}  // namespace parley
