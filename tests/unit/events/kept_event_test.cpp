#include "kept_event.hpp"

#include <parley/model/permission_rules.hpp>

#include <catch2/catch.hpp>

namespace {

using namespace parley;

encoded_event_ptr published(events::payload what) {
    auto made = std::make_shared<encoded_event>();
    made->what = {stream_id::of_server(server_id{1}), {3, 4}, std::move(what)};
    made->native = std::make_shared<std::string const>("a frame");
    return made;
}

TEST_CASE("a ring keeps an event without its rules, and shares its frame", "[events]") {
    auto const rules = std::make_shared<permission_rules const>(
        server_id{1}, account_id{2}, std::span<role const>{}, std::span<channel const>{});
    auto const given = published(events::role_deleted{server_id{1}, role_id{5}, rules});
    auto const kept = for_ring(given);
    auto const& deleted = std::get<events::role_deleted>(kept->what.what);
    CHECK(deleted.role == role_id{5});
    CHECK(deleted.rules == nullptr);
    CHECK(kept->native == given->native);
    CHECK(kept->what.at == given->what.at);
    CHECK(std::get<events::role_deleted>(given->what.what).rules == rules);
    CHECK(rules.use_count() == 2);
}

TEST_CASE("a ring keeps what carries no rules as it is", "[events]") {
    for (auto const& what :
         {events::payload{events::message_deleted{}}, events::payload{events::role_deleted{}}}) {
        auto const given = published(what);
        CHECK(for_ring(given) == given);
    }
}

}  // namespace
