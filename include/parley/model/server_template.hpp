#pragma once
// The shape of a server without its people and messages: to be kept, handed on, and made into servers again.

#include <parley/model/onboarding.hpp>
#include <parley/model/server.hpp>

#include <optional>
#include <string>
#include <vector>

namespace parley {

/// Roles and channels have small numbers for ids: everyone's role is 0 and has no server, the others are any
/// different numbers from 1 on. Overwrites are of roles only; what is nobody's is zero.
struct template_content {
    std::string description{};
    std::vector<role> roles{};        ///< the highest first, everyone's last
    std::vector<channel> channels{};  ///< in their order
    std::optional<parley::onboarding> onboarding{};
    friend bool operator==(template_content const&, template_content const&) = default;
};

struct server_template {
    std::string code{};
    server_id server{};  ///< what it was made of, and goes with
    account_id creator{};
    std::string name{};         ///< 1–100 characters
    std::string description{};  ///< ≤ 120 characters
    std::int32_t uses = 0;
    wall_time created_at{};
    wall_time updated_at{};
    template_content content{};
    friend bool operator==(server_template const&, server_template const&) = default;
};

}  // namespace parley
