#include "asset_service.hpp"
#include "limits.hpp"

#include <parley/base/deadline.hpp>
#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>
#include <parley/base/task_scope.hpp>
#include <parley/media/make_media.hpp>

#include <optional>

namespace parley::media {
namespace {

class media_room final : public media_service {
public:
    media_room(media_options options, media_needs needs)
        : options_(options),
          needs_(needs),
          assets_(options_, needs_),
          home_(needs_.cores.at(0)),
          sweeps_(home_, "media.sweep") {
        tick_.emplace(home_, options_.sweep_period, [this] {
            if (sweeps_.running() == 0) sweeps_.spawn(sweep());
        });
    }

    parley::assets& assets() noexcept override { return assets_; }

    task<void> sweep() override {
        auto const before = needs_.time.now() - unwanted_max;
        auto const forgotten = co_await needs_.rows.forget_brought(before);
        if (forgotten.has_error()) co_return tell_failure(forgotten.error());
        std::string after;
        for (;;) {
            auto batch = co_await needs_.rows.review(before, after, sweep_batch);
            if (batch.has_error()) co_return tell_failure(batch.error());
            for (auto const& each : *batch) {
                if (!each.named) co_await assets_.collect(each.name, before);
            }
            if (batch->size() < sweep_batch) co_return;
            after = std::move(batch->back().name);
        }
    }

    task<void> close() override {
        auto work = close_at_home();
        co_await on(home_, std::move(work));
    }

private:
    static void tell_failure(error_code why) {
        log_warn("media.sweep_failed", {{"error", why.message()}});  // the next one tries again
    }
    task<void> close_at_home() {
        tick_.reset();
        co_await sweeps_.close();
    }

    media_options const options_;
    media_needs const needs_;
    asset_service assets_;
    core& home_;
    task_scope sweeps_;
    std::optional<ticker> tick_;
};

}  // namespace

std::unique_ptr<media_service> make_media(media_options options, media_needs needs) {
    return std::make_unique<media_room>(options, needs);
}

}  // namespace parley::media
