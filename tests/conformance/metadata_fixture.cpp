#include "metadata_fixture.hpp"

#include "support/fakes/fake_account_store.hpp"
#include "support/fakes/fake_asset_store.hpp"
#include "support/fakes/fake_audit_store.hpp"
#include "support/fakes/fake_ban_store.hpp"
#include "support/fakes/fake_community_store.hpp"
#include "support/fakes/fake_expression_store.hpp"
#include "support/fakes/fake_growth_stores.hpp"
#include "support/fakes/fake_instance_store.hpp"
#include "support/fakes/fake_invite_store.hpp"
#include "support/fakes/fake_login_store.hpp"
#include "support/fakes/fake_member_store.hpp"
#include "support/fakes/fake_moderation_stores.hpp"
#include "support/fakes/fake_presence_store.hpp"
#include "support/fakes/fake_read_mark_store.hpp"
#include "support/fakes/fake_retention_store.hpp"
#include "support/fakes/fake_scheduled_event_store.hpp"
#include "support/postgres.hpp"
#include "support/temporary_folder.hpp"

#include <parley/storage_postgres/make_storage_postgres.hpp>
#include <parley/storage_sql/make_storage_sql.hpp>
#include <parley/storage_sqlite/make_storage_sqlite.hpp>

namespace parley::testing {
namespace {

class fakes final : public metadata_stores {
public:
    account_store& accounts() override { return accounts_; }
    login_store& logins() override { return logins_; }
    community_store& communities() override { return communities_; }
    ban_store& bans() override { return bans_; }
    audit_store& audit() override { return audit_; }
    member_store& members() override { return members_; }
    invite_store& invites() override { return invites_; }
    read_mark_store& read_marks() override { return read_marks_; }
    asset_store& assets() override { return assets_; }
    expression_store& expressions() override { return expressions_; }
    retention_store& retention() override { return retention_; }
    screening_store& screening() override { return moderation_; }
    report_store& reports() override { return moderation_; }
    note_store& notes() override { return moderation_; }
    purge_store& purges() override { return moderation_; }
    audit_sweeper& audit_sweep() override { return moderation_; }
    instance_store& instance() override { return instance_; }
    presence_store& presences() override { return presences_; }
    growth_stores growth() override {
        return {vanities_, temporary_members_, onboardings_, templates_, directory_, scheduled_events_};
    }
    sql_database* database_or_null() override { return nullptr; }
    void restart() override {}

private:
    /// Whether a row of any table names the asset.
    bool names(std::string const& asset) {
        std::lock_guard lock(data_.mutex);
        for (auto const& [id, each] : data_.servers) {
            if (each.icon == asset || each.banner == asset) return true;
        }
        for (auto const& [id, each] : data_.expressions) {
            if (each.asset == asset) return true;
        }
        return accounts_.shows(asset);
    }

