#pragma once
// The shape of a server as a template holds it: taken from one, and judged before one is made of it.

#include "directory.hpp"

#include <parley/interfaces/services/growth_errc.hpp>
#include <parley/model/server_template.hpp>

#include <optional>

namespace parley {

/// What `who` sees of the server. ::template_too_large.
result<template_content> content_of(directory const& gate, server_state const& state, principal who,
                                    std::optional<onboarding> with);
/// ::invalid_template unless the owner of a fresh server could have made it step by step. Names are brought
/// into their form.
result<void> check_content(template_content& what);

}  // namespace parley
