#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"

#include <parley/wire/growth_objects.hpp>
#include <parley/wire/objects.hpp>

namespace parley::http_api::handlers {

answer search_directory(call& c) {
    directory_query query{.text = c.query.text("query"),
                          .count_max = static_cast<std::size_t>(c.query.integer("limit").value_or(50)),
                          .skip = static_cast<std::size_t>(c.query.integer("offset").value_or(0))};
    PARLEY_CO_TRY(auto const found, co_await c.server.services.discovery.search(c.who, std::move(query)));
    std::string out = "[";
    for (auto const& each : found) {
        auto const online = co_await c.server.services.live.online_in(each.server.id);
        if (out.size() > 1) out += ',';
        wire::write_discovery_entry(
            out, {.server = each.server, .members = each.members, .online = online, .joined = each.joined});
    }
    out += ']';
    co_return json(c, std::move(out));
}

answer join_discovered(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const view, co_await c.server.services.discovery.join(c.who, id));
    std::string out;
    wire::write(out, view);
    co_return json(c, std::move(out));
}

}  // namespace parley::http_api::handlers
