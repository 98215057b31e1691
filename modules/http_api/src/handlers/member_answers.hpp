#pragma once
// Members as they are answered: with what presence knows of them.

#include "route.hpp"

#include <parley/interfaces/services/memberships.hpp>

#include <string>
#include <vector>

namespace parley::http_api {

/// An array of Members; all are of that server.
task<std::string> members_json(call& c, server_id server, std::vector<visible<member_view>> members);
/// The row's success with one Member.
task<net::http_response> member_answer(call& c, visible<member_view> found);

}  // namespace parley::http_api
