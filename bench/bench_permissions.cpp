// What one decision about a permission costs in a big server: 250 roles, 300 channels, 100,000 members. It is
// made for every request, and in a fan-out for every session of a stream that a change of rules touches.

#include "support/report.hpp"

#include <parley/model/permission_rules.hpp>

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace parley;

constexpr std::uint64_t roles_max = 250;
constexpr std::uint64_t channels_of_server = 300;
constexpr std::size_t members = 100'000;
constexpr std::size_t decisions = 1'000'000;
constexpr std::uint64_t first_role = 1'000;
constexpr std::uint64_t first_channel = 10'000;
constexpr std::uint64_t first_member = 1'000'000;

using generator = std::mt19937_64;

std::vector<role> make_roles(generator& next) {
    std::vector<role> out(roles_max);
    for (std::uint64_t i = 0; i < roles_max; ++i) {
        out[i].id = {i == 0 ? 1 : first_role + i};
        out[i].permissions = i == 0 ? everyone_default : next() & next() & ~bit(permission::administrator);
        out[i].position = static_cast<std::int32_t>(i);
    }
    return out;
}

/// The last channel has all that a channel may have: an overwrite for each role, the others for members.
std::vector<channel> make_channels(generator& next) {
    std::vector<channel> out(channels_of_server);
    for (std::uint64_t i = 0; i < channels_of_server; ++i) {
        out[i].id = {first_channel + i};
        bool const full = i + 1 == channels_of_server;
        std::uint64_t const of_roles = full ? roles_max : 15;
        std::uint64_t const of_members = full ? 1'000 - roles_max : 5;
        for (std::uint64_t k = 0; k < of_roles; ++k) {
            auto const target = full ? first_role + k : first_role + next() % roles_max;
            out[i].overwrites.push_back({overwrite::target_kind::role, target, next() & next(), 0});
        }
        for (std::uint64_t k = 0; k < of_members; ++k)
            out[i].overwrites.push_back(
                {overwrite::target_kind::member, first_member + k, 0, next() & next()});
    }
    return out;
}

struct person {
    account_id account;
    std::vector<role_id> roles;
};

person make_person(generator& next, std::size_t number, std::uint64_t role_count) {
    person out{{first_member + number}, {}};
    for (std::uint64_t i = 0; i < role_count; ++i)
        out.roles.push_back({role_count == roles_max ? first_role + i : first_role + next() % roles_max});
    std::ranges::sort(out.roles);
    return out;
}

std::vector<person> make_people(generator& next, std::size_t count, std::uint64_t role_count) {
    std::vector<person> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(make_person(next, i, role_count));
    return out;
}

double cpu_ns() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e9 + static_cast<double>(used.tv_nsec);
}

volatile std::uint64_t kept = 0;  // so that no decision is left out

/// CPU nanoseconds for each of `times` calls of `decide(i)`.
template <class Decide>
double time_each(std::size_t times, Decide decide) {
    std::uint64_t seen = 0;
    auto const from = cpu_ns();
    for (std::size_t i = 0; i < times; ++i)
        seen += decide(i);
    kept = seen;
    return (cpu_ns() - from) / static_cast<double>(times);
}

template <class Decide>
void measure(bench::report& out, std::string const& what, std::size_t times, std::string const& note,
             Decide decide) {
    std::vector<double> runs;
    for (int run = 0; run <= 5; ++run) {
        auto const each = time_each(times, decide);
        if (run > 0) runs.push_back(each);
    }
    out.row(what, bench::spread_of(runs), "ns", note);
}

}  // namespace

int main() {
    generator next(20261122);
    auto const channels = make_channels(next);
    permission_rules const rules({1}, {2}, make_roles(next), channels);
    auto const people = make_people(next, members, 5);
    auto const laden = make_people(next, 100, roles_max);
    auto const full = channels.back().id;
    std::vector<std::uint32_t> picks(decisions);
    for (auto& each : picks)
        each = static_cast<std::uint32_t>(next());

    bench::report out("permissions: 250 roles, 300 channels, 100,000 members");
    measure(out, "in a channel with 20 overwrites, member with 5 roles", decisions, "aim ≤ 1,000",
            [&](std::size_t i) {
                auto const& who = people[picks[i] % members];
                channel_id const where{first_channel + picks[i] % (channels_of_server - 1)};
                return channel_permissions(rules, {who.account, who.roles}, where);
            });
    measure(out, "in the server, member with 5 roles", decisions, "aim ≤ 1,000", [&](std::size_t i) {
        auto const& who = people[picks[i] % members];
        return server_permissions(rules, {who.account, who.roles});
    });
    measure(out, "in a channel with 1,000 overwrites, member with 5 roles", decisions, "aim ≤ 1,000",
            [&](std::size_t i) {
                auto const& who = people[picks[i] % members];
                return channel_permissions(rules, {who.account, who.roles}, full);
            });
    measure(out, "in a channel with 1,000 overwrites, member with 250 roles", decisions / 10,
            "the most there can be", [&](std::size_t i) {
                auto const& who = laden[picks[i] % laden.size()];
                return channel_permissions(rules, {who.account, who.roles}, full);
            });
    measure(
        out, "explained, channel with 20 overwrites, member with 5 roles", decisions, "never in a hot path",
        [&](std::size_t i) {
            auto const& who = people[picks[i] % members];
            channel_id const where{first_channel + picks[i] % (channels_of_server - 1)};
            auto const wanted = permission_names[picks[i] % permission_names.size()].what;
            return std::uint64_t{explain_permission(rules, {who.account, who.roles}, where, wanted).allowed};
        });
    out.print();
    return 0;
}
