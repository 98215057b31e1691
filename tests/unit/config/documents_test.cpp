#include "option.hpp"
#include "support/temporary_folder.hpp"
#include "units.hpp"

#include <parley/config/make_config.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>

using namespace parley;

namespace {

std::string committed(std::string const& name) {
    std::ifstream file(std::string(PARLEY_SOURCE_DIR) + "/config/" + name);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Removes the `#` in front of settings, as an operator does.
std::string uncommented(std::string const& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const setting =
            text[i] == '#' && (i == 0 || text[i - 1] == '\n') && i + 1 < text.size() && text[i + 1] != ' ';
        if (!setting) out += text[i];
    }
    return out;
}

}  // namespace

TEST_CASE("the committed template and schema are what the option table makes", "[config][documents]") {
    // To renew them: parley config default > config/parley.example.toml; parley config default --schema >
    // config/parley.schema.json
    bool const template_is_fresh = committed("parley.example.toml") == config::example_toml();
    bool const schema_is_fresh = committed("parley.schema.json") == config::schema_json();
    CHECK(template_is_fresh);
    CHECK(schema_is_fresh);
}

TEST_CASE("the template loads as it is, and says the defaults when uncommented", "[config][documents]") {
    testing::temporary_folder folder;
    auto const plain = config::load({.file = {}, .use_default_file = false, .environment = {}, .flags = {}});
    auto text = uncommented(config::example_toml());
    // A template cannot hold a secret and its file at once.
    for (auto at = text.find("_file = "); at != std::string::npos; at = text.find("_file = ")) {
        auto const begin = text.rfind('\n', at) + 1;
        text.erase(begin, text.find('\n', at) - begin);
    }
    for (auto const& content : {config::example_toml(), text}) {
        std::ofstream(folder / "parley.toml") << content;
        auto const out = config::load(
            {.file = folder / "parley.toml", .use_default_file = false, .environment = {}, .flags = {}});
        for (auto const& problem : out.problems)
            FAIL_CHECK(problem.place << ": " << problem.text);
        REQUIRE(out.origins.size() == plain.origins.size());
        for (std::size_t i = 0; i < plain.origins.size(); ++i)
            CHECK(out.origins[i].shown == plain.origins[i].shown);
    }
}

TEST_CASE("the schema knows every option and nothing else", "[config][documents]") {
    auto const schema = nlohmann::json::parse(config::schema_json());
    std::size_t found = 0;
    std::function<void(nlohmann::json const&, std::string const&)> walk = [&](auto const& at,
                                                                              auto const& prefix) {
        CHECK(at["additionalProperties"] == false);
        for (auto const& [name, what] : at["properties"].items()) {
            if (what.contains("properties")) {
                walk(what, prefix + name + ".");
                continue;
            }
            auto const is_file = name.ends_with("_file");
            auto const key = prefix + (is_file ? name.substr(0, name.size() - 5) : name);
            CHECK(config::find_option(key) != nullptr);
            if (!is_file) ++found;
        }
    };
    walk(schema, "");
    CHECK(found == config::all_options().size());
}

TEST_CASE("every option is explained, is in a section, and has a variable", "[config][documents]") {
    auto const help = config::environment_help();
    CHECK(config::all_options().size() == config::server_options().size() + config::account_options().size() +
                                              config::store_options().size() +
                                              config::limit_options().size());
    for (auto const* row : config::all_options()) {
        CHECK(row->description.size() > 10);
        CHECK(help.find(config::environment_name(row->key) + "\n") != std::string::npos);
    }
}

TEST_CASE("spans, sizes and rates read back as they are written", "[config]") {
    for (auto const* text : {"0s", "1ms", "41250ms", "20s", "5m", "2h", "30d"}) {
        CHECK(config::write_span(config::parse_span(text).value()) == text);
    }
    for (auto const* text : {"0", "1", "1023", "19MiB", "4KiB", "1GiB"}) {
        CHECK(config::write_size(config::parse_size(text).value()) == text);
    }
    for (auto const* text : {"1/1s", "10/5s", "120/1m"})
        CHECK(config::write_rate(config::parse_rate(text).value()) == text);
    for (auto const* wrong : {"", "s", "1", "-1s", "1.5s", "1 s", "1S", "9223372036854775807d"})
        CHECK_FALSE(config::parse_span(wrong));
    for (auto const* wrong : {"", "MiB", "-1MiB", "1MB", "9223372036854775807GiB"})
        CHECK_FALSE(config::parse_size(wrong));
    for (auto const* wrong : {"", "/", "1/", "/1s", "0/1s", "1/0s", "-1/1s", "1/1"})
        CHECK_FALSE(config::parse_rate(wrong));
}
