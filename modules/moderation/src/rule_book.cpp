#include "rule_book.hpp"

#include "limits.hpp"

#include <algorithm>
#include <utility>

namespace parley::watch {
namespace {

auto place_of(std::vector<screening_rule>& all, screening_rule_id id) {
    return std::lower_bound(
        all.begin(), all.end(), id,
        [](screening_rule const& each, screening_rule_id wanted) { return each.id < wanted; });
}

}  // namespace

compiled_rules_ptr rule_book::find(server_id server) const {
    auto const at = pages_.find(server);
    return at == pages_.end() ? nullptr : at->second->compiled;
}

std::shared_ptr<rule_book::page> rule_book::page_of(server_id server) {
    // What somebody holds or waits for stays; the rest is read again when it is needed.
    if (pages_.size() >= loaded_servers_max && !pages_.contains(server))
        std::erase_if(pages_, [](auto const& each) { return each.second.use_count() == 1; });
    auto& held = pages_[server];
    if (!held) held = std::make_shared<page>();
    return held;
}

task<result<void>> rule_book::load(server_id server) {
    auto const of = page_of(server);
    auto const turn = co_await of->turn.take();
    co_return co_await read(server, *of);
}

task<result<void>> rule_book::read(server_id server, page& into) {
    if (into.compiled) co_return result<void>{};
    PARLEY_CO_TRY(into.all, co_await store_.of_server(server));
    into.compiled = compiled_rules::compile(into.all);
    co_return result<void>{};
}

task<result<rule_book::change>> rule_book::begin_change(server_id server) {
    auto of = page_of(server);
    auto turn = co_await of->turn.take();
    PARLEY_CO_CHECK(co_await read(server, *of));
    co_return change{std::move(of), std::move(turn)};
}

void rule_book::change::put(screening_rule row) {
    auto const at = place_of(of->all, row.id);
    if (at != of->all.end() && at->id == row.id) {
        *at = std::move(row);
    } else {
        of->all.insert(at, std::move(row));
    }
    of->compiled = compiled_rules::compile(of->all);
}

void rule_book::change::drop(screening_rule_id id) {
    std::erase_if(of->all, [&](screening_rule const& each) { return each.id == id; });
    of->compiled = compiled_rules::compile(of->all);
}

}  // namespace parley::watch
