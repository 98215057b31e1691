#include "module_options.hpp"

#include <parley/config/make_config.hpp>

#include <catch2/catch.hpp>

using namespace parley;

namespace {

config::settings with(std::vector<std::pair<std::string, std::string>> environment) {
    auto const out = config::load(
        {.file = {}, .use_default_file = false, .environment = std::move(environment), .flags = {}});
    REQUIRE(out.problems.empty());
    return out.values;
}

}  // namespace

TEST_CASE("the default settings are the rooms' own defaults", "[app]") {
    auto const settings = with({});
    http_api::rate_limits const own;
    auto const given = app::http_api_options(settings).limits;
    CHECK(given.account.count == own.account.count);
    CHECK(given.message_send.count == own.message_send.count);
    CHECK(given.message_send.per == own.message_send.per);
    CHECK(given.invite_lookup.per == own.invite_lookup.per);
    gateway_options const gateway;
    CHECK(app::gateway_options_of(settings, 0).heartbeat_interval == gateway.heartbeat_interval);
    CHECK(app::gateway_options_of(settings, 0).ops_per_minute_max == gateway.ops_per_minute_max);
    CHECK(app::gateway_options_of(settings, 0).identify_burst == gateway.identify_burst);
    CHECK(app::gateway_options_of(settings, 0).identify_refill == gateway.identify_refill);
    CHECK(app::listener_options(settings).port == 8080);
    CHECK(app::password_options(settings).memory_kib == crypto::password_options{}.memory_kib);
}

TEST_CASE("off turns a limit off and never down to nothing", "[app]") {
    auto const off = with({{"PARLEY_LIMITS__ACCOUNT", "off"},
                           {"PARLEY_LIMITS__GATEWAY_COMMANDS", "off"},
                           {"PARLEY_LIMITS__GATEWAY_IDENTIFIES", "off"},
                           {"PARLEY_LIMITS__CONNECTIONS_PER_PEER", "off"},
                           {"PARLEY_LIMITS__SENDING", "off"}});
    CHECK(app::http_api_options(off).limits.account.count == 0);
    CHECK(app::http_api_options(off).load.sending_max == 0);
    CHECK(app::gateway_options_of(off, 0).ops_per_minute_max == 0);
    CHECK(app::gateway_options_of(off, 0).identify_refill == milliseconds{0});
    CHECK(app::listener_options(off).connections_per_peer_max == 0);
    auto const slow = with({{"PARLEY_LIMITS__GATEWAY_COMMANDS", "1/1h"}});
    CHECK(app::gateway_options_of(slow, 0).ops_per_minute_max == 1);
}

TEST_CASE("the printed address is one that a browser on this machine can open", "[app]") {
    CHECK(app::base_url(with({}), 8080) == "http://127.0.0.1:8080");
    CHECK(app::base_url(with({{"PARLEY_SERVER__LISTEN", "0.0.0.0:0"}}), 4242) == "http://localhost:4242");
    CHECK(app::base_url(with({{"PARLEY_SERVER__LISTEN", "[::1]:0"}}), 4242) == "http://[::1]:4242");
    CHECK(app::base_url(with({{"PARLEY_SERVER__PUBLIC_URL", "https://chat.example.org"}}), 1) ==
          "https://chat.example.org");
    CHECK(app::base_url(with({{"PARLEY_TLS__CERTIFICATE", "c"}, {"PARLEY_TLS__KEY", "k"}}), 443) ==
          "https://127.0.0.1:443");
}
