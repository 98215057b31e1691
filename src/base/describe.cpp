// The sentences of the error enums that the interfaces declare: one place to read them all.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/growth_errc.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/messages.hpp>
#include <parley/interfaces/services/moderation_errc.hpp>
#include <parley/interfaces/services/presences.hpp>
#include <parley/interfaces/services/screening.hpp>

namespace parley {

char const* describe(identity_errc e) noexcept {
    switch (e) {
        case identity_errc::ok:
            return "no error";
        case identity_errc::invalid_credentials:
            return "the name or the password is wrong";
        case identity_errc::invalid_token:
            return "the token is not valid";
        case identity_errc::name_taken:
            return "the name is taken";
        case identity_errc::invalid_name:
            return "the name may not be used";
        case identity_errc::invalid_password:
            return "the password is too short or too long";
        case identity_errc::invalid_display_name:
            return "the display name may not be used";
        case identity_errc::sign_up_closed:
            return "sign-up is closed";
        case identity_errc::invite_required:
            return "an invite is needed to sign up";
        case identity_errc::setup_done:
            return "the set-up has been done";
        case identity_errc::invalid_setup_token:
            return "the set-up link is not valid";
        case identity_errc::rate_limited:
            return "too many attempts";
        case identity_errc::not_found:
            return "there is no such account or login";
        case identity_errc::busy:
            return "too many log-ins at once";
        case identity_errc::oidc_off:
            return "no identity provider is configured";
        case identity_errc::oidc_refused:
            return "the identity provider did not confirm the log-in";
        case identity_errc::oidc_unavailable:
            return "the identity provider cannot be reached";
        case identity_errc::no_password:
            return "the account has no password here";
        case identity_errc::invalid_bio:
            return "the text about oneself is too long or unreadable";
    }
    return "an unknown identity error";
}

char const* describe(community_errc e) noexcept {
    switch (e) {
        case community_errc::ok:
            return "no error";
        case community_errc::not_found:
            return "there is no such thing, or it is not visible";
        case community_errc::missing_permission:
            return "a permission is missing";
        case community_errc::invalid_name:
            return "the name may not be used";
        case community_errc::invalid_topic:
            return "the topic is too long";
        case community_errc::invite_invalid:
            return "the invite is not valid any more";
        case community_errc::owner_must_stay:
            return "the owner cannot leave";
        case community_errc::too_many_channels:
            return "the server has as many channels as it may";
        case community_errc::too_many_servers:
            return "the account is in as many servers as it may be";
        case community_errc::too_many_invites:
            return "the server has as many invites as it may";
        case community_errc::invalid_invite:
            return "the invite's age or number of uses is out of range";
        case community_errc::unavailable:
            return "the server cannot take changes right now";
        case community_errc::outranked:
            return "it is not below one's own highest role";
        case community_errc::not_yours_to_give:
            return "a permission can be given or taken only by who has it";
        case community_errc::too_many_roles:
            return "the server has as many roles as it may";
        case community_errc::invalid_role:
            return "there is no such role here, or it cannot be meant";
        case community_errc::invalid_icon:
            return "the icon is not an emoji";
        case community_errc::invalid_parent:
            return "the channel cannot be put there";
        case community_errc::invalid_overwrite:
            return "the overwrite cannot be set";
        case community_errc::too_many_overwrites:
            return "the channel has as many overwrites as it may";
        case community_errc::invalid_nickname:
            return "the nickname may not be used";
        case community_errc::invalid_timeout:
            return "the time-out is out of range";
        case community_errc::cannot_time_out:
            return "the owner and administrators cannot be timed out";
        case community_errc::banned:
            return "one is banned from this server";
        case community_errc::invalid_ban:
            return "the ban is out of range";
        case community_errc::invalid_reason:
            return "the reason is too long or cannot be read";
        case community_errc::invalid_order:
            return "the order does not name every role once";
        case community_errc::invalid_heir:
            return "the server can be handed over only to a member who is a person";
        case community_errc::invalid_slowmode:
            return "the slow mode is out of range";
        case community_errc::invalid_kind:
            return "the channel cannot be of this type";
        case community_errc::invalid_retention:
            return "messages are kept for ever, or for an hour to a hundred years";
    }
    return "an unknown community error";
}

char const* describe(growth_errc e) noexcept {
    switch (e) {
        case growth_errc::ok:
            return "no error";
        case growth_errc::invalid_description:
            return "the description breaks its rule";
        case growth_errc::invalid_accent:
            return "the accent color is out of range";
        case growth_errc::invalid_channel:
            return "the channel may not stand there";
        case growth_errc::invalid_safety:
            return "a safety setting is out of range";
        case growth_errc::invites_paused:
            return "nobody joins the server at the moment";
        case growth_errc::invalid_vanity:
            return "the word breaks the rule for invites";
        case growth_errc::vanity_taken:
            return "the word is taken";
        case growth_errc::invalid_onboarding:
            return "the onboarding breaks its rules";
        case growth_errc::dangerous_role:
            return "an option may not give a role with power over others";
        case growth_errc::invalid_answer:
            return "the answers do not fit the questions";
        case growth_errc::invalid_template:
            return "the content breaks the rules of servers";
        case growth_errc::template_too_large:
            return "the server holds more than a template can";
        case growth_errc::too_many_templates:
            return "the server has as many templates as it can";
        case growth_errc::invalid_event:
            return "the event breaks its rules";
        case growth_errc::too_many_events:
            return "the server has as many events to come as it can";
        case growth_errc::event_over:
            return "the event is over";
    }
    return "an unknown growth error";
}

char const* describe(messaging_errc e) noexcept {
    switch (e) {
        case messaging_errc::ok:
            return "no error";
        case messaging_errc::not_found:
            return "there is no such message";
        case messaging_errc::not_author:
            return "only the author may edit a message";
        case messaging_errc::missing_permission:
            return "a permission is missing";
        case messaging_errc::content_empty:
            return "the message is empty";
        case messaging_errc::content_too_long:
            return "the message is too long";
        case messaging_errc::invalid_nonce:
            return "the nonce may not be used";
        case messaging_errc::lane_full:
            return "too much is waiting in this channel";
        case messaging_errc::unavailable:
            return "messages cannot be taken right now";
        case messaging_errc::age_confirmation_needed:
            return "the channel is age-restricted";
    }
    return "an unknown messaging error";
}

char const* describe(screening_errc e) noexcept {
    switch (e) {
        case screening_errc::ok:
            return "no error";
        case screening_errc::screened:
            return "a rule of the server stands against it";
        case screening_errc::too_many_rules:
            return "the server has as many rules as it can";
        case screening_errc::busy:
            return "too much waits for the screening";
    }
    return "an unknown screening error";
}

char const* describe(moderation_errc e) noexcept {
    switch (e) {
        case moderation_errc::ok:
            return "no error";
        case moderation_errc::too_many_reports:
            return "the reporter has too many open reports";
        case moderation_errc::invalid_report:
            return "nobody can be reported like this";
        case moderation_errc::report_closed:
            return "the report has its outcome";
        case moderation_errc::report_claimed:
            return "another moderator has the report";
        case moderation_errc::invalid_note:
            return "the note may not be written like this";
        case moderation_errc::too_many_notes:
            return "the member has as many notes as one can";
        case moderation_errc::mass_action_running:
            return "another act on many is still running";
        case moderation_errc::invalid_mass_action:
            return "a field of the act is missing or does not belong to it";
        case moderation_errc::overloaded:
            return "too much waits";
        case moderation_errc::unavailable:
            return "ids cannot be made at the moment";
        case moderation_errc::not_oneself:
            return "nobody does this to themselves";
    }
    return "an unknown moderation error";
}

char const* describe(presence_errc e) noexcept {
    switch (e) {
        case presence_errc::ok:
            return "no error";
        case presence_errc::invalid_custom_status:
            return "the custom status may not be used";
    }
    return "an unknown presence error";
}

}  // namespace parley
