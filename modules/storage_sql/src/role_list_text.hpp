#pragma once
// Roles in one column: ids with commas between.

#include <parley/model/role.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace parley {

std::string text_of(std::vector<role_id> const& roles);
/// False when the text has another form.
bool read_roles(std::string_view text, std::vector<role_id>& into);

}  // namespace parley
