#include "founding.hpp"

#include "limits.hpp"
#include "names.hpp"

#include <algorithm>
#include <map>

namespace parley {
namespace limits = communities_limits;
namespace {

/// From a template's small numbers to ids of the new server.
class id_map {
public:
    explicit id_map(snowflake_generator& ids) : ids_(ids) {}

    void add_role(role_id number, role_id id) { roles_[number] = id; }
    role_id role(role_id number) {
        auto [at, is_new] = roles_.try_emplace(number);
        if (is_new) at->second = make<role_id>();
        return at->second;
    }
    channel_id channel(channel_id number) {
        if (!number) return {};
        auto [at, is_new] = channels_.try_emplace(number);
        if (is_new) at->second = make<channel_id>();
        return at->second;
    }
    template <class Id>
    Id make() {
        auto const id = ids_.make<Id>();
        good_ = good_ && id;
        return id;
    }
    bool good() const noexcept { return good_; }

private:
    snowflake_generator& ids_;
    std::map<role_id, role_id> roles_;
    std::map<channel_id, channel_id> channels_;
    bool good_ = true;
};

/// Everyone's role is nothing but its permissions: it neither mutes nor stands apart.
void add_roles(server_row& row, template_content const& content, id_map& ids) {
    auto position = static_cast<std::int32_t>(content.roles.size());
    for (auto each : content.roles) {
        bool const everyones = !each.id;
        if (everyones) each = {.id = {}, .server = {}, .name = "@everyone", .permissions = each.permissions};
        each.id = ids.role(each.id);
        each.server = row.server.id;
        each.position = everyones ? 0 : --position;
        row.roles.push_back(std::move(each));
    }
}

void add_channels(server_row& row, template_content const& content, id_map& ids) {
    std::int32_t position = 0;
    for (auto each : content.channels) {
        each.id = ids.channel(each.id);
        each.server = row.server.id;
        each.parent = ids.channel(each.parent);
        each.position = position++;
        for (auto& one : each.overwrites)
            one.target = ids.role(role_id{one.target}).value;
        std::sort(each.overwrites.begin(), each.overwrites.end(),
                  [](overwrite const& a, overwrite const& b) { return a.target < b.target; });
        row.channels.push_back(std::move(each));
    }
}

onboarding with_ids(onboarding what, id_map& ids) {
    for (auto& each : what.channels)
        each.channel = ids.channel(each.channel);
    for (auto& question : what.questions) {
        question.id = ids.make<question_id>();
        for (auto& option : question.options) {
            option.id = ids.make<option_id>();
            for (auto& role : option.roles)
                role = ids.role(role);
            std::sort(option.roles.begin(), option.roles.end());
        }
    }
    return what;
}

}  // namespace

task<result<server>> begin_server(directory& gate, principal who, std::string name) {
    auto valid = valid_server_name(name);
    if (!valid) co_return community_errc::invalid_name;
    PARLEY_CO_TRY(auto const already, co_await gate.servers_of(who.account));
    if (already.size() >= limits::servers_per_account_max) co_return community_errc::too_many_servers;
    auto const& needs = gate.needs();
    server what{.id = needs.ids.make<server_id>(),
                .name = std::move(*valid),
                .owner = who.account,
                .created_at = needs.time.now()};
    if (!what.id) co_return community_errc::unavailable;
    co_return what;
}

visible<server_view> enter_new_server(directory& gate, principal who, server_row row) {
    auto state = std::make_unique<server_state>();
    state->what = std::move(row.server);
    for (auto& each : row.members)
        state->members.emplace(each.account, std::move(each));
    for (auto& each : row.roles)
        state->put_role(std::move(each));
    for (auto& each : row.channels)
        state->put_channel(std::move(each), {});
    state->renew_rules();
    auto const access = gate.decide(*state, who, {}).value();
    auto view = state->view_for(who.account, gate.now());
    gate.here().put(std::move(state));
    gate.tell_account(who.account, events::server_joined{access.server()});
    return visible(access, std::move(view));
}

result<server_shape> shape_of(snowflake_generator& ids, server what, template_content const& content) {
    id_map mapped(ids);
    mapped.add_role({}, everyone_role(what.id));
    what.description = content.description;
    member founder{.server = what.id, .account = what.owner, .joined_at = what.created_at};
    server_shape made{.row = {.server = std::move(what), .members = {std::move(founder)}}};
    add_roles(made.row, content, mapped);
    add_channels(made.row, content, mapped);
    if (content.onboarding) made.with = with_ids(*content.onboarding, mapped);
    if (!mapped.good()) return community_errc::unavailable;
    return made;
}

}  // namespace parley
