#include "report_desk.hpp"

#include "limits.hpp"

#include <parley/base/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace parley::watch {
namespace {

bool is_line(std::string_view text, std::size_t characters_max) {
    auto const length = text::code_points(text);
    return length && *length <= characters_max &&
           !text::has_unsafe_characters(text, text::line_breaks::allowed);
}

bool is_closed(report_state state) noexcept {
    return state == report_state::resolved || state == report_state::dismissed;
}

/// What one member says again about the same thing is the same report.
std::string same_as(report const& row) {
    return fmt::format("{}:{}:{}:{}", row.reporter.value, row.target.value, row.message.value,
                       static_cast<int>(row.reason));
}

std::string_view word_of(report_state state) noexcept {
    constexpr std::string_view words[]{"open", "claimed", "resolved", "dismissed"};
    return words[static_cast<std::size_t>(state)];
}

/// The next state of a report, as this moderator may bring it about.
result<report> changed(report row, principal who, bool manages, report_edit const& wanted, wall_time now) {
    if (is_closed(row.state)) return moderation_errc::report_closed;
    bool const others = row.state == report_state::claimed && row.moderator != who.account;
    if (others && !manages) return moderation_errc::report_claimed;
    if (wanted.outcome) row.outcome = *wanted.outcome;
    if (wanted.state) row.state = *wanted.state;
    row.moderator = row.state == report_state::open ? account_id{} : who.account;
    if (is_closed(row.state)) row.closed_at = now;
    return row;
}

std::vector<audit_change> differences(report const& before, report const& after) {
    std::vector<audit_change> all;
    if (before.state != after.state)
        all.push_back({"state", std::string(word_of(before.state)), std::string(word_of(after.state))});
    if (before.outcome != after.outcome) all.push_back({"outcome", before.outcome, after.outcome});
    if (before.moderator != after.moderator)
        all.push_back({"moderatorId", to_string(before.moderator), to_string(after.moderator)});
    return all;
}

}  // namespace

report_desk::report_desk(around& in) : in_(in) {
    for (std::size_t i = 0; i < in.cores.size(); ++i)
        turns_.push_back(std::make_unique<keyed_turns>());
}

task<result<report>> report_desk::file(principal who, new_report wanted) {
    if (wanted.target == who.account || !wanted.target) co_return moderation_errc::invalid_report;
    if (wanted.reason == report_reason::screening || wanted.reason == report_reason::raid)
        co_return moderation_errc::invalid_report;
    if (!is_line(wanted.note, report_note_characters_max)) co_return moderation_errc::invalid_report;
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, wanted.server, std::nullopt));
    PARLEY_CO_TRY(auto content, co_await quote(who, wanted));
    auto& home = in_.home_of(wanted.server);
    auto work = file_at_home(who, std::move(wanted), std::move(content));
    co_return co_await on(home, std::move(work));
}

/// What the message says, as the reporter can read it; nothing when only the member is reported.
task<result<std::string>> report_desk::quote(principal who, new_report const& wanted) {
    if (!wanted.message) {
        if (wanted.channel) co_return moderation_errc::invalid_report;
        co_return std::string();
    }
    auto found = co_await in_.said->find(who, wanted.channel, wanted.message);
    if (found.has_error()) co_return found.error();
    auto const& what = **found;
    if (what.server != wanted.server || what.author != wanted.target)
        co_return moderation_errc::invalid_report;
    co_return what.content;
}

task<result<report>> report_desk::file_at_home(principal who, new_report wanted, std::string content) {
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, wanted.server, std::nullopt));
    // A member, or somebody whose message is still there.
    if (!wanted.message && in_.steward.member_now(wanted.server, wanted.target) == nullptr)
        co_return community_errc::not_found;
    report row{.server = wanted.server,
               .reporter = who.account,
               .target = wanted.target,
               .channel = wanted.channel,
               .message = wanted.message,
               .content = std::move(content),
               .reason = wanted.reason,
               .note = std::move(wanted.note)};
    auto same = same_as(row);
    co_return co_await commit(std::move(row), std::move(same), open_reports_max);
}

task<result<report>> report_desk::file_own(report row, std::string same) {
    return commit(std::move(row), std::move(same), std::numeric_limits<std::int32_t>::max());
}

/// One after the other, so that what moderators are told of a report counts up.
task<result<report>> report_desk::commit(report row, std::string same, std::size_t open_max) {
    auto const turn = co_await turns().take(row.server, reports_waiting_max);
    if (!turn) co_return moderation_errc::overloaded;
    row.id = in_.ids.make<report_id>();
    if (!row.id) co_return moderation_errc::unavailable;
    auto const server = row.server;
    auto kept = co_await in_.reports.file(std::move(row), std::move(same), open_max);
    if (kept.has_error() && kept.error() == storage_errc::refused)
        co_return moderation_errc::too_many_reports;
    if (kept.has_error()) co_return kept.error();
    in_.publish(server, events::report_changed{*kept});
    co_return kept;
}

task<result<std::vector<report>>> report_desk::list(principal who, report_query query) {
    PARLEY_CO_CHECK(co_await in_.directory.access_server(who, query.server, permission::moderate_members));
    query.count_max = std::clamp<std::size_t>(query.count_max, 1, reports_page_max);
    co_return co_await in_.reports.page(query);
}

task<result<report>> report_desk::edit(act by, report_edit wanted) {
    if (wanted.outcome && !is_line(*wanted.outcome, report_note_characters_max))
        co_return moderation_errc::invalid_report;
    auto& home = in_.home_of(wanted.server);
    auto work = edit_at_home(std::move(by), std::move(wanted));
    co_return co_await on(home, std::move(work));
}

task<result<report>> report_desk::edit_at_home(act by, report_edit wanted) {
    auto const turn = co_await turns().take(wanted.server, reports_waiting_max);
    if (!turn) co_return moderation_errc::overloaded;
    PARLEY_CO_TRY(auto const access,
                  co_await in_.directory.access_server(by.who, wanted.server, permission::moderate_members));
    PARLEY_CO_TRY(auto const found, co_await in_.reports.find(wanted.server, wanted.report));
    if (!found) co_return community_errc::not_found;
    PARLEY_CO_TRY(auto row,
                  changed(*found, by.who, access.may(permission::manage_server), wanted, in_.time.now()));
    auto changes = differences(*found, row);
    if (changes.empty()) co_return row;
    audited_act what{wanted.server, audit_action::report_update, row.id.value, {}, std::move(changes)};
    PARLEY_CO_TRY(auto entry, make_entry(in_, by, std::move(what)));
    PARLEY_CO_CHECK(co_await in_.reports.update(row, std::move(entry)));
    in_.publish(wanted.server, events::report_changed{row});
    co_return row;
}

}  // namespace parley::watch
