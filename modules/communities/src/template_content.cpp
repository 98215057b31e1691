// A server becomes the content of a template.

#include "limits.hpp"
#include "onboarding_rules.hpp"
#include "template_rules.hpp"

#include <algorithm>
#include <unordered_map>

namespace parley {
namespace limits = communities_limits;
namespace {

class numbering {
public:
    explicit numbering(role_id everyone) { roles_[everyone] = 0; }

    void add(role_id id) { roles_.try_emplace(id, roles_.size()); }
    void add(channel_id id) { channels_.try_emplace(id, channels_.size() + 1); }
    std::optional<std::uint64_t> of(role_id id) const { return found(roles_, id); }
    std::optional<std::uint64_t> of(channel_id id) const { return found(channels_, id); }

private:
    template <class Map, class Id>
    static std::optional<std::uint64_t> found(Map const& in, Id id) {
        auto const at = in.find(id);
        return at == in.end() ? std::nullopt : std::optional<std::uint64_t>(at->second);
    }
    std::unordered_map<role_id, std::uint64_t> roles_;
    std::unordered_map<channel_id, std::uint64_t> channels_;
};

role numbered(role what, numbering const& numbers) {
    what.id = role_id{numbers.of(what.id).value_or(0)};
    what.server = {};
    what.position = 0;
    return what;
}

channel numbered(channel what, numbering const& numbers) {
    what.id = channel_id{numbers.of(what.id).value_or(0)};
    what.server = {};
    what.position = 0;
    what.parent = channel_id{numbers.of(what.parent).value_or(0)};
    std::erase_if(what.overwrites, [&](overwrite const& each) {
        return each.of != overwrite::target_kind::role || !numbers.of(role_id{each.target});
    });
    for (auto& each : what.overwrites)
        each.target = *numbers.of(role_id{each.target});
    return what;
}

onboarding numbered(onboarding what, numbering const& numbers) {
    std::erase_if(what.channels, [&](auto const& each) { return !numbers.of(each.channel); });
    for (auto& each : what.channels)
        each.channel = channel_id{*numbers.of(each.channel)};
    std::uint64_t next = 0;
    for (auto& question : what.questions) {
        question.id = question_id{++next};
        for (auto& option : question.options) {
            option.id = option_id{++next};
            std::erase_if(option.roles, [&](role_id each) { return !numbers.of(each); });
            for (auto& each : option.roles)
                each = role_id{*numbers.of(each)};
            std::sort(option.roles.begin(), option.roles.end());
        }
    }
    return what;
}

/// What has become dangerous since it was written does not come along.
void drop_dangerous(server_state const& state, onboarding& what) {
    for (auto& question : what.questions) {
        for (auto& option : question.options) {
            std::erase_if(option.roles, [&](role_id each) {
                auto const* role = state.find_role(each);
                return role == nullptr || is_dangerous(*role);
            });
        }
    }
}

}  // namespace

result<template_content> content_of(directory const& gate, server_state const& state, principal who,
                                    std::optional<onboarding> with) {
    numbering numbers(everyone_role(state.what.id));
    for (auto const& each : state.roles)
        numbers.add(each.id);
    std::vector<channel const*> seen;
    for (auto const& each : state.channels) {
        if (!gate.decide_in(state, who, each.id, permission::view_channel)) continue;
        numbers.add(each.id);
        seen.push_back(&each);
    }
    template_content made{.description = state.what.description};
    for (auto const& each : state.roles)
        made.roles.push_back(numbered(each, numbers));
    std::size_t overwrites = 0;
    for (auto const* each : seen) {
        made.channels.push_back(numbered(*each, numbers));
        overwrites += made.channels.back().overwrites.size();
    }
    if (overwrites > limits::template_overwrites_max) return growth_errc::template_too_large;
    if (with) {
        drop_dangerous(state, *with);
        made.onboarding = numbered(std::move(*with), numbers);
    }
    return made;
}

}  // namespace parley
