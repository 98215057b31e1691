#pragma once
// How servers show themselves and grow, over the fake directory: enough for edges to be tested against.

#include "support/fakes/fake_directory.hpp"

#include <parley/interfaces/services/discovery.hpp>
#include <parley/interfaces/services/live_accounts.hpp>
#include <parley/interfaces/services/memberships.hpp>
#include <parley/interfaces/services/onboardings.hpp>
#include <parley/interfaces/services/scheduled_events.hpp>
#include <parley/interfaces/services/server_settings.hpp>
#include <parley/interfaces/services/templates.hpp>
#include <parley/interfaces/services/vanity_words.hpp>

#include <string>
#include <utility>

namespace parley::testing {

/// One core only.
class fake_growth_services final : public server_settings,
                                   public vanity_words,
                                   public onboardings,
                                   public templates,
                                   public discovery,
                                   public live_accounts {
public:
    explicit fake_growth_services(fake_directory& directory) : directory_(directory) {}

    error_code broken;  ///< what changes answer when set
    onboarding greeting;
    std::optional<onboarding_answers> last_answers;
    std::optional<template_content> last_content;
    server_template kept;
    std::optional<server_edit> last_edit;
    std::optional<safety_edit> last_safety;
    std::string last_reason;

    task<result<visible<server_view>>> edit(act by, server_edit edit) override {
        auto access = co_await directory_.access_server(by.who, edit.server, permission::manage_server);
        if (access.has_error()) co_return access.error();
        if (broken) co_return broken;
        last_edit = edit;
        auto view = directory_.view_now(*access);
        view.server.name = edit.name.value_or(view.server.name);
        view.server.description = edit.description.value_or(view.server.description);
        view.server.icon = edit.icon.value_or(view.server.icon);
        co_return visible<server_view>(*access, std::move(view));
    }
    task<result<visible<server>>> safety(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        co_return visible<server>(*access, directory_.view_now(*access).server);
    }
    task<result<visible<server>>> edit_safety(act by, safety_edit edit) override {
        auto access = co_await directory_.access_server(by.who, edit.server, permission::manage_server);
        if (access.has_error()) co_return access.error();
        if (broken) co_return broken;
        last_safety = edit;
        last_reason = by.reason;
        auto row = directory_.view_now(*access).server;
        row.verification = edit.verification.value_or(row.verification);
        co_return visible<server>(*access, std::move(row));
    }

    task<result<invite>> put(act by, server_id id, std::string code) override {
        auto access = co_await directory_.access_server(by.who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        if (broken) co_return broken;
        invite made;
        made.code = std::move(code);
        made.server = id;
        made.creator = by.who.account;
        made.vanity = true;
        co_return made;
    }
    task<result<void>> drop(act by, server_id id) override {
        auto access = co_await directory_.access_server(by.who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        co_return result<void>{};
    }

    // onboardings

    task<result<visible<onboarding>>> show(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, {});
        if (access.has_error()) co_return access.error();
        co_return visible<onboarding>(*access, greeting);
    }
    task<result<visible<onboarding>>> put(act by, server_id id, onboarding wanted) override {
        auto access = co_await directory_.access_server(by.who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        if (broken) co_return broken;
        greeting = std::move(wanted);
        co_return visible<onboarding>(*access, greeting);
    }
    task<result<visible<member_view>>> answer(principal who, onboarding_answers given) override {
        auto access = co_await directory_.access_server(who, given.server, {});
        if (access.has_error()) co_return access.error();
        if (broken) co_return broken;
        member_view view;
        view.member.server = given.server;
        view.member.account = who.account;
        view.who.id = who.account;
        last_answers = std::move(given);
        co_return visible<member_view>(*access, std::move(view));
    }

    // templates

    task<result<std::vector<server_template>>> list(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        std::vector<server_template> all{kept};
        co_return all;
    }
    task<result<server_template>> create(act by, server_id id, std::string name,
                                         std::string description) override {
        auto access = co_await directory_.access_server(by.who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        if (broken) co_return broken;
        kept.server = id;
        kept.name = std::move(name);
        kept.description = std::move(description);
        co_return kept;
    }
    task<result<server_template>> renew(act by, server_id id, std::string) override {
        auto access = co_await directory_.access_server(by.who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        co_return kept;
    }
    task<result<void>> remove(act by, server_id id, std::string) override {
        auto access = co_await directory_.access_server(by.who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        co_return result<void>{};
    }
    task<result<visible<template_content>>> export_server(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, permission::manage_server);
        if (access.has_error()) co_return access.error();
        co_return visible<template_content>(*access, kept.content);
    }
    task<result<server_template>> show(std::string code) override {
        if (code != kept.code) co_return error_code{community_errc::not_found};
        co_return kept;
    }
    task<result<visible<server_view>>> use(principal who, std::string code, std::string name) override {
        if (code != kept.code) co_return error_code{community_errc::not_found};
        auto content = kept.content;
        co_return co_await import(who, std::move(name), std::move(content));
    }
    task<result<visible<server_view>>> import(principal who, std::string name,
                                              template_content content) override {
        if (broken) co_return broken;
        last_content = std::move(content);
        parley::server made;
        made.id = server_id{next_id++};
        made.name = std::move(name);
        made.owner = who.account;
        auto const id = made.id;
        directory_.add_server(std::move(made));
        auto access = co_await directory_.access_server(who, id, {});
        co_return visible<server_view>(*access, directory_.view_now(*access));
    }
    task<result<visible<server_view>>> clone(principal who, std::string name, server_id of) override {
        auto access = co_await directory_.access_server(who, of, permission::manage_server);
        if (access.has_error()) co_return access.error();
        template_content empty;
        co_return co_await import(who, std::move(name), std::move(empty));
    }

    // discovery

    task<result<std::vector<directory_entry>>> search(principal, directory_query query) override {
        last_query = std::move(query);
        co_return listed;
    }
    task<result<visible<server_view>>> join(principal who, server_id id) override {
        if (broken) co_return broken;
        auto access = co_await directory_.access_server(who, id, {});
        if (access.has_error()) co_return access.error();
        co_return visible<server_view>(*access, directory_.view_now(*access));
    }

    task<bool> is_live(account_id) override { co_return true; }
    task<std::size_t> online_in(server_id) override { co_return 7; }

    std::uint64_t next_id = 6000;
    std::optional<directory_query> last_query;
    std::vector<directory_entry> listed;

private:
    fake_directory& directory_;
};

/// One event, whatever is asked for. One core only.
class fake_scheduled_events final : public scheduled_events {
public:
    explicit fake_scheduled_events(fake_directory& directory) : directory_(directory) {}

    error_code broken;  ///< what changes answer when set
    std::optional<scheduled_event_edit> last_event;
    shown_event shown;

    task<result<std::vector<visible<shown_event>>>> list(principal who, server_id id) override {
        auto access = co_await directory_.access_server(who, id, {});
        if (access.has_error()) co_return access.error();
        std::vector<visible<shown_event>> all;
        all.emplace_back(*access, shown);
        co_return all;
    }
    task<result<visible<shown_event>>> find(principal who, server_id id, scheduled_event_id) override {
        auto access = co_await directory_.access_server(who, id, {});
        if (access.has_error()) co_return access.error();
        co_return visible<shown_event>(*access, shown);
    }
    task<result<visible<shown_event>>> create(act by, scheduled_event_edit wanted) override {
        auto const id = wanted.server;
        last_event = std::move(wanted);
        if (broken) co_return broken;
        co_return co_await find(by.who, id, {});
    }
    task<result<visible<shown_event>>> edit(act by, scheduled_event_edit wanted) override {
        co_return co_await create(std::move(by), std::move(wanted));
    }
    task<result<void>> remove(act by, server_id id, scheduled_event_id) override {
        auto access = co_await directory_.access_server(by.who, id, {});
        if (access.has_error()) co_return access.error();
        co_return result<void>{};
    }
    task<result<visible<shown_event>>> set_interest(principal who, server_id id, scheduled_event_id event,
                                                    bool interested) override {
        shown.interested = interested;
        co_return co_await find(who, id, event);
    }
    task<result<std::vector<visible<member_view>>>> interested_in(principal who, server_id id,
                                                                  scheduled_event_id, account_id,
                                                                  std::size_t) override {
        auto access = co_await directory_.access_server(who, id, {});
        if (access.has_error()) co_return access.error();
        co_return std::vector<visible<member_view>>{};
    }

private:
    fake_directory& directory_;
};

}  // namespace parley::testing
