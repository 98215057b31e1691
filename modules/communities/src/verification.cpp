#include "verification.hpp"

namespace parley {
namespace {

constexpr auto account_age_low = std::chrono::minutes{5};
constexpr auto membership_age_medium = std::chrono::minutes{10};
constexpr auto account_age_high = std::chrono::hours{24 * 7};

}  // namespace

bool is_held_back(verification_level level, member const& who, wall_time now) {
    if (level == verification_level::none || !who.roles.empty()) return false;
    if (level == verification_level::highest) return true;
    auto const account_age = now - who.account.created_at();
    if (account_age < account_age_low) return true;
    if (level >= verification_level::medium && now - who.joined_at < membership_age_medium) return true;
    return level >= verification_level::high && account_age < account_age_high;
}

}  // namespace parley
