#include "onboarding_answers.hpp"

#include "onboarding_rules.hpp"

#include <algorithm>

namespace parley {
namespace {

using answer = std::pair<question_id, std::vector<option_id>>;

bool fits(onboarding::question const& asked, std::vector<option_id> chosen) {
    std::sort(chosen.begin(), chosen.end());
    if (std::adjacent_find(chosen.begin(), chosen.end()) != chosen.end()) return false;
    if (chosen.size() > 1 && !asked.multiple) return false;
    if (chosen.empty() && asked.required) return false;
    return std::all_of(chosen.begin(), chosen.end(), [&](option_id id) {
        return std::any_of(asked.options.begin(), asked.options.end(),
                           [&](auto const& each) { return each.id == id; });
    });
}

onboarding::question const* find_question(onboarding const& in, question_id id) {
    auto const at = std::find_if(in.questions.begin(), in.questions.end(),
                                 [&](auto const& each) { return each.id == id; });
    return at == in.questions.end() ? nullptr : &*at;
}

result<void> check_answers(onboarding const& asked, std::vector<answer> const& all) {
    std::vector<question_id> seen;
    for (auto const& [id, chosen] : all) {
        auto const* question = find_question(asked, id);
        bool const again = std::find(seen.begin(), seen.end(), id) != seen.end();
        if (!question || again || !fits(*question, chosen)) return growth_errc::invalid_answer;
        seen.push_back(id);
    }
    return {};
}

bool is_answered(onboarding::question const& asked, std::vector<answer> const& all) {
    return std::any_of(all.begin(), all.end(), [&](answer const& each) { return each.first == asked.id; });
}

bool may_change(server_state const& state, role_id id) {
    auto const* role = state.find_role(id);
    return role != nullptr && id != everyone_role(state.what.id) && !is_dangerous(*role);
}

void give_roles(server_state const& state, onboarding::question const& asked,
                std::vector<option_id> const& chosen, std::vector<role_id>& roles) {
    auto const is_chosen = [&](onboarding::option const& each) {
        return std::find(chosen.begin(), chosen.end(), each.id) != chosen.end();
    };
    for (auto const& each : asked.options) {
        if (is_chosen(each)) continue;
        std::erase_if(roles, [&](role_id held) {
            return may_change(state, held) && std::binary_search(each.roles.begin(), each.roles.end(), held);
        });
    }
    for (auto const& each : asked.options) {
        if (!is_chosen(each)) continue;
        for (auto const id : each.roles) {
            if (may_change(state, id)) roles.push_back(id);
        }
    }
}

}  // namespace

result<void> apply_answers(server_state const& state, onboarding const& asked,
                           onboarding_answers const& given, member& row) {
    PARLEY_CHECK(check_answers(asked, given.answers));
    for (auto const& [id, chosen] : given.answers)
        give_roles(state, *find_question(asked, id), chosen, row.roles);
    std::sort(row.roles.begin(), row.roles.end());
    row.roles.erase(std::unique(row.roles.begin(), row.roles.end()), row.roles.end());
    if (!row.roles.empty()) row.temporary = false;
    if (!row.pending || !given.accept_rules) return {};
    for (auto const& each : asked.questions) {
        if (each.required && !is_answered(each, given.answers)) return growth_errc::invalid_answer;
    }
    row.pending = false;
    return {};
}

}  // namespace parley
