#include "routes/routes.hpp"
#include "unit/http_api/house.hpp"

#include <parley/wire/names.hpp>

#include <catch2/catch.hpp>

#include <set>

namespace {

using namespace parley;
using namespace parley::testing;
using nlohmann::json;

/// Every `$ref` of a document, wherever it stands.
void collect_references(json const& in, std::set<std::string>& out) {
    if (in.is_object() && in.contains("$ref")) out.insert(in["$ref"].get<std::string>());
    if (in.is_structured()) {
        for (auto const& child : in)
            collect_references(child, out);
    }
}

bool points_somewhere(json const& document, std::string const& reference) {
    return reference.starts_with("#") && document.contains(json::json_pointer(reference.substr(1)));
}

TEST_CASE("OpenAPI describes every row with all its parts", "[http_api][documents]") {
    house it(unlimited());
    auto const document = it.send(ask("GET", "/openapi.json")).json();
    CHECK(document["openapi"] == "3.1.0");
    std::size_t operations = 0;
    for (auto const& [path, methods] : document["paths"].items()) {
        for (auto const& [method, operation] : methods.items()) {
            INFO(method << ' ' << path);
            ++operations;
            CHECK(operation["operationId"].is_string());
            CHECK(operation["security"].is_array());
            CHECK(operation["x-parley-rate-limit"]["bucket"].is_string());
            CHECK(operation["responses"].contains("500"));
            CHECK((method == "get" || operation["responses"].contains("403")));
            if (operation.contains("requestBody")) {
                auto const& contents = operation["requestBody"]["content"];
                CHECK_FALSE(contents.empty());
            }
            // A body of bytes has no fields.
            if (operation.contains("requestBody") &&
                operation["requestBody"]["content"].contains("application/json")) {
                auto const& content = operation["requestBody"]["content"]["application/json"];
                CHECK(content["example"].is_object());
                for (auto const& [name, value] : content["example"].items()) {
                    CHECK(content["schema"]["properties"].contains(name));
                }
            }
            for (auto const& [status, response] : operation["responses"].items()) {
                CHECK(response["description"].is_string());
                bool const refusal = status[0] >= '4' && response.contains("x-parley-codes");
                if (refusal) CHECK(response["content"].contains("application/problem+json"));
            }
        }
    }
    CHECK(operations == http_api::all_routes().size());
}

TEST_CASE("every reference of both documents leads somewhere", "[http_api][documents]") {
    for (auto const& text : {http_api::openapi_document({}), http_api::asyncapi_document({})}) {
        auto const document = json::parse(text);
        std::set<std::string> references;
        collect_references(document, references);
        CHECK(references.size() > 10);
        for (auto const& one : references) {
            INFO(one);
            CHECK(points_somewhere(document, one));
        }
    }
}

TEST_CASE("examples have the properties that their schemas require", "[http_api][documents]") {
    auto const document = json::parse(http_api::asyncapi_document({}));
    for (auto const& [name, schema] : document["components"]["schemas"].items()) {
        if (!schema.contains("examples")) continue;
        INFO(name);
        auto const& example = schema["examples"][0];
        for (auto const& required : schema["required"])
            CHECK(example.contains(required.get<std::string>()));
        for (auto const& [key, value] : example.items())
            CHECK(schema["properties"].contains(key));
    }
}

TEST_CASE("what the handlers write is what the documents promise", "[http_api][documents]") {
    house it(unlimited());
    auto const document = json::parse(http_api::openapi_document({}));
    it.send(ask("POST", "/channels/3001/messages").as(it.bob_token).json(R"({"content":"x"})"));
    auto const code =
        it.send(ask("POST", "/servers/2001/invites").as(it.bob_token)).json()["code"].get<std::string>();
    it.services.log.push_back({.id = {7},
                               .server = it.home,
                               .actor = it.ada,
                               .detail = {},
                               .reason = {},
                               .changes = {{"name", "a", "b"}}});
    auto const overwritten = it.send(ask("PUT", "/channels/3001/overwrites/102")
                                         .as(it.ada_token)
                                         .json(R"({"type":"member","allow":"1024"})"));
    std::map<std::string, json> const answers{
        {"Server", it.get("/servers/2001", it.bob_token).json()},
        {"Channel", it.get("/channels/3001", it.bob_token).json()},
        {"ChannelSummary", it.get("/servers/2001/channels", it.bob_token).json()[0]},
        {"Message", it.get("/channels/3001/messages", it.bob_token).json()[0]},
        {"Member", it.get("/servers/2001/members", it.bob_token).json()[0]},
        {"Invite", it.get("/servers/2001/invites", it.bob_token).json()[0]},
        {"InvitePreview", it.get("/invites/" + code, it.bob_token).json()},
        {"Session", it.get("/users/@me/sessions", it.bob_token).json()[0]},
        {"OwnUser", it.get("/users/@me", it.bob_token).json()},
        {"User", it.get("/users/101", it.bob_token).json()},
        {"Role", it.get("/servers/2001/roles", it.bob_token).json()[0]},
        {"Ban", it.send(ask("PUT", "/servers/2001/bans/103").as(it.ada_token).json("{}")).json()},
        {"AuditEntry", it.get("/servers/2001/audit-log", it.ada_token).json()[0]},
        {"AuditChange", it.get("/servers/2001/audit-log", it.ada_token).json()[0]["changes"][0]},
        {"OwnMembership", it.get("/servers/2001", it.bob_token).json()["self"]},
        {"Explanation", it.get("/servers/2001/permissions/explain", it.bob_token).json()},
        {"Verdict", it.get("/servers/2001/permissions/explain", it.bob_token).json()["permissions"][0]},
        {"Overwrite", overwritten.json()["overwrites"][0]},
        {"Problem", it.get("/servers/1", it.bob_token).json()}};
    for (auto const& [name, answer] : answers) {
        INFO(name);
        auto const& schema = document["components"]["schemas"][name];
        for (auto const& required : schema["required"])
            CHECK(answer.contains(required.get<std::string>()));
        for (auto const& [key, value] : answer.items()) {
            INFO(key);
            CHECK(schema["properties"].contains(key));
        }
    }
}

TEST_CASE("the documents list every name that the wire knows", "[http_api][documents]") {
    auto const schemas = json::parse(http_api::openapi_document({}))["components"]["schemas"];
    auto is_listed = [&](char const* schema, char const* property, std::string_view name) {
        auto const& all = schemas[schema]["properties"][property]["enum"];
        return std::find(all.begin(), all.end(), name) != all.end();
    };
    for (auto const& [kind, name] : wire::channel_kinds)
        CHECK(is_listed("ChannelSummary", "type", name));
    for (auto const& [action, name] : wire::audit_actions)
        CHECK(is_listed("AuditEntry", "action", name));
    for (auto const& [step, name] : wire::verdict_steps)
        CHECK(is_listed("Verdict", "by", name));
}

TEST_CASE("AsyncAPI names every event of the native dialect", "[http_api][documents]") {
    auto const document = json::parse(http_api::asyncapi_document({}));
    CHECK(document["asyncapi"] == "3.0.0");
    for (auto name :
         {"READY",           "RESUMED",        "SERVER_CREATE",  "SERVER_DELETE", "SERVER_UPDATE",
          "ROLE_CREATE",     "ROLE_UPDATE",    "ROLE_DELETE",    "MEMBER_UPDATE", "CHANNEL_CREATE",
          "CHANNEL_UPDATE",  "CHANNEL_DELETE", "MEMBER_JOIN",    "MEMBER_LEAVE",  "USER_UPDATE",
          "MESSAGE_CREATE",  "MESSAGE_UPDATE", "MESSAGE_DELETE", "READ_UPDATE",   "TYPING_START",
          "PRESENCE_UPDATE", "hello",          "identify",       "resume",        "heartbeat",
          "heartbeatAck",    "reconnect",      "invalidSession"}) {
        INFO(name);
        CHECK(document["components"]["messages"].contains(name));
        CHECK(document["channels"]["gateway"]["messages"].contains(name));
    }
}

}  // namespace
