#pragma once
// Onboarding and the content of templates as one text each: netstrings, one per field, lists behind their
// count.

#include <parley/model/server_template.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace parley {

std::string text_of(onboarding const& what);
/// Nothing when the text is not one that `text_of` made.
std::optional<onboarding> onboarding_of(std::string_view text);

std::string text_of(template_content const& what);
std::optional<template_content> template_content_of(std::string_view text);

}  // namespace parley
