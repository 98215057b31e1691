#include "support/manual_clock.hpp"
#include "support/temporary_folder.hpp"

#include <parley/cluster/make_cluster.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <set>

using namespace parley;

namespace {

struct one_node {
    testing::temporary_folder folder;
    testing::manual_clock time;
    std::string problem;

    std::string file() { return folder / "node.state"; }
    std::unique_ptr<cluster::local_control> start() {
        problem.clear();
        return cluster::make_local_control({.state_file = file(), .on_storage_failure = {}}, time, problem);
    }
    void damage(std::streamoff at) {
        std::fstream file_stream(file(), std::ios::in | std::ios::out | std::ios::binary);
        file_stream.seekp(at);
        file_stream.write("damaged!", 8);
    }
};

constexpr std::streamoff first_slot = 16;
constexpr std::streamoff second_slot = 4096 + 16;

}  // namespace

TEST_CASE("each start has an epoch of its own, one above the last", "[cluster]") {
    one_node node;
    auto const first = node.start()->epoch();
    CHECK(node.start()->epoch() == first + 1);
    CHECK(node.start()->epoch() == first + 2);
}

TEST_CASE("fences carry the shard and this life's epoch", "[cluster]") {
    one_node node;
    auto const here = node.start();
    CHECK(here->fence_of(7).shard == 7);
    CHECK(here->fence_of(7).epoch == here->epoch());
    CHECK(here->valid());
}

TEST_CASE("a restart with the clock set back mints above everything minted before", "[cluster][ids]") {
    one_node node;
    std::uint64_t newest = 0;
    {
        auto const here = node.start();
        snowflake_generator ids(node.time, 0, here->floor_ms());
        here->keep(ids);
        for (int i = 0; i < 10'000; ++i)
            newest = ids.next();
        REQUIRE(newest != 0);
    }
    node.time.step_wall(milliseconds{-3'600'000});
    auto const again = node.start();
    snowflake_generator ids(node.time, 0, again->floor_ms());
    again->keep(ids);
    auto const next = ids.next();
    CHECK(next > newest);
    std::uint64_t last = next;
    for (int i = 0; i < 100'000; ++i) {
        auto const one = ids.next();
        REQUIRE(one > last);
        last = one;
    }
}

TEST_CASE("no id is minted before the promise is on the disk", "[cluster][ids]") {
    one_node node;
    auto const here = node.start();
    snowflake_generator ids(node.time, 0, here->floor_ms());
    CHECK(ids.next() == 0);
    here->keep(ids);
    CHECK(ids.next() != 0);
}

TEST_CASE("one damaged slot loses neither the epochs nor the ceiling", "[cluster]") {
    for (auto const slot : {first_slot, second_slot}) {
        one_node node;
        auto const before = node.start();
        snowflake_generator ids(node.time, 0, before->floor_ms());
        before->keep(ids);
        auto const newest = ids.next();
        before->stop();
        node.damage(slot);
        node.time.step_wall(milliseconds{-1000});
        auto const again = node.start();
        REQUIRE(again);
        CHECK(again->epoch() > before->epoch());
        snowflake_generator more(node.time, 0, again->floor_ms());
        again->keep(more);
        CHECK(more.next() > newest);
    }
}

TEST_CASE("two damaged slots stop the start with a sentence that names the file", "[cluster]") {
    one_node node;
    REQUIRE(node.start());
    node.damage(first_slot);
    node.damage(second_slot);
    CHECK_FALSE(node.start());
    CHECK(node.problem.find(node.file()) != std::string::npos);
    CHECK(node.problem.find("damaged") != std::string::npos);
}

TEST_CASE("a file cut short is damage, an empty one is a first start", "[cluster]") {
    one_node node;
    auto const before = node.start()->epoch();
    std::filesystem::resize_file(node.file(), 64);
    auto const cut = node.start();
    bool const refused_or_above = !cut || cut->epoch() > before;
    CHECK(refused_or_above);
    std::filesystem::resize_file(node.file(), 0);
    CHECK(node.start());
}

TEST_CASE("a lost file does not bring back an epoch of before", "[cluster]") {
    one_node node;
    auto const before = node.start()->epoch();
    std::filesystem::remove(node.file());
    node.time.advance(milliseconds{5'000});
    CHECK(node.start()->epoch() > before);
}

TEST_CASE("a folder that cannot be written refuses the start", "[cluster]") {
    one_node node;
    std::string problem;
    auto const none = cluster::make_local_control(
        {.state_file = node.folder / "absent/node.state", .on_storage_failure = {}}, node.time, problem);
    CHECK_FALSE(none);
    CHECK(problem.find("absent/node.state") != std::string::npos);
}
