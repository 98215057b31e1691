#include "onboarding_rules.hpp"

#include "limits.hpp"
#include "names.hpp"

#include <algorithm>

namespace parley {
namespace limits = communities_limits;
namespace {

constexpr permission_bits power_over_others =
    bits(permission::kick_members, permission::ban_members, permission::administrator,
         permission::manage_channels, permission::manage_server, permission::view_audit_log,
         permission::manage_messages, permission::mention_everyone, permission::mute_members,
         permission::deafen_members, permission::move_members, permission::manage_nicknames,
         permission::manage_roles, permission::manage_webhooks, permission::manage_expressions,
         permission::manage_events, permission::manage_threads, permission::moderate_members);

bool tidy_title(std::string& text, std::size_t characters_max) {
    auto valid = valid_title(text, characters_max);
    if (valid) text = std::move(*valid);
    return valid.has_value();
}

bool is_note(std::string_view text) {
    return is_valid_prose(text, limits::onboarding_note_characters_max);
}

bool tidy_option(onboarding::option& what) {
    auto& roles = what.roles;
    std::sort(roles.begin(), roles.end());
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    return roles.size() <= limits::option_roles_max && is_note(what.text) && is_valid_icon(what.emoji) &&
           tidy_title(what.label, limits::onboarding_label_characters_max);
}

bool tidy_question(onboarding::question& what) {
    auto const count = what.options.size();
    return count >= 1 && count <= limits::question_options_max &&
           tidy_title(what.title, limits::onboarding_title_characters_max) &&
           std::all_of(what.options.begin(), what.options.end(), tidy_option);
}

bool tidy_rule(onboarding::rule& what) {
    return tidy_title(what.title, limits::onboarding_title_characters_max) &&
           is_valid_prose(what.text, limits::onboarding_text_characters_max);
}

template <class Ids>
bool are_different(Ids ids) {
    std::sort(ids.begin(), ids.end());
    return std::adjacent_find(ids.begin(), ids.end()) == ids.end();
}

/// Zero ids are to be given; the others stand for one thing each.
bool repeats_nothing(onboarding const& what) {
    std::vector<channel_id> channels;
    std::vector<question_id> questions;
    std::vector<option_id> options;
    for (auto const& each : what.channels)
        channels.push_back(each.channel);
    for (auto const& each : what.questions) {
        if (each.id) questions.push_back(each.id);
        for (auto const& one : each.options) {
            if (one.id) options.push_back(one.id);
        }
    }
    return are_different(channels) && are_different(questions) && are_different(options);
}

}  // namespace

bool is_dangerous(role const& what) noexcept {
    return what.mutes || (what.permissions & power_over_others) != 0;
}

result<void> tidy_onboarding(onboarding& what) {
    bool const few = what.rules.size() <= limits::onboarding_rules_max &&
                     what.channels.size() <= limits::onboarding_channels_max &&
                     what.questions.size() <= limits::onboarding_questions_max;
    bool const sound =
        few && is_valid_prose(what.welcome, limits::onboarding_text_characters_max) &&
        std::all_of(what.rules.begin(), what.rules.end(), tidy_rule) &&
        std::all_of(what.questions.begin(), what.questions.end(), tidy_question) &&
        std::all_of(what.channels.begin(), what.channels.end(),
                    [](auto const& each) { return is_note(each.text) && is_valid_icon(each.emoji); }) &&
        repeats_nothing(what);
    if (!sound) return growth_errc::invalid_onboarding;
    return {};
}

}  // namespace parley
