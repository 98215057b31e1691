#include <parley/base/clock.hpp>

namespace parley {
namespace {

class machine_clock final : public clock {
public:
    wall_time now() const noexcept override {
        return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
    }
    mono_time mono() const noexcept override { return std::chrono::steady_clock::now(); }
};

}  // namespace

clock const& system_clock() noexcept {
    static machine_clock const it;
    return it;
}

}  // namespace parley
