#pragma once
// The bounds of this room, each with its reason. What an operator may choose is in identity_options.

#include <parley/base/clock.hpp>
#include <parley/base/units.hpp>

#include <cstddef>

namespace parley::identity {

// --- what people write
// ---------------------------------------------------------------------------------------
inline constexpr std::size_t name_bytes_min = 2;
inline constexpr std::size_t name_bytes_max = 32;
inline constexpr std::size_t display_name_points_max = 32;
inline constexpr std::size_t bio_points_max = 190;
inline constexpr std::size_t password_bytes_min = 8;
inline constexpr std::size_t password_bytes_max = 256;  // more would only be a way to burn CPU
inline constexpr std::size_t user_agent_bytes_max = 200;

// --- tokens
// --------------------------------------------------------------------------------------------------
inline constexpr std::size_t token_bytes_max = 8_KiB;      // a JWT; HTTP headers in all have 16 KiB
inline constexpr std::size_t opaque_token_bytes = 3 + 43;  // prefix and 256 bits in base64url
/// A cached token is read again after this, so that nothing is believed for longer, whatever went wrong.
inline constexpr seconds token_fresh_max = std::chrono::hours{1};
/// `last_used_at` need not be finer.
inline constexpr seconds touch_interval_max = std::chrono::hours{1};
/// A verified JWT is checked again after this: its issuer may have withdrawn the key.
inline constexpr seconds jwt_fresh_max = std::chrono::minutes{5};
/// Repeating an unknown token costs no store read for a moment. Few and short: nobody needs it to be right.
inline constexpr std::size_t refused_tokens_max = 4096;
inline constexpr milliseconds refused_for{5000};
/// Reads of a token that a revocation overtook again and again; then the caller may retry.
inline constexpr int fill_tries_max = 8;
/// Bots seen at work, per core, so that disabling their owner reaches their connections.
inline constexpr std::size_t bots_seen_max = 100'000;

// --- accounts
// ------------------------------------------------------------------------------------------------
inline constexpr std::size_t accounts_per_read_max = 1000;  // of account_store::find_many
inline constexpr std::size_t account_turns =
    64;  // per core; accounts that share one only wait for each other

// --- identity provider
// ---------------------------------------------------------------------------------------
inline constexpr std::size_t provider_answer_bytes_max = 64_KiB;
inline constexpr milliseconds provider_timeout{5000};
inline constexpr seconds document_age_min = std::chrono::minutes{5};
inline constexpr seconds document_age_max = std::chrono::hours{24};
inline constexpr seconds document_age_default = std::chrono::hours{1};  // when the provider says nothing
/// How long the last good document outlives an outage of its provider.
inline constexpr seconds document_stale_max = std::chrono::hours{24};
inline constexpr seconds key_refetch_min = std::chrono::minutes{1};  // for key ids that are not known
inline constexpr seconds fetch_retry_min{5};  // after a failure, with nothing to fall back on
inline constexpr seconds flow_age_max = std::chrono::minutes{10};
inline constexpr std::size_t flows_max = 10'000;  // ≈ 5 MB; one more pushes out the oldest
inline constexpr std::size_t code_bytes_max = 4_KiB;
inline constexpr std::size_t return_to_bytes_max = 1024;
inline constexpr int provisioned_name_tries_max = 6;

static_assert(document_age_min <= document_age_default && document_age_default <= document_age_max);
static_assert(jwt_fresh_max <= document_age_min);

}  // namespace parley::identity
