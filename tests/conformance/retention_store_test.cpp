#include "metadata_fixture.hpp"

using namespace parley;
using namespace parley::testing;

TEST_CASE("channels that forget are found by page, whatever their server", "[conformance][retention]") {
    auto which = GENERATE(from_range(all_backends()));
    INFO(name_of(which));
    stores_under_test stores(which);
    auto page = [&](std::uint64_t after, std::size_t max) {
        return stores.run(stores->retention().forgetting(channel_id{after}, max)).value();
    };
    CHECK(page(0, 10).empty());
    for (std::uint64_t server : {1U, 2U}) {
        auto row = some_server(server, 10 * server, account_id{5});
        row.channels.front().retention = seconds{3'600 * static_cast<int>(server)};
        row.channels.push_back(some_channel(10 * server + 1, server, 1));  // keeps everything
        row.channels.push_back(some_channel(10 * server + 2, server, 2));
        row.channels.back().retention = seconds{3'155'760'000};
        REQUIRE(stores.run(stores->communities().create_server(std::move(row))).has_value());
    }
    using rows = std::vector<forgetting_channel>;
    forgetting_channel const first{channel_id{10}, server_id{1}, seconds{3'600}};
    forgetting_channel const second{channel_id{12}, server_id{1}, seconds{3'155'760'000}};
    forgetting_channel const third{channel_id{20}, server_id{2}, seconds{7'200}};
    CHECK(page(0, 2) == rows{first, second});
    CHECK(page(12, 1) == rows{third});
    CHECK(page(22, 10).empty());
    auto kept = some_channel(10, 1, 0);
    std::vector<community_change> change{changes::put_channel{kept}};
    REQUIRE(stores.run(stores->communities().commit(server_id{1}, change)).has_value());
    CHECK(page(0, 1) == rows{second});
    REQUIRE(stores.run(stores->communities().delete_server(server_id{1})).has_value());
    CHECK(page(0, 1) == rows{third});
}
