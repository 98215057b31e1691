#pragma once
// The changes of an audit entry as one text, and back.

#include <parley/model/audit.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

/// Netstrings ("5:topic3:old3:new"): any text goes in without escaping, and no second table is read.
std::string text_of(std::vector<audit_change> const& changes);
/// Nothing when it is not what `text_of` writes.
std::optional<std::vector<audit_change>> changes_of(std::string_view text);

}  // namespace parley
