#pragma once
// What answers make of a member.

#include "server_state.hpp"

#include <parley/base/result.hpp>
#include <parley/interfaces/services/onboardings.hpp>

namespace parley {

/// Takes the rules as accepted, and gives the roles of the options chosen and takes those of the others of
/// the same question; roles that are gone or dangerous stay as they are. Every required question has to have
/// an answer before somebody stops being pending. growth_errc::invalid_answer.
result<void> apply_answers(server_state const& state, onboarding const& asked,
                           onboarding_answers const& given, member& row);

}  // namespace parley
