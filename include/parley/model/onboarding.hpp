#pragma once
// What greets who joins a server: its rules, a welcome, and questions whose answers give roles.

#include <parley/base/id.hpp>
#include <parley/model/role.hpp>

#include <string>
#include <vector>

namespace parley {

using question_id = id<struct question_tag>;
using option_id = id<struct option_tag>;

struct onboarding {
    struct rule {
        std::string title{};  ///< 1–100 characters
        std::string text{};   ///< ≤ 500 characters
        friend bool operator==(rule const&, rule const&) = default;
    };
    struct signpost {
        channel_id channel{};
        std::string text{};   ///< ≤ 100 characters
        std::string emoji{};  ///< one, or empty
        friend bool operator==(signpost const&, signpost const&) = default;
    };
    struct option {
        option_id id{};       ///< unique in its server's onboarding
        std::string label{};  ///< 1–50 characters
        std::string text{};   ///< ≤ 100 characters
        std::string emoji{};
        std::vector<role_id> roles{};  ///< ≤ 10, ascending
        friend bool operator==(option const&, option const&) = default;
    };
    struct question {
        question_id id{};
        std::string title{};  ///< 1–100 characters
        bool multiple = false;
        bool required = false;
        std::vector<option> options{};  ///< 1–25
        friend bool operator==(question const&, question const&) = default;
    };

    std::vector<rule> rules{};          ///< ≤ 16
    std::string welcome{};              ///< ≤ 500 characters
    std::vector<signpost> channels{};   ///< ≤ 10
    std::vector<question> questions{};  ///< ≤ 10
    friend bool operator==(onboarding const&, onboarding const&) = default;
};

}  // namespace parley
