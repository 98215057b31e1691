// A database that an older program filled becomes this one's, with all that was in it.

#include "metadata_fixture.hpp"
#include "support/postgres.hpp"
#include "support/temporary_folder.hpp"

#include <parley/storage_postgres/make_storage_postgres.hpp>
#include <parley/storage_sql/make_storage_sql.hpp>
#include <parley/storage_sqlite/make_storage_sqlite.hpp>

namespace {

using namespace parley;
using namespace parley::testing;

struct old_database {
    explicit old_database(backend which)
        : steps(built_in_migrations(which == backend::sqlite ? sql_dialect::sqlite : sql_dialect::postgres)) {
        if (which == backend::sqlite) {
            storage_sqlite_options options;
            options.path = folder / "parley.db";
            database = make_storage_sqlite(std::move(options));
        } else {
            storage_postgres_options options;
            options.url = private_postgres::shared().fresh_database();
            database = make_storage_postgres(std::move(options), cores.all);
        }
    }
    migration_report migrate_to(std::size_t version) {
        return cores.run(migrate(*database, steps.first(version), migration_mode::apply));
    }
    void write(std::vector<std::string_view> const& texts) {
        std::vector<sql_statement> all;
        for (auto text : texts)
            all.push_back({text, {}, {}});
        REQUIRE(cores.run(database->write(std::move(all))).has_value());
    }
    temporary_folder folder;
    running_cores cores{2};
    std::span<migration const> steps;
    std::unique_ptr<sql_database> database;
};

TEST_CASE("servers from before there were roles keep everything and get everyone's role",
          "[conformance][migrate]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    old_database old(which);
    REQUIRE(old.migrate_to(3).version_after == 3);
    old.write(
        {"insert into server (id, name, owner, created_at) values (1, 'Old', 7, 1000)",
         "insert into server (id, name, owner, created_at) values (9223372036854775807, 'Far', 8, 2000)",
         "insert into channel (id, server, kind, name, topic, position) values (10, 1, 0, 'a', 't', -2)",
         "insert into member (server, account, joined_at) values (1, 7, 1000), (1, 8, 3000)",
         "insert into member (server, account, joined_at) values (9223372036854775807, 8, 2000)",
         "insert into invite (code, server, creator, created_at, uses_max, uses) values ('c', 1, 7, 1, 5, 2)",
         "insert into read_mark (account, channel, message) values (8, 10, 99)"});
    REQUIRE(old.migrate_to(old.steps.size()).version_after == static_cast<int>(old.steps.size()));

    auto stores = make_sql_stores(*old.database);
    auto home = *old.cores.run(stores.communities->load_server(server_id{1})).value();
    CHECK(home.server.name == "Old");
    REQUIRE(home.roles.size() == 1);
    CHECK(home.roles[0].id == everyone_role(server_id{1}));
    CHECK(home.roles[0].server == server_id{1});
    CHECK(home.roles[0].name == "@everyone");
    CHECK(home.roles[0].permissions == everyone_default);  // the number in the migration is the model's
    CHECK(home.roles[0].position == 0);
    CHECK_FALSE((home.roles[0].hoist || home.roles[0].mentionable || home.roles[0].self_assignable));
    REQUIRE(home.channels.size() == 1);
    CHECK(home.channels[0].topic == "t");
    CHECK(home.channels[0].position == -2);
    CHECK_FALSE(home.channels[0].parent);
    CHECK_FALSE(home.channels[0].age_restricted);
    CHECK(home.channels[0].slowmode == seconds{0});
    CHECK(home.channels[0].overwrites.empty());
    REQUIRE(home.members.size() == 2);
    CHECK(home.members[1].joined_at == from_unix_ms(3000));
    CHECK(home.members[1].nickname.empty());
    CHECK(home.members[1].roles.empty());
    CHECK_FALSE(home.members[1].timed_out_until);
    CHECK(old.cores.run(stores.invites->find("c")).value()->uses == 2);
    CHECK(old.cores.run(stores.read_marks->of_account(account_id{8})).value().size() == 1);
    auto far = *old.cores.run(stores.communities->load_server(server_id{greatest_id})).value();
    REQUIRE(far.roles.size() == 1);
    CHECK(far.roles[0].id == role_id{greatest_id});

    // And it goes on from there.
    auto member = home.members[1];
    member.nickname = "new";
    member.roles = {role_id{100}};
    std::vector<community_change> all{changes::put_role{some_role(100, 1, 1)}, changes::put_member{member}};
    REQUIRE(old.cores.run(stores.communities->commit(server_id{1}, all)).has_value());
    REQUIRE(old.cores.run(stores.communities->delete_server(server_id{1})).has_value());
    CHECK(old.cores.run(stores.read_marks->of_account(account_id{8})).value().empty());
}

TEST_CASE("an older program keeps out of a database with roles", "[conformance][migrate]") {
    auto which = GENERATE(from_range(real_backends()));
    INFO(name_of(which));
    old_database old(which);
    old.migrate_to(4);
    // It would make servers without everyone's role.
    CHECK_THROWS_AS(old.migrate_to(3), schema_error);
}

}  // namespace
