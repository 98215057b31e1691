#pragma once
// What a server keeps from being said: rules that hold for every message before it gets an id.

#include <parley/base/id.hpp>
#include <parley/model/role.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace parley {

using screening_rule_id = id<struct screening_rule_tag>;

enum class screening_trigger : std::uint8_t {
    keywords = 0,
    patterns = 1,
    presets = 2,
    mention_spam = 3,
    link_spam = 4,
    invites = 5,
    attachment_spam = 6,
    repeat_spam = 7,
    profile = 8,  ///< keywords and patterns, held against names instead of messages
};

enum class screening_preset : std::uint8_t { profanity = 0, slurs = 1, sexual = 2 };

struct screening_rule {
    screening_rule_id id{};
    server_id server{};
    std::string name{};  ///< 1–100 characters
    bool enabled = true;
    screening_trigger trigger = screening_trigger::keywords;
    std::vector<std::string> keywords{};  ///< `*` at an end stands for any letters
    std::vector<std::string> patterns{};  ///< RE2
    std::vector<screening_preset> presets{};
    std::vector<std::string> allowed{};  ///< keywords that excuse what lies within them
    std::int32_t limit = 0;              ///< of what the trigger counts
    seconds window{};                    ///< that it counts in
    bool block = true;
    std::string block_message{};  ///< what the writer is told, ≤ 150 characters; empty = a standard sentence
    bool alert = false;
    seconds timeout{};  ///< of who broke it; 0 = none, ≤ 28 days
    std::vector<role_id> exempt_roles{};
    std::vector<channel_id> exempt_channels{};
    account_id creator{};
    friend bool operator==(screening_rule const&, screening_rule const&) = default;
};

}  // namespace parley
