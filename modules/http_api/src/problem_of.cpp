// What the errors of all modules are to the outside.

#include "problem.hpp"

#include <parley/base/blocking_pool.hpp>
#include <parley/interfaces/services/assets.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/expressions.hpp>
#include <parley/interfaces/services/growth_errc.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/messages.hpp>
#include <parley/interfaces/services/moderation_errc.hpp>
#include <parley/interfaces/services/presences.hpp>
#include <parley/interfaces/services/screening.hpp>
#include <parley/interfaces/services/slow_mode.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>

namespace parley::http_api {
namespace {

problem_kind const* of(identity_errc e) noexcept {
    switch (e) {
        case identity_errc::invalid_credentials:
            return kind_of("invalid_credentials");
        case identity_errc::invalid_token:
            return kind_of("unauthorized");
        case identity_errc::name_taken:
            return kind_of("name_taken");
        case identity_errc::invalid_name:
            return kind_of("invalid_name");
        case identity_errc::invalid_password:
            return kind_of("invalid_password");
        case identity_errc::invalid_display_name:
            return kind_of("invalid_display_name");
        case identity_errc::sign_up_closed:
            return kind_of("sign_up_closed");
        case identity_errc::invite_required:
            return kind_of("invite_required");
        case identity_errc::setup_done:
            return kind_of("setup_done");
        case identity_errc::invalid_setup_token:
            return kind_of("invalid_setup_token");
        case identity_errc::rate_limited:
            return kind_of("rate_limited");
        case identity_errc::not_found:
            return kind_of("not_found");
        case identity_errc::busy:
            return kind_of("busy");
        case identity_errc::oidc_off:
            return kind_of("oidc_off");
        case identity_errc::oidc_refused:
            return kind_of("oidc_refused");
        case identity_errc::oidc_unavailable:
            return kind_of("oidc_unavailable");
        case identity_errc::no_password:
            return kind_of("no_password");
        case identity_errc::invalid_bio:
            return kind_of("invalid_bio");
        case identity_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(community_errc e) noexcept {
    switch (e) {
        case community_errc::not_found:
            return kind_of("not_found");
        case community_errc::missing_permission:
            return kind_of("missing_permission");
        case community_errc::invalid_name:
            return kind_of("invalid_name");
        case community_errc::invalid_topic:
            return kind_of("invalid_topic");
        case community_errc::invite_invalid:
            return kind_of("invite_invalid");
        case community_errc::owner_must_stay:
            return kind_of("owner_must_stay");
        case community_errc::too_many_channels:
            return kind_of("too_many_channels");
        case community_errc::too_many_servers:
            return kind_of("too_many_servers");
        case community_errc::too_many_invites:
            return kind_of("too_many_invites");
        case community_errc::invalid_invite:
            return kind_of("invalid_invite");
        case community_errc::unavailable:
            return kind_of("unavailable");
        case community_errc::outranked:
            return kind_of("outranked");
        case community_errc::not_yours_to_give:
            return kind_of("not_yours_to_give");
        case community_errc::too_many_roles:
            return kind_of("too_many_roles");
        case community_errc::invalid_role:
            return kind_of("invalid_role");
        case community_errc::invalid_icon:
            return kind_of("invalid_icon");
        case community_errc::invalid_parent:
            return kind_of("invalid_parent");
        case community_errc::invalid_overwrite:
            return kind_of("invalid_overwrite");
        case community_errc::too_many_overwrites:
            return kind_of("too_many_overwrites");
        case community_errc::invalid_nickname:
            return kind_of("invalid_nickname");
        case community_errc::invalid_timeout:
            return kind_of("invalid_timeout");
        case community_errc::cannot_time_out:
            return kind_of("cannot_time_out");
        case community_errc::banned:
            return kind_of("banned");
        case community_errc::invalid_ban:
            return kind_of("invalid_ban");
        case community_errc::invalid_reason:
            return kind_of("invalid_reason");
        case community_errc::invalid_order:
            return kind_of("invalid_order");
        case community_errc::invalid_heir:
            return kind_of("invalid_heir");
        case community_errc::invalid_slowmode:
            return kind_of("invalid_slowmode");
        case community_errc::invalid_kind:
            return kind_of("invalid_kind");
        case community_errc::invalid_retention:
            return kind_of("invalid_retention");
        case community_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(growth_errc e) noexcept {
    switch (e) {
        case growth_errc::invalid_description:
            return kind_of("invalid_description");
        case growth_errc::invalid_accent:
            return kind_of("invalid_field");
        case growth_errc::invalid_channel:
            return kind_of("invalid_channel");
        case growth_errc::invalid_safety:
            return kind_of("invalid_safety");
        case growth_errc::invites_paused:
            return kind_of("invites_paused");
        case growth_errc::invalid_vanity:
            return kind_of("invalid_vanity");
        case growth_errc::vanity_taken:
            return kind_of("vanity_taken");
        case growth_errc::invalid_onboarding:
            return kind_of("invalid_onboarding");
        case growth_errc::dangerous_role:
            return kind_of("dangerous_role");
        case growth_errc::invalid_answer:
            return kind_of("invalid_answer");
        case growth_errc::invalid_template:
            return kind_of("invalid_template");
        case growth_errc::template_too_large:
            return kind_of("template_too_large");
        case growth_errc::too_many_templates:
            return kind_of("too_many_templates");
        case growth_errc::invalid_event:
            return kind_of("invalid_event");
        case growth_errc::too_many_events:
            return kind_of("too_many_events");
        case growth_errc::event_over:
            return kind_of("event_over");
        case growth_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(messaging_errc e) noexcept {
    switch (e) {
        case messaging_errc::not_found:
            return kind_of("not_found");
        case messaging_errc::not_author:
            return kind_of("not_author");
        case messaging_errc::missing_permission:
            return kind_of("missing_permission");
        case messaging_errc::content_empty:
            return kind_of("content_empty");
        case messaging_errc::content_too_long:
            return kind_of("content_too_long");
        case messaging_errc::invalid_nonce:
            return kind_of("invalid_nonce");
        case messaging_errc::lane_full:
            return kind_of("overloaded");
        case messaging_errc::unavailable:
            return kind_of("unavailable");
        case messaging_errc::age_confirmation_needed:
            return kind_of("age_confirmation_needed");
        case messaging_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(screening_errc e) noexcept {
    switch (e) {
        case screening_errc::screened:
            return kind_of("screened");
        case screening_errc::too_many_rules:
            return kind_of("too_many_rules");
        case screening_errc::busy:
            return kind_of("overloaded");
        case screening_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(asset_errc e) noexcept {
    switch (e) {
        case asset_errc::not_found:
            return kind_of("not_found");
        case asset_errc::invalid_asset:
            return kind_of("invalid_asset");
        case asset_errc::unsupported:
            return kind_of("unsupported_asset");
        case asset_errc::malformed:
            return kind_of("malformed_asset");
        case asset_errc::too_large:
            return kind_of("payload_too_large");
        case asset_errc::out_of_bounds:
            return kind_of("asset_out_of_bounds");
        case asset_errc::quota_reached:
            return kind_of("upload_quota_reached");
        case asset_errc::overloaded:
            return kind_of("overloaded");
        case asset_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(moderation_errc e) noexcept {
    switch (e) {
        case moderation_errc::too_many_reports:
            return kind_of("too_many_reports");
        case moderation_errc::invalid_report:
            return kind_of("invalid_report");
        case moderation_errc::report_closed:
            return kind_of("report_closed");
        case moderation_errc::report_claimed:
            return kind_of("report_claimed");
        case moderation_errc::invalid_note:
            return kind_of("invalid_note");
        case moderation_errc::too_many_notes:
            return kind_of("too_many_notes");
        case moderation_errc::mass_action_running:
            return kind_of("mass_action_running");
        case moderation_errc::invalid_mass_action:
            return kind_of("invalid_mass_action");
        case moderation_errc::overloaded:
            return kind_of("overloaded");
        case moderation_errc::unavailable:
            return kind_of("unavailable");
        case moderation_errc::not_oneself:
            return kind_of("not_oneself");
        case moderation_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(presence_errc e) noexcept {
    switch (e) {
        case presence_errc::invalid_custom_status:
            return kind_of("invalid_custom_status");
        case presence_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(expression_errc e) noexcept {
    switch (e) {
        case expression_errc::invalid_name:
            return kind_of("invalid_name");
        case expression_errc::invalid_description:
            return kind_of("invalid_description");
        case expression_errc::invalid_emoji:
            return kind_of("invalid_emoji");
        case expression_errc::invalid_volume:
            return kind_of("invalid_volume");
        case expression_errc::too_many_emoji:
            return kind_of("too_many_emoji");
        case expression_errc::too_many_stickers:
            return kind_of("too_many_stickers");
        case expression_errc::too_many_sounds:
            return kind_of("too_many_sounds");
        case expression_errc::ok:
            break;
    }
    return kind_of("internal");
}

problem_kind const* of(storage_errc e) noexcept {
    switch (e) {
        case storage_errc::unavailable:
            return kind_of("unavailable");
        case storage_errc::full:
            return kind_of("storage_full");
        case storage_errc::outcome_unknown:
            return kind_of("outcome_unknown");
        case storage_errc::overloaded:
            return kind_of("overloaded");
        case storage_errc::not_found:
            return kind_of("not_found");
        // A conflict or refusal means something only to the service that knows the row: reaching the edge it
        // is a defect.
        case storage_errc::conflict:
        case storage_errc::refused:
        case storage_errc::corrupted:
        case storage_errc::ok:
            break;
    }
    return kind_of("internal");
}

template <class Enum>
bool is_of(error_code const& error) noexcept {
    return error.category() == enum_category<Enum>::instance();
}

}  // namespace

problem_kind const* problem_of(error_code error) noexcept {
    if (is_of<identity_errc>(error)) return of(static_cast<identity_errc>(error.value()));
    if (is_of<community_errc>(error)) return of(static_cast<community_errc>(error.value()));
    if (is_of<growth_errc>(error)) return of(static_cast<growth_errc>(error.value()));
    if (is_of<messaging_errc>(error)) return of(static_cast<messaging_errc>(error.value()));
    if (wait_of(error)) return kind_of("slow_mode");
    if (is_of<expression_errc>(error)) return of(static_cast<expression_errc>(error.value()));
    if (is_of<screening_errc>(error)) return of(static_cast<screening_errc>(error.value()));
    if (is_of<moderation_errc>(error)) return of(static_cast<moderation_errc>(error.value()));
    if (is_of<asset_errc>(error)) return of(static_cast<asset_errc>(error.value()));
    if (is_of<presence_errc>(error)) return of(static_cast<presence_errc>(error.value()));
    if (is_of<storage_errc>(error)) return of(static_cast<storage_errc>(error.value()));
    if (is_of<pool_errc>(error)) return kind_of("overloaded");
    return kind_of("internal");
}

}  // namespace parley::http_api
