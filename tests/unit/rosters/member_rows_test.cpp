#include "member_rows.hpp"

#include "list_news.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>

namespace {

using namespace parley;

std::vector<member_group> groups_of(std::size_t roles) {
    std::vector<member_group> groups;
    for (std::size_t i = 0; i < roles; ++i)
        groups.push_back({member_group::kind::role, role_id{100 + i}, 0});
    groups.push_back({member_group::kind::online, {}, 0});
    groups.push_back({member_group::kind::offline, {}, 0});
    return groups;
}

/// The list by the book: everybody sorted anew each time.
struct naive_list {
    std::map<account_id, std::pair<std::uint32_t, std::string>> people;

    std::vector<row_key> rows() const {
        std::vector<std::tuple<std::uint32_t, std::string, account_id>> all;
        for (auto const& [who, where] : people)
            all.emplace_back(where.first, where.second, who);
        std::sort(all.begin(), all.end());
        std::vector<row_key> out;
        for (auto const& [group, name, who] : all) {
            bool const new_group = out.empty() || out.back().group != group;
            if (new_group) out.push_back({group, {}});
            out.push_back({group, who});
        }
        return out;
    }
};

/// What a client keeps: rows by position, of which it knows some. Applies ops as docs/native-api.md says.
struct client_list {
    std::map<std::uint32_t, std::pair<row_key, int>> rows;  // with the edition of the member

    void apply(op_sketch const& op, std::map<account_id, int> const& editions) {
        auto const edition = [&](row_key const& key) {
            auto const at = editions.find(key.who);
            return at == editions.end() ? 0 : at->second;
        };
        if (op.what == list_op::kind::sync) {
            rows.erase(rows.lower_bound(op.at), rows.upper_bound(op.last));
            for (std::uint32_t i = 0; i < op.rows.size(); ++i)
                rows[op.at + i] = {op.rows[i], edition(op.rows[i])};
        } else if (op.what == list_op::kind::insert) {
            shift(op.at, +1);
            rows[op.at] = {op.rows[0], edition(op.rows[0])};
        } else if (op.what == list_op::kind::remove) {
            rows.erase(op.at);
            shift(op.at + 1, -1);
        } else {
            rows[op.at] = {op.rows[0], edition(op.rows[0])};
        }
    }
    void shift(std::uint32_t from, int by) {
        std::map<std::uint32_t, std::pair<row_key, int>> moved;
        for (auto at = rows.lower_bound(from); at != rows.end(); at = rows.erase(at))
            moved[static_cast<std::uint32_t>(static_cast<int>(at->first) + by)] = at->second;
        rows.merge(moved);
    }
    /// The length follows from the groups.
    void cut(std::size_t length) {
        rows.erase(rows.lower_bound(static_cast<std::uint32_t>(length)), rows.end());
    }
};

bool same_rows(std::vector<row_key> const& a, std::vector<row_key> const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](row_key const& x, row_key const& y) { return x == y && x.group == y.group; });
}

TEST_CASE("rows are ordered by group, then name, then id, under their headers", "[rosters][list]") {
    member_rows rows(groups_of(1));
    rows.fill({{1, "bob", account_id{2}},
               {1, "ann", account_id{3}},
               {0, "zoe", account_id{1}},
               {1, "bob", account_id{1000}}});
    CHECK(rows.row_count() == 6);
    std::vector<row_key> const expected{{0, {}}, {0, {1}}, {1, {}}, {1, {3}}, {1, {2}}, {1, {1000}}};
    CHECK(same_rows(rows.window({0, 99}), expected));
    CHECK(same_rows(rows.window({1, 3}), {expected[1], expected[2], expected[3]}));
    CHECK(rows.window({6, 10}).empty());
    CHECK(rows.groups()[0].count == 1);
    CHECK(rows.groups()[1].count == 3);
    CHECK(rows.groups()[2].count == 0);
    rows.apply({{account_id{1}, false, 0, {}}, {account_id{77}, false, 0, {}}});
    CHECK(rows.row_count() == 4);
    CHECK_FALSE(rows.holds(account_id{1}));
}

