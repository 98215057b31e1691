#include "manners_desk.hpp"

#include "emoji_words.hpp"
#include "limits.hpp"

#include <parley/interfaces/services/slow_mode.hpp>

#include <algorithm>

namespace parley::messaging {
namespace {

bool is_free_of_pauses(channel_access const& access) {
    return access.may(permission::bypass_slowmode) || access.may(permission::manage_messages) ||
           access.may(permission::manage_channels);
}

}  // namespace

task<result<channel_access>> manners_desk::enter(principal who, channel_id channel, permission needed) {
    PARLEY_CO_TRY(auto access, co_await around_.directory.access_channel(who, channel, needed));
    bool const asked = who.kind == account_kind::person && around_.manners.manners_now(access).age_restricted;
    if (!asked) co_return access;
    PARLEY_CO_TRY(auto const person, co_await around_.accounts.find(who.account));
    if (!person.age_confirmed) co_return error_code{messaging_errc::age_confirmation_needed};
    // Asking may have taken a while: what is given is given now.
    co_return co_await around_.directory.access_channel(who, channel, needed);
}

task<result<std::string>> manners_desk::tidy_emoji(channel_access access, std::string content) {
    auto const words = emoji_in(content);
    if (words.empty()) co_return content;
    std::vector<expression_id> asked;
    for (auto const& each : words)
        asked.push_back(each.id);
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    bool const elsewhere = access.may(permission::use_external_emojis);
    std::vector<expression_id> refused;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        bool may = false;
        if (i < emoji_per_message_max) {
            PARLEY_CO_TRY(may,
                          co_await around_.emoji.may_use(access.who(), asked[i], access.server(), elsewhere));
        }
        if (!may) refused.push_back(asked[i]);
    }
    co_return refused.empty() ? std::move(content) : with_plain_words(content, words, refused);
}

result<manners_desk::turn> manners_desk::take_turn(channel_access const& access, std::string const& nonce) {
    auto const pause = around_.manners.manners_now(access).slowmode;
    if (pause == seconds{0} || is_free_of_pauses(access)) return turn();
    slow_clock::writer const one{access.channel(), access.who().account};
    auto const asked = slow_.begin(one, nonce, around_.time.mono(), pause);
    if (asked.wait > milliseconds{0}) return must_wait(asked.wait);
    return asked.started ? turn(slow_, one, nonce) : turn();
}

}  // namespace parley::messaging
