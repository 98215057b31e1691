#pragma once
// What may stand in a message.

#include <parley/interfaces/services/messages.hpp>

#include <string>
#include <string_view>

namespace parley::messaging {

/// The text as it will be stored, or why it may not be. Otherwise raw as written, but
/// - control characters other than tab and line feed are taken out: they show as nothing, break terminals and
///   exports, and come from pastes, so that refusing the whole message would punish the wrong person;
/// - bytes that are not UTF-8 become U+FFFD: one such byte would make every receiver's frame invalid (RFC
/// 6455 §8.1). Judged after that: 1–4,000 code points, not all of them blank or invisible.
result<std::string> clean_content(std::string_view text);

/// 1–64 printable ASCII characters.
bool is_nonce(std::string_view text) noexcept;

}  // namespace parley::messaging
