#pragma once
// Expressions by id, with no rule but the gate's.

#include <parley/interfaces/services/expressions.hpp>

#include <map>
#include <utility>

namespace parley::testing {

/// One core only.
class fake_expressions final : public expressions {
public:
    explicit fake_expressions(community_directory& gate) : gate_(gate) {}

    std::map<expression_id, expression> all;
    std::optional<error_code> refuses;
    std::uint64_t next_id = 7'000;

    task<result<std::vector<visible<expression>>>> list(principal who, server_id server) override {
        PARLEY_CO_TRY(auto access, co_await gate_.access_server(who, server, {}));
        std::vector<visible<expression>> out;
        for (auto const& [id, each] : all) {
            if (each.server == server) out.emplace_back(access, each);
        }
        co_return out;
    }
    task<result<std::vector<visible<expression>>>> usable(principal who) override {
        PARLEY_CO_TRY(auto const servers, co_await gate_.servers_of(who.account));
        std::vector<visible<expression>> out;
        for (auto const server : servers) {
            PARLEY_CO_TRY(auto some, co_await list(who, server));
            for (auto& each : some)
                out.push_back(std::move(each));
        }
        co_return out;
    }
    task<result<visible<expression>>> create(act by, new_expression wanted) override {
        if (refuses) co_return *refuses;
        PARLEY_CO_TRY(auto access, co_await gate_.access_server(by.who, wanted.server, {}));
        expression made{.id = {next_id++},
                        .server = wanted.server,
                        .kind = wanted.kind,
                        .name = std::move(wanted.name),
                        .description = std::move(wanted.description),
                        .emoji = std::move(wanted.emoji),
                        .asset = std::move(wanted.asset),
                        .volume = wanted.volume,
                        .creator = by.who.account,
                        .roles = std::move(wanted.roles)};
        all[made.id] = made;
        co_return visible(access, std::move(made));
    }
    task<result<visible<expression>>> edit(act by, expression_edit edit) override {
        if (refuses) co_return *refuses;
        PARLEY_CO_TRY(auto access, co_await gate_.access_server(by.who, edit.server, {}));
        auto const at = all.find(edit.expression);
        if (at == all.end()) co_return community_errc::not_found;
        auto& row = at->second;
        row.name = edit.name.value_or(row.name);
        row.description = edit.description.value_or(row.description);
        row.emoji = edit.emoji.value_or(row.emoji);
        row.volume = edit.volume.value_or(row.volume);
        row.roles = edit.roles.value_or(row.roles);
        co_return visible(access, row);
    }
    task<result<void>> remove(act by, server_id server, expression_id expression) override {
        PARLEY_CO_CHECK(co_await gate_.access_server(by.who, server, {}));
        if (all.erase(expression) == 0) co_return community_errc::not_found;
        co_return result<void>{};
    }

private:
    community_directory& gate_;
};

}  // namespace parley::testing
