#include "whole_server.hpp"

#include "channel_statements.hpp"
#include "member_statements.hpp"
#include "role_statements.hpp"
#include "server_statements.hpp"

#include <utility>

namespace parley {

void insert_whole_server(std::vector<sql_statement>& all, server_row row) {
    auto const id = row.server.id;
    insert_server(all, std::move(row.server));
    for (auto& each : row.roles) {
        each.server = id;
        insert_role(all, std::move(each));
    }
    for (auto& each : row.channels) {
        each.server = id;
        insert_channel(all, std::move(each));
    }
    for (auto& each : row.members) {
        each.server = id;
        insert_member(all, std::move(each));
    }
}

}  // namespace parley
