#pragma once
// What can go wrong with reports, notes and acts on many.

#include <parley/base/error_category.hpp>

namespace parley {

enum class moderation_errc {
    ok = 0,
    too_many_reports = 1,     ///< 409, limit 25 open ones of one reporter in a server
    invalid_report = 2,       ///< 400: oneself, or a message that this member did not write there
    report_closed = 3,        ///< 409: it has its outcome
    report_claimed = 4,       ///< 409: another moderator has it
    invalid_note = 5,         ///< 400, field `text`
    too_many_notes = 6,       ///< 409, limit 200 per member
    mass_action_running = 7,  ///< 409: one's last one here is not done
    invalid_mass_action = 8,  ///< 400: a field is missing or does not belong to this type
    overloaded = 9,           ///< 503: too much waits
    unavailable = 10,         ///< 503: ids cannot be made
    not_oneself = 11,         ///< 409: nobody does this to themselves
};
constexpr char const* category_name(moderation_errc) noexcept {
    return "moderation";
}
char const* describe(moderation_errc) noexcept;
PARLEY_MAKE_ERROR_CODE(moderation_errc)

}  // namespace parley

PARLEY_ERROR_ENUM(parley::moderation_errc);
