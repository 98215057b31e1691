// The sentences of the error enums that the interfaces declare: one place to read them all.

#include <parley/interfaces/services/communities.hpp>
#include <parley/interfaces/services/identity.hpp>
#include <parley/interfaces/services/messages.hpp>

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
    }
    return "an unknown community error";
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
    }
    return "an unknown messaging error";
}

}  // namespace parley
