#pragma once
// The row of a server's onboarding.

#include "sql_values.hpp"

#include <parley/model/onboarding.hpp>

#include <vector>

namespace parley {

void put_onboarding(std::vector<sql_statement>& all, server_id server, onboarding const& what);

}  // namespace parley
