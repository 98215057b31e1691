#include "template_rules.hpp"

#include "limits.hpp"
#include "names.hpp"
#include "onboarding_rules.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace parley {
namespace limits = communities_limits;
namespace {

/// Names a template's parts by their numbers, and judges them one by one.
class judge {
public:
    explicit judge(template_content& what) : what_(what) {}

    bool is_sound() {
        return is_valid_prose(what_.description, limits::description_characters_max) && roles_are_sound() &&
               channels_are_sound() && (!what_.onboarding || onboarding_is_sound(*what_.onboarding));
    }

private:
    bool roles_are_sound() {
        if (what_.roles.empty() || what_.roles.size() > limits::roles_per_server_max) return false;
        for (auto& each : what_.roles) {
            bool const everyones = !each.id;
            auto name = valid_role_name(each.name);
            if (!roles_.emplace(each.id, &each).second || !(name || everyones)) return false;
            if (name) each.name = std::move(*name);
            if ((each.permissions & ~every_permission()) != 0 || each.color > limits::color_max ||
                !is_valid_icon(each.icon))
                return false;
        }
        return roles_.contains(role_id{}) && !what_.roles.back().id;
    }

    bool channels_are_sound() {
        if (what_.channels.size() > limits::channels_per_server_max) return false;
        for (auto const& each : what_.channels) {
            if (!each.id || !channels_.emplace(each.id, &each).second) return false;
        }
        std::size_t overwrites = 0;
        for (auto& each : what_.channels) {
            overwrites += each.overwrites.size();
            if (overwrites > limits::template_overwrites_max || !is_sound(each)) return false;
        }
        return true;
    }

    bool is_sound(channel& each) {
        auto name = valid_channel_name(each.name, each.kind);
        if (!name || !is_valid_topic(each.topic)) return false;
        each.name = std::move(*name);
        bool const paced = each.slowmode >= seconds{0} && each.slowmode <= limits::slowmode_max;
        bool const forgets = each.retention == seconds{0} || (each.retention >= limits::retention_min &&
                                                              each.retention <= limits::retention_max);
        return paced && forgets && parent_is_sound(each) && overwrites_are_sound(each);
    }

    bool parent_is_sound(channel const& each) {
        if (!each.parent) return true;
        auto const at = channels_.find(each.parent);
        if (at == channels_.end() || at->second->kind != channel_kind::category) return false;
        return each.kind != channel_kind::category &&
               ++inside_[each.parent] <= limits::channels_per_category_max;
    }

    bool overwrites_are_sound(channel const& each) const {
        if (each.overwrites.size() > limits::overwrites_per_channel_max) return false;
        constexpr auto usable = every_permission() & ~server_wide_only;
        std::set<std::uint64_t> targets;
        return std::all_of(each.overwrites.begin(), each.overwrites.end(), [&](overwrite const& one) {
            return one.of == overwrite::target_kind::role && roles_.contains(role_id{one.target}) &&
                   targets.insert(one.target).second && (one.allow & one.deny) == 0 &&
                   ((one.allow | one.deny) & ~usable) == 0;
        });
    }

    bool onboarding_is_sound(onboarding& with) const {
        if (tidy_onboarding(with).has_error()) return false;
        for (auto const& each : with.channels) {
            if (!channels_.contains(each.channel)) return false;
        }
        for (auto const& question : with.questions) {
            for (auto const& option : question.options) {
                bool const good = std::all_of(option.roles.begin(), option.roles.end(), [&](role_id id) {
                    auto const at = roles_.find(id);
                    return id && at != roles_.end() && !is_dangerous(*at->second);
                });
                if (!good) return false;
            }
        }
        return true;
    }

    template_content& what_;
    std::map<role_id, role const*> roles_;
    std::map<channel_id, channel const*> channels_;
    std::map<channel_id, std::size_t> inside_;
};

}  // namespace

result<void> check_content(template_content& what) {
    if (!judge(what).is_sound()) return growth_errc::invalid_template;
    return {};
}

}  // namespace parley
