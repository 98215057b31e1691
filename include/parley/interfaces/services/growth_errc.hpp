#pragma once
// What can go wrong with how a server shows itself and grows: profile, safety, onboarding, templates, events.

#include <parley/base/error_category.hpp>

namespace parley {

enum class growth_errc {
    ok = 0,
    invalid_description = 1,  ///< 400, field `description`
    invalid_accent = 2,       ///< 400, field `accentColor`: 0–0xFFFFFF
    invalid_channel = 3,      ///< 400: none that one sees here, or of a kind that does not fit
    invalid_safety = 4,       ///< 400: out of range
    invites_paused = 5,       ///< 403: nobody joins at the moment
    invalid_vanity = 6,       ///< 400, field `code`
    vanity_taken = 7,         ///< 409, field `code`
    invalid_onboarding = 8,   ///< 400: a text, a number of things or an id breaks its rule
    dangerous_role = 9,       ///< 400: an option gives a role with power over others
    invalid_answer = 10,      ///< 400: no such question or option, too many or too few
    invalid_template = 11,    ///< 400, field `content`
    template_too_large = 12,  ///< 409: more than a template holds
    too_many_templates = 13,  ///< 409, limit 20 per server
    invalid_event = 14,       ///< 400: a text, a time or a place breaks its rule
    too_many_events = 15,     ///< 409, limit 100 to come per server
    event_over = 16,          ///< 409: it has ended or was called off
};
constexpr char const* category_name(growth_errc) noexcept {
    return "growth";
}
char const* describe(growth_errc) noexcept;
PARLEY_MAKE_ERROR_CODE(growth_errc)

}  // namespace parley

PARLEY_ERROR_ENUM(parley::growth_errc);
