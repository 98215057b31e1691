#pragma once
// Assets: checked, stripped, kept under what they hold, and collected when nothing names them any more.

#include <parley/base/clock.hpp>
#include <parley/base/core.hpp>
#include <parley/base/units.hpp>
#include <parley/interfaces/services/assets.hpp>
#include <parley/interfaces/services/crypto.hpp>
#include <parley/interfaces/services/metrics.hpp>
#include <parley/interfaces/stores/asset_store.hpp>
#include <parley/interfaces/stores/blob_store.hpp>

#include <memory>

namespace parley::media {

struct media_options {
    asset_quota daily{.count_max = 200, .bytes_max = 64_MiB};  ///< of one account
    std::size_t lent_bytes_max = 256_MiB;  ///< on their way to readers; beyond it ::overloaded
    milliseconds sweep_period = std::chrono::minutes{30};
};

/// All of them outlive the module.
struct media_needs {
    parley::cores& cores;
    asset_store& rows;
    blob_store& blobs;
    token_source& secrets;
    clock const& time;
    metrics& meters;
};

class media_service {
public:
    virtual ~media_service() = default;  ///< after `close`, or when the cores have never run
    virtual parley::assets& assets() noexcept = 0;
    /// Collects what nothing has named for a day. Runs by itself each `sweep_period`. Any core.
    virtual task<void> sweep() = 0;
    /// Ends what runs in the background. Any core; once.
    virtual task<void> close() = 0;
};

/// Before the cores have started.
std::unique_ptr<media_service> make_media(media_options options, media_needs needs);

}  // namespace parley::media
