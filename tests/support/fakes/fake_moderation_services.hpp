#pragma once
// The moderators' services as an edge sees them: what it asked for is kept, what is answered is set.

#include "support/fakes/fake_community_services.hpp"

#include <parley/interfaces/services/instance_desk.hpp>
#include <parley/interfaces/services/moderation_desk.hpp>
#include <parley/interfaces/services/screening.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parley::testing {

/// One core only.
class fake_moderation_services final : public screening_rules,
                                       public reports,
                                       public notes,
                                       public mass_actions,
                                       public sanctions,
                                       public instance_desk {
public:
    fake_moderation_services(fake_directory& directory, fake_community_services& services)
        : directory_(directory), services_(services) {}

    error_code broken;  ///< what everything answers when set
    screening_rule rule{.id = {61}, .server = {2001}, .name = "rule"};
    std::optional<screening_rule_edit> last_rule;
    std::optional<screening_rule_edit> last_trial;
    screening_rule_outcome outcome{rule, {}, {}};
    screening_trial trial;
    std::string words = "not here";
    std::optional<new_report> last_report;
    std::optional<report_query> last_query;
    std::optional<report_edit> last_edit;
    report shown{.id = {62}, .server = {2001}, .target = {102}};
    note written{.id = {63}, .server = {2001}, .account = {102}, .author = {101}, .text = "a note"};
    member_case kept;
    std::optional<new_mass_action> last_act;
    mass_action running;
    seconds last_purge{};
    std::string last_search;
    account someone;
    admin_server some_server;

    task<result<std::vector<screening_rule>>> list(principal who, server_id server) override {
        PARLEY_CO_CHECK(co_await allow(who, server, permission::manage_server));
        co_return std::vector<screening_rule>{rule};
    }
    task<result<screening_rule_outcome>> create(act by, server_id server,
                                                screening_rule_edit wanted) override {
        PARLEY_CO_CHECK(co_await allow(by.who, server, permission::manage_server));
        last_rule = std::move(wanted);
        co_return outcome;
    }
    task<result<screening_rule_outcome>> edit(act by, server_id server, screening_rule_id,
                                              screening_rule_edit wanted) override {
        PARLEY_CO_CHECK(co_await allow(by.who, server, permission::manage_server));
        last_rule = std::move(wanted);
        co_return outcome;
    }
    task<result<void>> remove(act by, server_id server, screening_rule_id) override {
        PARLEY_CO_CHECK(co_await allow(by.who, server, permission::manage_server));
        co_return result<void>{};
    }
    task<result<screening_trial>> test(principal who, server_id server, std::string,
                                       std::optional<screening_rule_edit> tried) override {
        PARLEY_CO_CHECK(co_await allow(who, server, permission::manage_server));
        last_trial = std::move(tried);
        co_return trial;
    }
    task<std::string> why_blocked(principal, channel_id, std::string) override { co_return words; }

    task<result<report>> file(principal who, new_report wanted) override {
        PARLEY_CO_CHECK(co_await allow(who, wanted.server, {}));
        last_report = std::move(wanted);
        co_return shown;
    }
    task<result<std::vector<report>>> list(principal who, report_query query) override {
        PARLEY_CO_CHECK(co_await allow(who, query.server, permission::moderate_members));
        last_query = query;
        co_return std::vector<report>{shown};
    }
    task<result<report>> edit(act by, report_edit wanted) override {
        PARLEY_CO_CHECK(co_await allow(by.who, wanted.server, permission::moderate_members));
        last_edit = std::move(wanted);
        co_return shown;
    }

    task<result<std::vector<note>>> list(principal who, server_id server, account_id) override {
        PARLEY_CO_CHECK(co_await allow(who, server, permission::moderate_members));
        co_return std::vector<note>{written};
    }
    task<result<note>> create(act by, server_id server, account_id, std::string text) override {
        PARLEY_CO_CHECK(co_await allow(by.who, server, permission::moderate_members));
        written.text = std::move(text);
        co_return written;
    }
    task<result<void>> remove(act by, server_id server, account_id, note_id) override {
        PARLEY_CO_CHECK(co_await allow(by.who, server, permission::moderate_members));
        co_return result<void>{};
    }
    task<result<member_case>> open_case(principal who, server_id server, account_id about) override {
        PARLEY_CO_CHECK(co_await allow(who, server, permission::moderate_members));
        kept.who.id = about;
        co_return kept;
    }

    task<result<mass_action>> start(act by, new_mass_action wanted) override {
        PARLEY_CO_CHECK(co_await allow(by.who, wanted.server, permission::kick_members));
        last_act = std::move(wanted);
        co_return running;
    }
    task<result<mass_action>> find(principal who, server_id server, std::uint64_t) override {
        PARLEY_CO_CHECK(co_await allow(who, server, {}));
        co_return running;
    }
    task<result<mass_action>> cancel(principal who, server_id server, std::uint64_t) override {
        PARLEY_CO_CHECK(co_await allow(who, server, {}));
        running.now = mass_action::state::canceled;
        co_return running;
    }

    task<result<ban>> put_ban(act by, new_ban wanted, seconds purge) override {
        last_purge = purge;
        co_return co_await services_.put_ban(std::move(by), wanted);
    }

    task<result<std::vector<account>>> users(principal who, std::string query, account_id,
                                             std::size_t) override {
        PARLEY_CO_CHECK(only_admins(who));
        last_search = std::move(query);
        co_return std::vector<account>{someone};
    }
    task<result<account>> set_disabled(act by, account_id whom, bool disabled) override {
        PARLEY_CO_CHECK(only_admins(by.who));
        someone.id = whom;
        someone.disabled = disabled;
        co_return someone;
    }
    task<result<std::vector<admin_server>>> servers(principal who, std::string query, server_id,
                                                    std::size_t) override {
        PARLEY_CO_CHECK(only_admins(who));
        last_search = std::move(query);
        co_return std::vector<admin_server>{some_server};
    }
    task<result<admin_server>> set_suspended(act by, server_id which, bool suspended) override {
        PARLEY_CO_CHECK(only_admins(by.who));
        some_server.what.id = which;
        some_server.what.suspended = suspended;
        co_return some_server;
    }
    task<result<void>> delete_server(act by, server_id) override { co_return only_admins(by.who); }
    task<result<std::vector<audit_entry>>> audit_log(principal who, audit_id, std::size_t) override {
        PARLEY_CO_CHECK(only_admins(who));
        co_return std::vector<audit_entry>{};
    }

private:
    task<result<void>> allow(principal who, server_id server, std::optional<permission> wanted) {
        if (broken) co_return broken;
        PARLEY_CO_CHECK(co_await directory_.access_server(who, server, wanted));
        co_return result<void>{};
    }
    static result<void> only_admins(principal who) {
        if (!who.admin) return community_errc::missing_permission;
        return {};
    }

    fake_directory& directory_;
    fake_community_services& services_;
};

}  // namespace parley::testing
