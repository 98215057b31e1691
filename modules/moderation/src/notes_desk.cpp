#include "notes_desk.hpp"

#include "limits.hpp"

#include <parley/base/text.hpp>

#include <utility>

namespace parley::watch {
namespace {

constexpr auto needed = permission::moderate_members;

}  // namespace

task<result<std::vector<note>>> notes_desk::list(principal who, server_id server, account_id about) {
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, server, needed));
    co_return co_await in_.notes.of_member(server, about, notes_per_member_max);
}

task<result<note>> notes_desk::create(act by, server_id server, account_id about, std::string text) {
    auto const trimmed = text::trimmed(text);
    auto const length = text::code_points(trimmed);
    bool const fits = length && *length > 0 && *length <= note_characters_max &&
                      !text::has_unsafe_characters(trimmed, text::line_breaks::allowed);
    if (!fits) co_return moderation_errc::invalid_note;
    note row{.server = server, .account = about, .author = by.who.account, .text = std::string(trimmed)};
    auto work = create_at_home(std::move(by), std::move(row));
    co_return co_await on(in_.home_of(server), std::move(work));
}

task<result<note>> notes_desk::create_at_home(act by, note row) {
    PARLEY_CO_CHECK(co_await open_case(by.who, row.server, row.account));  // also one who left
    PARLEY_CO_TRY(auto const held,
                  co_await in_.notes.of_member(row.server, row.account, notes_per_member_max));
    if (held.size() >= notes_per_member_max) co_return moderation_errc::too_many_notes;
    row.id = in_.ids.make<note_id>();
    if (!row.id) co_return moderation_errc::unavailable;
    audited_act what{.server = row.server, .action = audit_action::note_create, .target = row.account.value};
    PARLEY_CO_TRY(auto entry, make_entry(in_, by, std::move(what)));
    PARLEY_CO_CHECK(co_await in_.notes.create(row, std::move(entry)));
    co_return row;
}

task<result<void>> notes_desk::remove(act by, server_id server, account_id about, note_id which) {
    PARLEY_CO_CHECK(co_await in_.directory.access_server(by.who, server, needed));
    audited_act what{.server = server, .action = audit_action::note_delete, .target = about.value};
    PARLEY_CO_TRY(auto entry, make_entry(in_, by, std::move(what)));
    note row{.id = which, .server = server, .account = about};
    auto gone = co_await in_.notes.remove(std::move(row), std::move(entry));
    if (gone.has_error() && gone.error() == storage_errc::not_found) co_return community_errc::not_found;
    co_return gone;
}

task<result<member_case>> notes_desk::open_case(principal who, server_id server, account_id about) {
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, server, needed));
    member_case found;
    PARLEY_CO_TRY(found.who, co_await in_.accounts.find(about));
    PARLEY_CO_CHECK(co_await read_membership(who, server, found));
    PARLEY_CO_TRY(found.banned, co_await in_.bans.find(server, about));
    PARLEY_CO_TRY(found.notes, co_await in_.notes.of_member(server, about, case_rows_max));
    report_query reported{.server = server, .target = about, .count_max = case_rows_max};
    PARLEY_CO_TRY(found.reports, co_await in_.reports.page(reported));
    audit_query acts{.server = server, .target = about.value};
    acts.count_max = case_rows_max;
    PARLEY_CO_TRY(found.acts, co_await in_.audit.page(acts));
    // Whoever never had to do with the server is nobody here: accounts cannot be looked up by their ids.
    bool const known =
        found.member || found.banned || !found.notes.empty() || !found.reports.empty() || !found.acts.empty();
    if (!known) co_return community_errc::not_found;
    co_return found;
}

task<result<void>> notes_desk::read_membership(principal who, server_id server, member_case& into) {
    auto const seen = co_await in_.members.find(who, server, into.who.id);
    if (seen.has_error() && seen.error() != community_errc::not_found) co_return seen.error();
    if (seen.has_error()) co_return result<void>{};
    into.member = **seen;
    into.invite_code = (*seen)->member.invite;
    co_return result<void>{};
}

}  // namespace parley::watch