    fake_community_data data_;
    fake_account_store accounts_;
    fake_login_store logins_;
    fake_community_store communities_{data_};
    fake_ban_store bans_{data_};
    fake_audit_store audit_{data_};
    fake_member_store members_{data_};
    fake_invite_store invites_{data_};
    fake_read_mark_store read_marks_{data_};
    fake_expression_store expressions_{data_};
    fake_retention_store retention_{data_};
    fake_asset_store assets_{[this](std::string const& name) { return names(name); }};
    fake_moderation_stores moderation_{data_};
    fake_instance_store instance_{data_, accounts_};
    fake_presence_store presences_{&accounts_};
    fake_vanity_store vanities_{data_};
    fake_temporary_member_store temporary_members_{data_};
    fake_onboarding_store onboardings_{data_};
    fake_template_store templates_{data_};
    fake_discovery_store directory_{data_};
    fake_scheduled_event_store scheduled_events_{data_};
};

class over_sql : public metadata_stores {
public:
    account_store& accounts() override { return *stores_.accounts; }
    login_store& logins() override { return *stores_.logins; }
    community_store& communities() override { return *stores_.communities; }
    ban_store& bans() override { return *stores_.bans; }
    audit_store& audit() override { return *stores_.audit; }
    member_store& members() override { return *stores_.members; }
    invite_store& invites() override { return *stores_.invites; }
    read_mark_store& read_marks() override { return *stores_.read_marks; }
    asset_store& assets() override { return *stores_.assets; }
    expression_store& expressions() override { return *stores_.expressions; }
    retention_store& retention() override { return *stores_.retention; }
    screening_store& screening() override { return *stores_.screening; }
    report_store& reports() override { return *stores_.reports; }
    note_store& notes() override { return *stores_.notes; }
    purge_store& purges() override { return *stores_.purges; }
    audit_sweeper& audit_sweep() override { return *stores_.audit_sweep; }
    instance_store& instance() override { return *stores_.instance; }
    presence_store& presences() override { return *stores_.presences; }
    growth_stores growth() override { return stores_.growth(); }
    sql_database* database_or_null() override { return database_.get(); }

protected:
    over_sql(cores& all, sql_dialect dialect) : cores_(all), dialect_(dialect) {}
    void close() {
        stores_ = {};
        database_.reset();
    }
    void use(std::unique_ptr<sql_database> opened) {
        database_ = std::move(opened);
        run_on(cores_.at(0), migrate(*database_, built_in_migrations(dialect_), migration_mode::apply));
        stores_ = make_sql_stores(*database_);
    }
    cores& cores_;

private:
    sql_dialect dialect_;
    std::unique_ptr<sql_database> database_;
    sql_stores stores_;
};

class on_sqlite final : public over_sql {
public:
    explicit on_sqlite(cores& all) : over_sql(all, sql_dialect::sqlite) { open(); }
    void restart() override {
        close();
        open();
    }

private:
    void open() {
        storage_sqlite_options options;
        options.path = folder_ / "parley.db";
        use(make_storage_sqlite(std::move(options)));
    }
    temporary_folder folder_;
};

class on_postgres final : public over_sql {
public:
    explicit on_postgres(cores& all)
        : over_sql(all, sql_dialect::postgres), url_(private_postgres::shared().fresh_database()) {
        open();
    }
    void restart() override {
        close();
        private_postgres::shared().crash();
        private_postgres::shared().start();
        open();
    }

private:
    void open() {
        storage_postgres_options options;
        options.url = url_;
        options.write_connections = 3;
        options.read_connections = 2;
        use(make_storage_postgres(std::move(options), cores_));
    }
    std::string url_;
};

}  // namespace

std::string name_of(backend which) {
    switch (which) {
        case backend::fake:
            return "fake";
        case backend::sqlite:
            return "sqlite";
        case backend::postgres:
            return "postgres";
    }
    return "?";
}

std::vector<backend> real_backends() {
    if (private_postgres::skipped()) return {backend::sqlite};
    return {backend::sqlite, backend::postgres};
}

std::vector<backend> all_backends() {
    auto all = real_backends();
    all.insert(all.begin(), backend::fake);
    return all;
}

std::unique_ptr<metadata_stores> make_stores(backend which, cores& all) {
    switch (which) {
        case backend::fake:
            return std::make_unique<fakes>();
        case backend::sqlite:
            return std::make_unique<on_sqlite>(all);
        case backend::postgres:
            return std::make_unique<on_postgres>(all);
    }
    return nullptr;
}

account_row person(std::uint64_t id, std::string name) {
    account_row row;
    row.who.id = account_id{id};
    row.who.display_name = name + " the Display";
    row.who.name = std::move(name);
    row.who.created_at = from_unix_ms(1'760'000'000'123 + static_cast<std::int64_t>(id % 1000));
    row.password_hash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
    return row;
}

login_row some_login(std::uint64_t id, account_id account, std::string digest) {
    login_row row;
    row.what.id = login_id{id};
    row.what.account = account;
    row.what.created_at = from_unix_ms(1'760'000'001'000);
    row.what.last_used_at = from_unix_ms(1'760'000'002'000);
    row.what.user_agent = "Mozilla/5.0 (test)";
    row.digest = std::move(digest);
    return row;
}

server_row some_server(std::uint64_t id, std::uint64_t channel_number, account_id owner) {
    server_row row;
    row.server = {server_id{id}, "Server " + std::to_string(id), owner, from_unix_ms(1'760'000'003'001)};
    auto everyone = some_role(id, id, 0);
    everyone.name = "@everyone";
    everyone.permissions = everyone_default;
    row.roles.push_back(std::move(everyone));
    auto first = some_channel(channel_number, id, 0);
    first.name = "general";
    first.topic = "about everything";
    row.channels.push_back(std::move(first));
    row.members.push_back({row.server.id, owner, from_unix_ms(1'760'000'003'001)});
    return row;
}

role some_role(std::uint64_t id, std::uint64_t server, std::int32_t position) {
    role row;
    row.id = role_id{id};
    row.server = server_id{server};
    row.name = "role " + std::to_string(id);
    row.permissions = id;
    row.position = position;
    return row;
}

channel some_channel(std::uint64_t id, std::uint64_t server, std::int32_t position) {
    channel row;
    row.id = channel_id{id};
    row.server = server_id{server};
    row.name = "channel-" + std::to_string(id);
    row.position = position;
    return row;
}

overwrite of_role(std::uint64_t id, permission_bits allow, permission_bits deny) {
    return {overwrite::target_kind::role, id, allow, deny};
}

overwrite of_member(std::uint64_t id, permission_bits allow, permission_bits deny) {
    return {overwrite::target_kind::member, id, allow, deny};
}

ban some_ban(std::uint64_t server, std::uint64_t account) {
    return {
        server_id{server}, account_id{account}, account_id{1}, "spam", from_unix_ms(1'760'000'006'001), {}};
}

audit_entry some_entry(std::uint64_t id, std::uint64_t actor, audit_action action, std::uint64_t target) {
    audit_entry entry;
    entry.id = audit_id{id};
    entry.actor = account_id{actor};
    entry.action = action;
    entry.target = target;
    return entry;
}

invite some_invite(std::string code, server_id server, std::int32_t uses_max) {
    invite row;
    row.code = std::move(code);
    row.server = server;
    row.creator = account_id{7};
    row.created_at = from_unix_ms(1'760'000'004'000);
    row.uses_max = uses_max;
    return row;
}

member some_member(std::uint64_t server, std::uint64_t account) {
    return {server_id{server}, account_id{account}, from_unix_ms(1'760'000'005'000)};
}

std::vector<std::string> nasty_texts() {
    return {"'; drop table account; --",
            "$1 $2 $99 ?1 :a @b",
            "\"quoted\" `name` [name]",
            "back\\slash \\' %s %_",
            "null",
            "line\nbreak\ttab\r",
            "Ünïcödé ß İ ı",
            "日本語テキスト",
            "👩‍👩‍👧‍👦🏳️‍🌈",
            std::string("\xEF\xBF\xBD\xF4\x8F\xBF\xBF"),
            " ",
            "0x00",
            "{}[]();"};
}

}  // namespace parley::testing
