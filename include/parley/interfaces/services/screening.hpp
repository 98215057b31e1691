#pragma once
// What a server keeps from being said: the decision on the way of a message, and the rules behind it.

#include <parley/base/error_category.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/services/communities.hpp>
#include <parley/model/access.hpp>
#include <parley/model/screening.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

enum class screening_errc {
    ok = 0,
    screened = 1,        ///< 403: a rule of the server stands against it
    too_many_rules = 2,  ///< 409, limit 100 per server
    busy = 3,            ///< 503: too much waits
};
constexpr char const* category_name(screening_errc) noexcept {
    return "screening";
}
char const* describe(screening_errc) noexcept;
PARLEY_MAKE_ERROR_CODE(screening_errc)

/// What is about to be said.
struct utterance {
    std::string_view content;
    std::string_view nonce;  ///< empty = none; a repetition of what was sent does not count twice
    bool edit = false;       ///< new words for an old message
};

/// Asked between the gate and the lane, on the home core of the channel's server.
class message_screening {
public:
    enum class verdict : std::uint8_t { passes, blocked, not_loaded };
    virtual ~message_screening() = default;
    /// Without I/O or suspension. What a rule asks for besides (an alert, a time-out) is under way when this
    /// returns.
    virtual verdict screen(channel_access const& access, utterance const& what) = 0;
    /// Reads the rules of a server.
    virtual task<result<void>> load(server_id server) = 0;
};

/// Asked, on the server's home core, before somebody comes in or names themselves.
class name_screening {
public:
    virtual ~name_screening() = default;
    /// ::screened. `roles` are those held already, ascending.
    virtual task<result<void>> screen_name(server_id server, account_id who, std::string name,
                                           std::vector<role_id> roles) = 0;
};

/// The fields that are to change. A new rule needs `name` and `trigger`; the trigger never changes.
struct screening_rule_edit {
    std::optional<std::string> name{};
    std::optional<bool> enabled{};
    std::optional<screening_trigger> trigger{};
    std::optional<std::vector<std::string>> keywords{};
    std::optional<std::vector<std::string>> patterns{};
    std::optional<std::vector<screening_preset>> presets{};
    std::optional<std::vector<std::string>> allowed{};
    std::optional<std::int32_t> limit{};
    std::optional<seconds> window{};
    std::optional<bool> block{};
    std::optional<std::string> block_message{};
    std::optional<bool> alert{};
    std::optional<seconds> timeout{};
    std::optional<std::vector<role_id>> exempt_roles{};
    std::optional<std::vector<channel_id>> exempt_channels{};
};

/// A rule, or what is wrong with it.
struct screening_rule_outcome {
    std::optional<screening_rule> rule{};
    std::string field{};  ///< at fault, in the native dialect's words
    std::string words{};  ///< why, in a sentence; of a pattern what RE2 says
};

struct screening_hit {
    screening_rule_id rule{};  ///< zero = the rule that came with the question
    std::string name{};
    struct match {
        std::string text{};
        std::uint32_t start = 0;  ///< characters
        std::uint32_t end = 0;
    };
    std::vector<match> matches{};
};
struct screening_trial {
    bool blocked = false;
    std::vector<screening_hit> hits{};
    screening_rule_outcome rule{};  ///< of the rule that came with the question: `field` set when it is wrong
};

/// Any core may call. With permission::manage_server.
class screening_rules {
public:
    virtual ~screening_rules() = default;
    virtual task<result<std::vector<screening_rule>>> list(principal who, server_id server) = 0;
    virtual task<result<screening_rule_outcome>> create(act by, server_id server,
                                                        screening_rule_edit wanted) = 0;
    virtual task<result<screening_rule_outcome>> edit(act by, server_id server, screening_rule_id rule,
                                                      screening_rule_edit wanted) = 0;
    virtual task<result<void>> remove(act by, server_id server, screening_rule_id rule) = 0;
    /// What the enabled rules, or the one given, would hit; nothing is counted or done.
    virtual task<result<screening_trial>> test(principal who, server_id server, std::string content,
                                               std::optional<screening_rule_edit> rule) = 0;
    /// For who was refused in a channel with ::screened: what the rule has to say.
    virtual task<std::string> why_blocked(principal who, channel_id channel, std::string content) = 0;
};

}  // namespace parley

PARLEY_ERROR_ENUM(parley::screening_errc);
