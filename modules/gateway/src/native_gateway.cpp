#include "native_gateway.hpp"

#include "connection.hpp"
#include "origin.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/on_core.hpp>
#include <parley/wire/objects.hpp>

#include <algorithm>
#include <map>

namespace parley::sessions {
namespace {

/// The value of a query parameter, still encoded.
std::string_view parameter(std::string_view query, std::string_view name) {
    while (!query.empty()) {
        auto const pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), pair.size() + 1));
        auto const equals = pair.find('=');
        if (pair.substr(0, equals) == name)
            return equals == std::string_view::npos ? "" : pair.substr(equals + 1);
    }
    return {};
}

struct refused_upgrade {
    int status;
    std::string_view code;
    std::string_view detail;
};

std::unique_ptr<net::websocket_events> refuse_with(net::http_response& refusal, net::http_request const& head,
                                                   refused_upgrade const& why) {
    refusal.status = why.status;
    refusal.headers.emplace_back("Content-Type", "application/problem+json");
    if (why.status == 503) refusal.headers.emplace_back("Retry-After", "5");
    auto& body = refusal.body;
    body = R"({"type":"about:blank","title":)";
    wire::write_string(body, why.detail);
    body += R"(,"status":)" + std::to_string(why.status) + R"(,"detail":)";
    wire::write_string(body, why.detail);
    body += R"(,"code":)";
    wire::write_string(body, why.code);
    body += R"(,"requestId":)";
    wire::write_string(body, head.request_id);
    body += '}';
    return nullptr;
}

}  // namespace

std::unique_ptr<net::websocket_events> native_gateway::accept(net::http_request const& head,
                                                              std::string cookie_token,
                                                              net::http_response& refusal) {
    if (common_.draining) {
        return refuse_with(refusal, head, {503, "draining", "This node is shutting down; connect again."});
    }
    if (common_.unidentified >= common_.options.unidentified_max) {
        return refuse_with(refusal, head,
                           {503, "too_many_connections", "Too many sockets wait to identify."});
    }
    auto const compress = parameter(head.query, "compress");
    if (!compress.empty() && compress != "zstd-dict") {
        return refuse_with(refusal, head, {400, "unknown_compression", "The only compression is zstd-dict."});
    }
    if (!cookie_token.empty()) {
        origin_claim const claim{head.header("origin"), head.header("host"), head.secure};
        auto const verdict = judge_origin(claim, common_.options.allowed_origins);
        if (verdict == origin_verdict::foreign) {
            return refuse_with(refusal, head,
                               {403, "foreign_origin", "A cookie counts only from its own page."});
        }
        if (verdict == origin_verdict::absent) cookie_token.clear();
    }
    auto* const here = core::current();
    PARLEY_ASSERT(here != nullptr);
    auto& home = *common_.hubs[here->index()];
    auto it = home.admit(compress.empty() ? packing::plain : packing::compressed, std::move(cookie_token));
    return std::make_unique<connection>(common_, home, std::move(it));
}

void native_gateway::on_event(std::size_t core_index, encoded_event_ptr const& what) {
    common_.hubs[core_index]->on_event(what);
}

void native_gateway::on_member_list(std::size_t core_index, std::vector<list_viewer> const& whom,
                                    member_list_news_ptr const& what) {
    common_.hubs[core_index]->on_member_list(whom, *what);
}

task<void> native_gateway::on_logins_revoked(account_id account, std::vector<login_id> logins) {
    auto forget = revoke_at_home(account, std::move(logins));
    auto const connected = co_await on(common_.needs.cores.home_of(account), std::move(forget));
    std::map<std::uint32_t, std::vector<std::uint64_t>> by_core;
    for (auto const& each : connected)
        by_core[each.core].push_back(each.turn);
    for (auto& [index, turns] : by_core) {
        auto closing = revoke_there(account, std::move(turns));
        co_await on(common_.needs.cores.at(index), std::move(closing));
    }
}

task<std::vector<whereabouts>> native_gateway::revoke_at_home(account_id account,
                                                              std::vector<login_id> logins) {
    co_return common_.table_at(core::current()->index()).revoke(account, logins, common_.needs.time.mono());
}

task<void> native_gateway::revoke_there(account_id account, std::vector<std::uint64_t> turns) {
    common_.hubs[core::current()->index()]->revoke(account, turns);
    co_return;
}

task<void> native_gateway::drain(milliseconds window) {
    constexpr milliseconds look_again{20};
    common_.draining = true;
    for (auto& each : common_.hubs)
        each->begin_drain(window);
    for (milliseconds waited{0}; waited < window && common_.sockets > 0; waited += look_again) {
        if (!co_await sleep_for(look_again)) co_return;
    }
}

task<void> native_gateway::close() {
    for (auto& each : common_.hubs) {
        auto closing = each->close();
        co_await on(each->home(), std::move(closing));
    }
}

std::string native_gateway::save() {
    auto const now = common_.needs.time.mono();
    std::vector<saved_session> all;
    for (auto const& each : common_.tables) {
        auto const some = each->save(now);
        all.insert(all.end(), some.begin(), some.end());
    }
    return write_saved_sessions(all);
}

std::optional<std::size_t> native_gateway::restore(std::string_view saved, milliseconds ago) {
    auto all = read_saved_sessions(saved);
    if (!all) return std::nullopt;
    std::erase_if(*all, [ago](saved_session const& each) { return each.left <= ago; });
    // A table forgets in the order in which it was told.
    std::stable_sort(all->begin(), all->end(),
                     [](saved_session const& x, saved_session const& y) { return x.left < y.left; });
    auto const now = common_.needs.time.mono();
    for (auto& each : *all) {
        each.left -= ago;
        common_.table_at(common_.needs.cores.home_of(each.account).index()).restore(each, now);
    }
    return all->size();
}

gateway_counts native_gateway::counts() const {
    return {.sockets = common_.sockets, .unidentified = common_.unidentified, .sessions = common_.identified};
}

}  // namespace parley::sessions

std::unique_ptr<parley::gateway> parley::make_gateway(gateway_options options, gateway_needs needs) {
    return std::make_unique<sessions::native_gateway>(std::move(options), std::move(needs));
}
