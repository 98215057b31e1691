#include "admin_desk.hpp"
#include "around.hpp"
#include "mass_desk.hpp"
#include "notes_desk.hpp"
#include "purges.hpp"
#include "raids.hpp"
#include "report_desk.hpp"
#include "retention.hpp"
#include "rules_desk.hpp"
#include "screening_desk.hpp"
#include "sweep.hpp"

namespace parley::watch {
namespace {

class watch_service final : public service {
public:
    explicit watch_service(needs from) : in_(std::move(from)) {}

    message_screening& messages() noexcept override { return screening_; }
    name_screening& names() noexcept override { return screening_; }
    screening_rules& rules() noexcept override { return rules_; }
    parley::reports& reports() noexcept override { return reports_; }
    parley::notes& notes() noexcept override { return notes_; }
    parley::mass_actions& mass_actions() noexcept override { return mass_; }
    parley::sanctions& sanctions() noexcept override { return purges_; }

    parley::instance_desk& instance() noexcept override { return admin_; }

    void speak_through(house_messages& house, message_purges& purges,
                       parley::messages& messages) noexcept override {
        in_.house = &house;
        in_.clearing = &purges;
        in_.said = &messages;
    }

    void on_published(event const& what) override {
        if (auto const* joined = std::get_if<events::member_joined>(&what.what))
            raids_.joined(joined->member.member.server, joined->member.member.account);
    }

    task<void> begin() override {
        sweep_.begin();
        retention_.begin();
        co_await purges_.begin();
    }

    task<void> drain() override {
        auto ending = sweep_.close();
        co_await on(in_.cores.at(0), std::move(ending));
        auto keeping = retention_.close();
        co_await on(in_.cores.at(0), std::move(keeping));
        co_await mass_.close();
        co_await purges_.close();
        co_await raids_.close();
        for (std::size_t i = 0; i < in_.cores.size(); ++i) {
            auto draining = screening_.drain(i);
            co_await on(in_.cores.at(i), std::move(draining));
        }
    }

private:
    around in_;  // first: the desks refer to it
    report_desk reports_{in_};
    screening_desk screening_{in_, reports_};
    rules_desk rules_{in_, screening_};
    notes_desk notes_{in_};
    purges purges_{in_};
    mass_desk mass_{in_, purges_};
    raids raids_{in_, reports_};
    sweep sweep_{in_};
    retention retention_{in_};
    admin_desk admin_{in_};
};

}  // namespace

std::unique_ptr<service> make_moderation(needs from) {
    return std::make_unique<watch_service>(std::move(from));
}

}  // namespace parley::watch
