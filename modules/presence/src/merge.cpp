#include "merge.hpp"

#include "limits.hpp"

#include <algorithm>

namespace parley {
namespace {

presence_status status_of(chosen_status chosen, std::vector<device_presence const*> const& devices) {
    if (chosen == chosen_status::do_not_disturb) return presence_status::do_not_disturb;
    bool const idle =
        std::all_of(devices.begin(), devices.end(), [](auto const* each) { return each->idle; });
    return idle || chosen == chosen_status::idle ? presence_status::idle : presence_status::online;
}

}  // namespace

bool same(presence_ptr const& one, presence_ptr const& other) {
    return one == other || (one && other && *one == *other);
}

bool is_over(presence_choice const& choice, wall_time today) noexcept {
    return choice.custom && choice.custom->expires_at && *choice.custom->expires_at <= today;
}

presence_ptr merged(presence_choice const& choice, std::vector<device_presence const*> const& devices,
                    wall_time today) {
    if (devices.empty() || choice.status == chosen_status::invisible) return nullptr;
    auto made = std::make_shared<presence>();
    made->status = status_of(choice.status, devices);
    if (!is_over(choice, today)) made->custom = choice.custom;
    auto& all = made->activities;
    for (auto const* device : devices) {
        for (auto const& each : device->activities) {
            // A page that reloads says the same again while its former self is in its grace.
            bool const again = std::find(all.begin(), all.end(), each) != all.end();
            if (!again && all.size() < presence_limits::activities_max) all.push_back(each);
        }
    }
    return made;
}

}  // namespace parley
