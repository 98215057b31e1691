#pragma once
// What an onboarding may say, and which roles its options may give.

#include <parley/base/result.hpp>
#include <parley/interfaces/services/growth_errc.hpp>
#include <parley/model/onboarding.hpp>

namespace parley {

/// Whoever has such a role has power over others, or is silenced by it: nobody takes or drops it by an
/// answer.
bool is_dangerous(role const& what) noexcept;
/// Numbers, texts and repeats, with names brought into their form. What ids stand for is not looked at.
/// ::invalid_onboarding.
result<void> tidy_onboarding(onboarding& what);

}  // namespace parley
