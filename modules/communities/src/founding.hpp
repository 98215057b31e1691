#pragma once
// How a server begins: empty, or with the shape of another.

#include "directory.hpp"

#include <parley/interfaces/services/growth_errc.hpp>
#include <parley/model/server_template.hpp>

#include <optional>
#include <string>

namespace parley {

/// ::invalid_name, ::too_many_servers, ::unavailable; otherwise the row of a server that is to be.
task<result<server>> begin_server(directory& gate, principal who, std::string name);

/// On the server's home core, once its row is kept: enters it and tells its owner.
visible<server_view> enter_new_server(directory& gate, principal who, server_row row);

/// What the server is made of, with what was given ids of its own.
struct server_shape {
    server_row row;
    std::optional<onboarding> with{};
};
/// `content` must have passed `check_content`. ::unavailable when ids cannot be made.
result<server_shape> shape_of(snowflake_generator& ids, server what, template_content const& content);

}  // namespace parley
