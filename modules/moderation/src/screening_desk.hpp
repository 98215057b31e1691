#pragma once
// The screening itself: who is held to which rules, what they break, and what comes of it.

#include "around.hpp"
#include "effects.hpp"
#include "rule_book.hpp"
#include "speaker_windows.hpp"

#include <memory>
#include <vector>

namespace parley::watch {

class screening_desk final : public message_screening, public name_screening {
public:
    screening_desk(around& in, report_desk& reports);

    verdict screen(channel_access const& access, utterance const& what) override;
    task<result<void>> load(server_id server) override;
    task<result<void>> screen_name(server_id server, account_id who, std::string name,
                                   std::vector<role_id> roles) override;

    /// On the home core, with the rules in memory: which rules hold for who speaks there.
    std::vector<bool> rules_for(compiled_rules const& rules, channel_access const& access);
    /// What a message breaks; `counts` = it is counted, too.
    enum class counting : std::uint8_t { no, yes };
    std::vector<rule_hit> broken_by(compiled_rules const& rules, account_id who, utterance const& what,
                                    std::vector<bool> const& active, counting counts);

    rule_book& book() { return here().book; }
    task<void> drain(std::size_t core_index);

private:
    struct slice {
        slice(around& in, report_desk& reports, core& home) : book(in.rules), acts(in, reports, home) {}
        rule_book book;
        speaker_windows windows;
        effects acts;
    };
    slice& here() { return *slices_[in_.here()]; }
    bool is_over(screening_rule const& rule, account_id who, utterance const& what, counting counts);
    void bring_about(screening_rule const& rule, account_id who, channel_id channel,
                     std::string_view content);

    around& in_;
    counter& screened_;
    std::vector<std::unique_ptr<slice>> slices_;  // by core
};

}  // namespace parley::watch
