#pragma once
// One function per operation: decode, call a service, encode. No rule lives here.

#include "route.hpp"

namespace parley::http_api::handlers {

using answer = task<result<net::http_response>>;

// Logging in and out.
answer auth_options(call& c);
answer set_up(call& c);
answer sign_up(call& c);
answer log_in(call& c);
answer log_out(call& c);
answer begin_oidc(call& c);
answer complete_oidc(call& c);

// Accounts.
answer show_me(call& c);
answer change_me(call& c);
answer show_my_presence(call& c);
answer choose_presence(call& c);
answer change_password(call& c);
answer list_sessions(call& c);
answer end_session(call& c);
answer end_other_sessions(call& c);
answer show_user(call& c);

// Assets.
answer bring_asset(call& c);
answer show_asset(call& c);

// Servers.
answer list_servers(call& c);
answer create_server(call& c);
answer show_server(call& c);
answer edit_server(call& c);
answer delete_server(call& c);
answer hand_over_server(call& c);

// How servers show themselves and are kept safe.
answer show_safety(call& c);
answer edit_safety(call& c);
answer put_vanity(call& c);
answer drop_vanity(call& c);

// Onboarding.
answer show_onboarding(call& c);
answer put_onboarding(call& c);
answer answer_onboarding(call& c);

// Templates.
answer list_templates(call& c);
answer create_template(call& c);
answer renew_template(call& c);
answer delete_template(call& c);
answer show_template(call& c);
answer use_template(call& c);
answer export_server(call& c);

// The directory of servers.
answer search_directory(call& c);
answer join_discovered(call& c);

// Scheduled events.
answer list_events(call& c);
answer create_event(call& c);
answer show_event(call& c);
answer edit_event(call& c);
answer delete_event(call& c);
answer take_interest(call& c);
answer lose_interest(call& c);
answer list_interested(call& c);

// Roles, and why.
answer list_roles(call& c);
answer create_role(call& c);
answer reorder_roles(call& c);
answer edit_role(call& c);
answer delete_role(call& c);
answer explain_permissions(call& c);

// Members.
answer list_members(call& c);
answer search_members(call& c);
answer show_member(call& c);
answer remove_member(call& c);
answer edit_member(call& c);
answer add_member_role(call& c);
answer remove_member_role(call& c);

// Bans and the audit log.
answer list_bans(call& c);
answer put_ban(call& c);
answer lift_ban(call& c);
answer list_audit_log(call& c);

// Emoji, stickers and sounds.
answer list_expressions(call& c);
answer list_usable_expressions(call& c);
answer create_expression(call& c);
answer edit_expression(call& c);
answer delete_expression(call& c);
// Screening.
answer list_screening_rules(call& c);
answer create_screening_rule(call& c);
answer edit_screening_rule(call& c);
answer delete_screening_rule(call& c);
answer test_screening(call& c);

// Reports.
answer file_report(call& c);
answer list_reports(call& c);
answer edit_report(call& c);

// Notes and cases; acts on many.
answer list_notes(call& c);
answer create_note(call& c);
answer delete_note(call& c);
answer show_case(call& c);
answer start_mass_action(call& c);
answer show_mass_action(call& c);
answer cancel_mass_action(call& c);

// The instance.
answer list_all_users(call& c);
answer edit_user(call& c);
answer list_all_servers(call& c);
answer edit_any_server(call& c);
answer delete_any_server(call& c);
answer list_instance_log(call& c);

// Channels.
answer list_channels(call& c);
answer create_channel(call& c);
answer show_channel(call& c);
answer edit_channel(call& c);
answer delete_channel(call& c);
answer put_overwrite(call& c);
answer drop_overwrite(call& c);
answer start_typing(call& c);
answer mark_read(call& c);

// Messages.
answer post_message(call& c);
answer list_messages(call& c);
answer show_message(call& c);
answer edit_message(call& c);
answer delete_message(call& c);

// Invites.
answer list_invites(call& c);
answer create_invite(call& c);
answer preview_invite(call& c);
answer accept_invite(call& c);
answer revoke_invite(call& c);

// The server itself.
answer show_health(call& c);
answer show_readiness(call& c);
answer show_version(call& c);
answer show_metrics(call& c);
answer show_openapi(call& c);
answer show_asyncapi(call& c);
answer show_dictionary(call& c);
answer need_upgrade(call& c);

}  // namespace parley::http_api::handlers
