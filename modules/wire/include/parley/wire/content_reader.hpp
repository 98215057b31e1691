#pragma once
// Reads what is nested deeper than a table of fields: onboarding, its answers, the content of templates.
// Types are judged here, with the place of each wrong one; what the values may be is the domain's to say.

#include <parley/model/onboarding.hpp>
#include <parley/model/server_template.hpp>
#include <parley/wire/json_reader.hpp>

#include <string_view>
#include <utility>
#include <vector>

namespace parley::wire {

inline constexpr std::size_t content_problems_max = 20;
inline constexpr std::size_t content_items_max = 1000;  ///< in each list

/// All three: `body` is strict JSON and an object (see json_reader.hpp). Where `problems` is not empty
/// afterwards, the answer means nothing.
onboarding read_onboarding(std::string_view body, std::vector<field_problem>& problems);
std::vector<std::pair<question_id, std::vector<option_id>>> read_answers(
    std::string_view body, std::vector<field_problem>& problems);
/// Of the body's field `content`.
template_content read_template_content(std::string_view body, std::vector<field_problem>& problems);

}  // namespace parley::wire
