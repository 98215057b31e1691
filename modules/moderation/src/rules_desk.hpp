#pragma once
// How the rules themselves are read, made, changed and tried.

#include "screening_desk.hpp"

namespace parley::watch {

class rules_desk final : public screening_rules {
public:
    rules_desk(around& in, screening_desk& screening) : in_(in), screening_(screening) {}

    task<result<std::vector<screening_rule>>> list(principal who, server_id server) override;
    task<result<screening_rule_outcome>> create(act by, server_id server,
                                                screening_rule_edit wanted) override;
    task<result<screening_rule_outcome>> edit(act by, server_id server, screening_rule_id rule,
                                              screening_rule_edit wanted) override;
    task<result<void>> remove(act by, server_id server, screening_rule_id rule) override;
    task<result<screening_trial>> test(principal who, server_id server, std::string content,
                                       std::optional<screening_rule_edit> rule) override;
    task<std::string> why_blocked(principal who, channel_id channel, std::string content) override;

private:
    task<result<std::vector<screening_rule>>> list_at_home(principal who, server_id server);
    task<result<screening_rule_outcome>> put_at_home(act by, server_id server, screening_rule_id rule,
                                                     screening_rule_edit wanted);
    task<result<void>> remove_at_home(act by, server_id server, screening_rule_id rule);
    task<result<screening_trial>> test_at_home(principal who, server_id server, std::string content,
                                               std::optional<screening_rule_edit> rule);
    task<std::string> why_at_home(principal who, channel_id channel, std::string content);

    around& in_;
    screening_desk& screening_;
};

}  // namespace parley::watch