TEST_CASE("steps lead from one window to the other, with no more than must be", "[rosters][list]") {
    auto const row = [](std::uint64_t id) { return row_key{0, account_id{id}}; };
    CHECK(steps_between({}, {}).empty());
    CHECK(steps_between({row(1), row(2), row(3)}, {row(1), row(2), row(3)}).empty());
    auto const one = steps_between({row(1), row(2), row(3)}, {row(2), row(3), row(4)});
    REQUIRE(one.size() == 2);
    CHECK_FALSE(one[0].inserts);
    CHECK(one[0].at == 0);
    CHECK(one[1].inserts);
    CHECK(one[1].at == 2);
    // One that moves goes and comes; the others stay.
    CHECK(steps_between({row(1), row(2), row(3), row(4)}, {row(4), row(1), row(2), row(3)}).size() == 2);
}

TEST_CASE("whatever changes, ops lead every client to the list by the book", "[rosters][list][property]") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        auto const pick = [&](std::size_t count) { return static_cast<std::uint32_t>(random() % count); };
        std::size_t const people = 5 + pick(seed % 3 == 0 ? 400 : 40);
        auto const groups = groups_of(pick(4));
        naive_list book;
        std::map<account_id, int> editions;
        auto const place = [&](account_id who) {
            book.people[who] = {pick(groups.size()), std::string(1, static_cast<char>('a' + pick(26)))};
        };
        std::vector<member_rows::entry> first;
        for (std::uint64_t i = 1; i <= people / 2; ++i) {
            place(account_id{i});
            auto const& where = book.people.at(account_id{i});
            first.push_back({where.first, where.second, account_id{i}});
        }
        member_rows rows(groups);
        rows.fill(std::move(first));

        std::vector<std::vector<row_range>> shown{{{0, 9}},
                                                  {{0, 99}},
                                                  {{3, 7}, {12, 20}},
                                                  {{0, 4}, {5, 9}, {50, 149}},
                                                  {{people > 20 ? 15U : 1U, 30}}};
        std::vector<client_list> clients(shown.size());
        std::map<window_range, std::vector<row_key>> told;
        for (std::size_t c = 0; c < shown.size(); ++c) {
            for (auto const& op : whole(shown[c], rows))
                clients[c].apply(op, editions);
            for (auto const& range : shown[c])
                told[{range.first, range.last}] = rows.window(range);
        }
        for (int round = 0; round < 60; ++round) {
            std::vector<member_rows::change> changes;
            std::unordered_set<account_id> touched;
            for (auto n = pick(round % 10 == 0 ? people : 4) + 1; n > 0; --n) {
                account_id const who{pick(people) + 1U};
                if (!touched.insert(who).second) continue;
                ++editions[who];
                if (pick(3) == 0) {
                    book.people.erase(who);
                } else if (pick(4) != 0 || !book.people.contains(who)) {
                    place(who);
                }
                auto const at = book.people.find(who);
                bool const listed = at != book.people.end();
                changes.push_back(
                    {who, listed, listed ? at->second.first : 0, listed ? at->second.second : ""});
            }
            rows.apply(std::move(changes));
            auto const by_the_book = book.rows();
            INFO("seed " << seed << " round " << round);
            REQUIRE(same_rows(rows.window({0, 100'000}), by_the_book));
            REQUIRE(rows.row_count() == by_the_book.size());
            windows_news news;
            for (auto& [range, before] : told) {
                auto now = rows.window({range.first, range.second});
                if (auto found = compare(before, now, touched)) news.emplace(range, std::move(*found));
                before = std::move(now);
            }
            for (std::size_t c = 0; c < shown.size(); ++c) {
                for (auto const& op : ops_of(shown[c], news, rows))
                    clients[c].apply(op, editions);
                clients[c].cut(rows.row_count());
                for (auto const& range : shown[c]) {
                    for (auto i = range.first; i <= range.last; ++i) {
                        auto const at = clients[c].rows.find(i);
                        bool const there = i < by_the_book.size();
                        INFO("client " << c << " row " << i);
                        REQUIRE(there == (at != clients[c].rows.end()));
                        if (!there) continue;
                        REQUIRE(at->second.first == by_the_book[i]);
                        if (at->second.first.who)
                            REQUIRE(at->second.second == editions[at->second.first.who]);
                    }
                }
            }
        }
    }
}

}  // namespace
