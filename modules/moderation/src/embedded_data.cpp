#include "embedded_data.hpp"

namespace parley::watch {
namespace {

constexpr std::string_view folding =
#include "folding.inc"
    ;
constexpr std::string_view presets =
#include "presets.inc"
    ;

}  // namespace

std::string_view folding_lines() noexcept {
    return folding;
}

std::string_view preset_lines() noexcept {
    return presets;
}

}  // namespace parley::watch
