#pragma once
// What emoji, stickers and sounds may be called, how many there may be, and who may use one. Pure.

#include "server_state.hpp"

#include <parley/base/result.hpp>
#include <parley/interfaces/services/expressions.hpp>
#include <parley/model/asset.hpp>

#include <string>

namespace parley {

/// What its bytes must have been brought for.
asset_purpose purpose_of(expression_kind kind) noexcept;

/// Name, description, emoji and volume: tidied, or why not.
result<void> check_words(expression& row);
/// Sorted, each once, each a role of this server but everyone's. ::invalid_role.
result<void> check_roles(server_state const& state, expression& row);
/// Whether one more like `row` fits.
result<void> check_room(server_state const& state, expression const& row);

/// A member, with one of its roles where it has some.
bool may_use(server_state const& state, account_id who, expression const& what);

}  // namespace parley
