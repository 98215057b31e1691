#pragma once
// A whole handler over fakes, with two people who share a server and one who does not.

#include "support/fakes/fake_assets.hpp"
#include "support/fakes/fake_community_services.hpp"
#include "support/fakes/fake_expressions.hpp"
#include "support/fakes/fake_growth_services.hpp"
#include "support/fakes/fake_messages.hpp"
#include "support/fakes/fake_metrics.hpp"
#include "support/fakes/fake_moderation_services.hpp"
#include "support/fakes/noted_lists.hpp"
#include "support/manual_clock.hpp"
#include "support/run.hpp"

#include <parley/http_api/make_http_api.hpp>

#include <nlohmann/json.hpp>

#include <memory>

namespace parley::testing {

/// A request in the making: `ask("POST", "/servers").as("token").json(R"({…})")`.
struct ask {
    net::http_request request;

    ask(std::string method, std::string target) {
        using enum net::http_method;
        static std::map<std::string, net::http_method> const methods{
            {"GET", get},     {"HEAD", head},  {"POST", post},      {"PUT", put},
            {"PATCH", patch}, {"DELETE", del}, {"OPTIONS", options}};
        auto found = methods.find(method);
        request.method = found == methods.end() ? other : found->second;
        request.method_name = std::move(method);
        auto const question = target.find('?');
        request.path = target.substr(0, question);
        if (question != std::string::npos) request.query = target.substr(question + 1);
        request.peer = "203.0.113.7";
        request.request_id = "test-request";
        with("host", "chat.example.org");
    }
    ask& with(std::string name, std::string value) {
        request.headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    ask& as(std::string const& token) { return with("authorization", "Bearer " + token); }
    ask& body(std::string text, std::string type) {
        with("content-length", std::to_string(text.size())).with("content-type", std::move(type));
        request.body = std::move(text);
        return *this;
    }
    ask& json(std::string text) { return body(std::move(text), "application/json"); }
    /// As the web client does, with its cookie.
    ask& web(std::string const& token) {
        with("x-parley-client", "web");
        return with("cookie",
                    "other=1; " + std::string(request.secure ? "__Host-parley" : "parley") + "=" + token);
    }
    ask& secure() {
        request.secure = true;
        return *this;
    }
    ask& local() {
        request.peer = "127.0.0.1";
        request.loopback = true;
        return *this;
    }
};

struct reply {
    net::http_response raw;

    int status() const { return raw.status; }
    std::string text() const {
        if (!raw.static_body.empty()) return std::string(raw.static_body);
        return raw.shared_body ? *raw.shared_body : raw.body;
    }
    nlohmann::json json() const { return nlohmann::json::parse(text()); }
    std::string code() const { return json().value("code", ""); }
    std::string header(std::string_view name) const {
        for (auto const& [key, value] : raw.headers) {
            if (key == name) return value;
        }
        return {};
    }
};

class house {
public:
    explicit house(http_api::http_api_options options = {}, std::vector<http_api::web_file> files = {},
                   std::size_t core_count = 1)
        : cores(core_count) {
        ada = people.add(101, "ada", true).id;
        bob = people.add(102, "bob").id;
        eve = people.add(103, "eve").id;
        ada_token = people.give_token(ada);
        bob_token = people.give_token(bob);
        eve_token = people.give_token(eve);
        server what;
        what.id = home;
        what.name = "Home";
        what.owner = ada;
        directory.add_server(what);
        directory.add_channel(home, hall);
        directory.add_member(home, bob);
        options.version = "1.2.3";
        http_api::gateway_door door = [this](auto const&, std::string token, net::http_response&) {
            gateway_tokens.push_back(std::move(token));
            return std::make_unique<silent_socket>();
        };
        handler = http_api::make_http_api(std::move(options), {cores.all,
                                                               time,
                                                               numbers,
                                                               people,
                                                               people,
                                                               people,
                                                               people,
                                                               directory,
                                                               services,
                                                               services,
                                                               services,
                                                               services,
                                                               services,
                                                               moderators,
                                                               moderators,
                                                               moderators,
                                                               moderators,
                                                               moderators,
                                                               moderators,
                                                               services,
                                                               growth,
                                                               growth,
                                                               growth,
                                                               growth,
                                                               growth,
                                                               happenings,
                                                               growth,
                                                               said,
                                                               said,
                                                               services,
                                                               pictures,
                                                               drawn,
                                                               lists,
                                                               door,
                                                               [this] { return healthy; },
                                                               [this] { return state; },
                                                               std::move(files)});
    }

    reply send(ask const& what) { return {cores.run(run_handler(what.request))}; }
    reply get(std::string const& path, std::string const& token) { return send(ask("GET", path).as(token)); }

    struct silent_socket final : net::websocket_events {
        void on_open(net::websocket&) override {}
        void on_message(net::websocket&, std::string_view, bool) override {}
        void on_closed(std::uint16_t) override {}
    };

    running_cores cores;
    manual_clock time;
    fake_metrics numbers;
    fake_identity people;
    fake_directory directory;
    fake_community_services services{directory, people};
    testing::noted_lists lists;
    fake_growth_services growth{directory};
    fake_scheduled_events happenings{directory};
    fake_moderation_services moderators{directory, services};
    fake_messages said{directory};
    fake_assets pictures;
    fake_expressions drawn{directory};
    bool healthy = true;
    http_api::readiness state{true, {{"storage", "ok"}}};
    std::vector<std::string> gateway_tokens;
    account_id ada, bob, eve;
    std::string ada_token, bob_token, eve_token;
    server_id home{2001};
    channel_id hall{3001};
    std::unique_ptr<net::http_handler> handler;

private:
    task<net::http_response> run_handler(net::http_request request) {
        co_return co_await handler->handle(std::move(request));
    }
};

/// Limits that no test runs into by accident.
inline http_api::http_api_options unlimited() {
    http_api::http_api_options options;
    options.limits = {{0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}},
                      {0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}},
                      {0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}}, {0, seconds{1}}};
    return options;
}

}  // namespace parley::testing
