#include "support/temporary_folder.hpp"

#include <parley/config/make_config.hpp>

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>

using namespace parley;
using config::load;

namespace {

/// A folder with settings in it, and what they load as.
struct given {
    testing::temporary_folder folder;
    config::sources from{.file = {}, .use_default_file = false, .environment = {}, .flags = {}};

    std::string write(std::string const& name, std::string const& text) {
        std::ofstream(folder / name) << text;
        return folder / name;
    }
    given& file(std::string const& text, std::string const& name = "parley.toml") {
        from.file = write(name, text);
        return *this;
    }
    given& env(std::string const& name, std::string const& text) {
        from.environment.emplace_back(name, text);
        return *this;
    }
    given& flag(std::string const& name, std::string const& key, std::string const& text) {
        from.flags.push_back({name, key, text});
        return *this;
    }
    std::string problem() const {
        auto const out = load(from);
        if (out.problems.empty()) return "";
        return out.problems[0].place + ": " + out.problems[0].text;
    }
};

bool holds(std::string const& text, std::string const& part) {
    return text.find(part) != std::string::npos;
}

config::origin origin_of(config::outcome const& out, std::string const& key) {
    for (auto const& one : out.origins) {
        if (one.key == key) return one;
    }
    return {};
}

}  // namespace

TEST_CASE("nothing given is the defaults", "[config]") {
    auto const out = load(given{}.from);
    REQUIRE(out.problems.empty());
    CHECK(out.values.server.listen == "127.0.0.1:8080");
    CHECK(out.values.server.cores == 0);
    CHECK(out.values.auth.sign_up == config::sign_up_mode::invite);
    CHECK(out.values.drain.window == milliseconds{20'000});
    CHECK(out.values.limits.message_send == config::rate{10, milliseconds{5000}});
    CHECK(out.values.auth.oidc.scopes == std::vector<std::string>{"openid", "profile"});
    CHECK(origin_of(out, "server.listen").source == "default");
}

TEST_CASE("flags win over the environment, the environment over the file, the file over defaults",
          "[config]") {
    given g;
    g.file("[server]\nlisten = \"127.0.0.1:1\"\ninstance_name = \"file\"\ncores = 3\n");
    g.env("PARLEY_SERVER__LISTEN", "127.0.0.1:2").env("PARLEY_SERVER__INSTANCE_NAME", "env");
    g.flag("--listen", "server.listen", "127.0.0.1:3");
    auto const out = load(g.from);
    REQUIRE(out.problems.empty());
    CHECK(out.values.server.listen == "127.0.0.1:3");
    CHECK(out.values.server.instance_name == "env");
    CHECK(out.values.server.cores == 3);
    CHECK(origin_of(out, "server.listen").source == "flag --listen");
    CHECK(origin_of(out, "server.instance_name").source == "env PARLEY_SERVER__INSTANCE_NAME");
    CHECK(origin_of(out, "server.cores").source == "file " + g.from.file + ":4");
}

TEST_CASE("JSON of the same schema is read too", "[config]") {
    given g;
    g.file(
        R"({"server": {"cores": 2, "trusted_proxies": ["10.0.0.0/8"]}, "auth": {"oidc": {"name": "Ours"}}})",
        "parley.json");
    auto const out = load(g.from);
    REQUIRE(out.problems.empty());
    CHECK(out.values.server.cores == 2);
    CHECK(out.values.server.trusted_proxies == std::vector<std::string>{"10.0.0.0/8"});
    CHECK(out.values.auth.oidc.name == "Ours");
}

TEST_CASE("an unknown key is refused with its place and the nearest match", "[config]") {
    CHECK(holds(given{}.file("[server]\nlisten = \"127.0.0.1:1\"\ncoers = 2\n").problem(),
                "parley.toml:3: there is no setting server.coers; did you mean server.cores?"));
    CHECK(
        holds(given{}.env("PARLEY_SERVER__LISTN", "x").problem(),
              "PARLEY_SERVER__LISTN: there is no setting server.listn; did you mean PARLEY_SERVER__LISTEN?"));
    CHECK(holds(given{}.file("cores = 2\n").problem(), "did you mean server.cores?"));
    CHECK_FALSE(holds(given{}.file("[zzzzzz]\nqqqqqqqq = 2\n").problem(), "did you mean"));
}

TEST_CASE("names without two underscores, and names of others, are no settings", "[config]") {
    given g;
    g.env("PARLEY_FAILPOINT", "x:1:crash").env("PARLEY_TEST_URL", "y").env("PATH__X", "z").env("HOME", "/");
    CHECK(g.problem() == "");
}

TEST_CASE("a wrong value is refused where it stands, with what is allowed", "[config]") {
    CHECK(holds(given{}.file("[server]\ncores = 1000\n").problem(),
                ":2: server.cores must be a number from 1 to 256, or \"auto\""));
    CHECK(holds(given{}.file("[server]\ncores = 0\n").problem(), "server.cores must be"));
    CHECK(holds(given{}.file("[server]\ncores = \"2\"\n").problem(), "server.cores must be"));
    CHECK(holds(given{}.env("PARLEY_SERVER__CORES", "two").problem(),
                "PARLEY_SERVER__CORES: server.cores must be"));
    CHECK(holds(given{}.env("PARLEY_SERVER__CORES", "").problem(), "server.cores must be"));
    CHECK(holds(given{}.flag("--listen", "server.listen", "localhost").problem(),
                "--listen: server.listen must be"));
    CHECK(holds(given{}.file("[drain]\nwindow = 20\n").problem(), "a time such as"));
    CHECK(holds(given{}.file("[drain]\nwindow = \"99999999999999999999d\"\n").problem(),
                "drain.window must be"));
    CHECK(holds(given{}.file("[drain]\nwindow = \"9000000000000000d\"\n").problem(), "drain.window must be"));
    CHECK(holds(given{}.file("[log]\nlevel = \"loud\"\n").problem(),
                "one of \"debug\", \"info\", \"warn\", \"error\""));
    CHECK(holds(given{}.file("[tls]\nhsts = \"yes\"\n").problem(), "true or false"));
    CHECK(holds(given{}.file("[limits]\npeer = 0\n").problem(), "COUNT/TIME"));
    CHECK(holds(given{}.file("[limits]\npeer = \"0/1s\"\n").problem(), "COUNT/TIME"));
    CHECK(holds(given{}.file("[limits]\npeer = \"1/0s\"\n").problem(), "COUNT/TIME"));
    CHECK(holds(given{}.file("[limits]\npeer = \"1/400d\"\n").problem(), "COUNT/TIME"));
    CHECK(holds(given{}.file("[server]\ntrusted_proxies = [\"10.0.0.0/33\"]\n").problem(), "CIDR"));
    CHECK(holds(given{}.file("[server]\ntrusted_proxies = \"10.0.0.0/8\"\n").problem(), "a list of"));
    CHECK(holds(given{}.file("[server]\ninstance_name = \"a\\nb\"\n").problem(), "on one line"));
    CHECK(holds(given{}.file("[server]\ndata = 1979-05-27\n").problem(), ":2: server.data must be a text"));
    CHECK(holds(given{}.file("[server\n").problem(), "parley.toml:1"));
    CHECK(holds(given{}.file("{", "parley.json").problem(), "not a JSON object"));
    CHECK(holds(given{}.file("[server]\npublic_url = \"https://x.org/app\"\n").problem(), "without a path"));
}

TEST_CASE("nesting without end is refused, not followed", "[config][security]") {
    std::string deep = "a";
    for (int i = 0; i < 100'000; ++i)
        deep += ".a";
    CHECK(holds(given{}.file(deep + " = 1\n").problem(), ":1: a line has at most"));
    CHECK(holds(given{}.file("[server]\n[" + deep + "]\n").problem(), ":2: a line has at most"));
    CHECK_FALSE(given{}.file("a" + deep.substr(0, 8000) + " = 1\n").problem().empty());
    CHECK_FALSE(given{}.file("x = " + std::string(100'000, '[') + "\n").problem().empty());
    CHECK_FALSE(given{}.file(std::string(200'000, '['), "parley.json").problem().empty());
    std::string object;
    for (int i = 0; i < 40'000; ++i)
        object += "{\"a\":";
    CHECK_FALSE(given{}.file(object + "1" + std::string(40'000, '}'), "parley.json").problem().empty());
}

TEST_CASE("all problems are told at once", "[config]") {
    CHECK(load(given{}.file("[server]\ncores = 0\nlisten = \"x\"\n[nope]\na = 1\n").from).problems.size() ==
          3);
}

TEST_CASE("a missing or overlong file is refused", "[config]") {
    given g;
    g.from.file = g.folder / "absent.toml";
    CHECK(holds(g.problem(), "cannot read"));
    CHECK(holds(given{}.file(std::string(300'000, '#')).problem(), "larger than"));
    g.from.file = g.folder.text();
    CHECK(holds(g.problem(), "cannot read"));
}

TEST_CASE("off and auto stand for no limit and the machine's own choice; the number 0 never does",
          "[config]") {
    given g;
    g.file("[limits]\npeer = \"off\"\nconnections_per_peer = \"off\"\n[server]\ncores = \"auto\"\n")
        .env("PARLEY_LIMITS__SENDING", "off");
    auto const out = load(g.from);
    REQUIRE(out.problems.empty());
    CHECK(out.values.limits.peer.count == 0);
    CHECK(out.values.limits.connections_per_peer == 0);
    CHECK(out.values.limits.sending == 0);
    CHECK(origin_of(out, "limits.peer").shown == "\"off\"");
}

TEST_CASE("a secret comes from a file of its own and is never shown", "[config][security]") {
    given g;
    auto const path = g.write("secret", "CANARY_secret\n");
    g.env("PARLEY_AUTH__OIDC__CLIENT_SECRET_FILE", path);
    g.file(
        "[auth.oidc]\nissuer = \"https://id.example.org\"\nclient_id = \"x\"\n[server]\npublic_url = "
        "\"https://x.org\"\n");
    auto const out = load(g.from);
    REQUIRE(out.problems.empty());
    CHECK(out.values.auth.oidc.client_secret == "CANARY_secret");
    for (auto const& one : out.origins)
        CHECK_FALSE(holds(one.shown, "CANARY"));
}

TEST_CASE("a secret file that is missing or empty is refused, and no secret stands in a message",
          "[config][security]") {
    given g;
    CHECK(holds(given{}.env("PARLEY_STORAGE__POSTGRES_URL_FILE", "/absent/x").problem(),
                "cannot read /absent/x"));
    CHECK(holds(given{}.env("PARLEY_STORAGE__POSTGRES_URL_FILE", g.write("empty", "\n")).problem(), "empty"));
    CHECK_FALSE(holds(given{}.env("PARLEY_STORAGE__POSTGRES_URL", std::string(5000, 'S')).problem(), "SSS"));
}

TEST_CASE("one setting given twice in one source is refused", "[config]") {
    given g;
    g.env("PARLEY_STORAGE__POSTGRES_URL", "a").env("PARLEY_STORAGE__POSTGRES_URL_FILE", g.write("s", "b"));
    CHECK(holds(g.problem(), "is given here and at"));
}

TEST_CASE("settings that contradict each other are refused", "[config]") {
    CHECK(holds(given{}.file("[tls]\ncertificate = \"x\"\n").problem(), "together"));
    CHECK(holds(given{}.file("[storage]\nmetadata = \"postgres\"\n").problem(), "postgres_url"));
    CHECK(holds(given{}.file("[drain]\nwindow = \"40s\"\n").problem(), "drain.window"));
    CHECK(holds(given{}.file("[auth]\npassword_login = false\n").problem(), "nobody could log in"));
    CHECK(holds(given{}.file("[auth.oidc]\nissuer = \"https://a\"\nclient_id = \"x\"\n").problem(),
                "public_url"));
}

TEST_CASE("a reload tells what applies from what needs a restart, secrets included", "[config]") {
    auto const before = load(given{}.from);
    auto const after =
        load(given{}
                 .file("[log]\nlevel = \"debug\"\n[limits]\npeer = \"off\"\n[server]\ncores = 2\n"
                       "[storage]\npostgres_url = \"other\"\n")
                 .from);
    std::vector<std::string> fixed;
    auto const changed = changed_keys(before, after, fixed);
    CHECK(changed == std::vector<std::string>{"limits.peer", "log.level"});
    CHECK(fixed == std::vector<std::string>{"server.cores", "storage.postgres_url"});
}

TEST_CASE("addresses to listen on are split, IPv6 in brackets", "[config]") {
    CHECK(config::split_listen("127.0.0.1:0") == std::pair{std::string("127.0.0.1"), std::uint16_t{0}});
    CHECK(config::split_listen("[::1]:65535") == std::pair{std::string("::1"), std::uint16_t{65535}});
    for (auto const* wrong : {"", ":", "localhost:80", "127.0.0.1", "127.0.0.1:65536", "::1:80", "[::1]",
                              "[127.0.0.1]:80", "127.0.0.1:-1", "127.0.0.1:8 0", "127.0.0.1:"}) {
        CHECK_FALSE(config::split_listen(wrong));
    }
}
