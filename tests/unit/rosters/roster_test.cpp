#include "roster.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace {

using namespace parley;

account person(std::uint64_t id, std::string name, std::string display) {
    account who;
    who.id = account_id{id};
    who.name = std::move(name);
    who.display_name = std::move(display);
    return who;
}
std::vector<std::uint64_t> starting(roster const& of, std::string const& start, std::size_t steps = 100) {
    std::vector<std::uint64_t> all;
    roster::place at;
    for (bool more = true; more;) {
        std::vector<account_id> some;
        more = of.next(start, at, steps, some);
        for (auto const each : some)
            all.push_back(each.value);
    }
    return all;
}
using ids = std::vector<std::uint64_t>;

TEST_CASE("people are found by the start of any of their names, in order of it", "[rosters]") {
    roster of;
    of.put(person(1, "ada", "Countess"), "", roster::word::read);
    of.put(person(2, "bob", "Bob"), "Adalbert", roster::word::read);
    of.put(person(3, "adam", "ADAM"), "", roster::word::read);
    CHECK(starting(of, "ada") == ids{1, 2, 3});
    CHECK(starting(of, "c") == ids{1});
    CHECK(starting(of, "bob") == ids{2});
    CHECK(starting(of, "adam") == ids{3});
    CHECK(starting(of, "x").empty());
    CHECK(std::set<std::uint64_t>{1, 2, 3} == [&] {
        auto const all = starting(of, "");
        return std::set<std::uint64_t>(all.begin(), all.end());
    }());
    for (std::size_t steps : {1U, 2U, 3U})
        CHECK(starting(of, "ada", steps) == ids{1, 2, 3});
}

TEST_CASE("among a few, those with such a name are found, in order of it", "[rosters]") {
    roster of;
    of.put(person(1, "ada", "Countess"), "", roster::word::read);
    of.put(person(2, "bob", "Bob"), "Adalbert", roster::word::read);
    of.put(person(3, "adam", "ADAM"), "Aaron", roster::word::read);
    std::vector<account_id> const all{account_id{3}, account_id{2}, account_id{1}, account_id{9}};
    auto const found = [&](std::string const& start, std::size_t count_max) {
        ids out;
        for (auto const each : of.among(all, start, count_max))
            out.push_back(each.value);
        return out;
    };
    CHECK(found("ada", 100) == ids{1, 2, 3});
    CHECK(found("ada", 2) == ids{1, 2});
    CHECK(found("", 100) == ids{3, 1, 2});
    CHECK(found("x", 100).empty());
}

TEST_CASE("names follow what they are called, and nothing is left of former ones", "[rosters]") {
    roster of;
    of.put(person(1, "ada", "Ada"), "", roster::word::read);
    of.set_nickname(account_id{1}, "Boss");
    CHECK(of.find(account_id{1})->shown() == "boss");
    CHECK(starting(of, "b") == ids{1});
    of.rename(person(1, "ada", "Countess"));
    CHECK(starting(of, "count") == ids{1});
    CHECK(of.find(account_id{1})->shown() == "boss");
    of.set_nickname(account_id{1}, "");
    CHECK(starting(of, "b").empty());
    CHECK(of.find(account_id{1})->shown() == "countess");
    of.erase(account_id{1});
    CHECK(starting(of, "").empty());
    CHECK(of.size() == 0);
    of.rename(person(1, "ada", "Ada"));
    of.set_nickname(account_id{1}, "Boss");
    CHECK(of.size() == 0);
}

TEST_CASE("what was told is not undone by what was read before", "[rosters]") {
    roster of;
    of.put(person(1, "ada", "New"), "", roster::word::told);
    of.put(person(1, "ada", "Old"), "", roster::word::read);
    CHECK(of.find(account_id{1})->display == "new");
    of.put(person(1, "ada", "Newer"), "", roster::word::told);
    CHECK(starting(of, "newe") == ids{1});
    CHECK(starting(of, "new") == ids{1});
}

}  // namespace
