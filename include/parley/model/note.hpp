#pragma once
// What moderators write down about a member, for each other.

#include <parley/base/id.hpp>

#include <string>

namespace parley {

using note_id = id<struct note_tag>;

struct note {
    note_id id{};  ///< its time is the note's time
    server_id server{};
    account_id account{};  ///< about whom
    account_id author{};
    std::string text{};  ///< 1–2,000 characters
    friend bool operator==(note const&, note const&) = default;
};

}  // namespace parley
