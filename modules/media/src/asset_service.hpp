#pragma once
// What may be done with assets: brought, claimed, read.

#include "cleaned.hpp"
#include "lending.hpp"

#include <parley/base/async_lock.hpp>
#include <parley/base/blocking_pool.hpp>
#include <parley/media/make_media.hpp>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace parley::media {

class asset_service final : public assets {
public:
    asset_service(media_options const& options, media_needs const& needs);

    task<result<asset>> bring(principal who, asset_purpose purpose, std::string bytes) override;
    task<result<asset>> claim(std::string name, asset_purpose purpose) override;
    task<result<asset_bytes>> read(std::string name) override;

    /// Collects one asset if it is still unwanted. Any core.
    task<void> collect(std::string name, wall_time before);

private:
    /// What one core keeps for the accounts and names whose home it is, and for its readers.
    struct slice {
        std::array<async_lock, turns> of_accounts;
        std::array<async_lock, turns> of_names;
        lent_assets lent;
    };
    struct looked_at {
        cleaned what;
        std::string address;
    };
    struct verdict {
        std::optional<looked_at> what;  // a result cannot hold another, and the pool's is one
        error_code why;
    };
    verdict judge(asset_purpose purpose, std::string_view bytes) const;  // any thread
    core& home_of(std::string const& name) const;
    slice& here();
    task<result<looked_at>> look_at(asset_purpose purpose, std::string bytes);
    task<result<void>> announce_at_home(asset what);
    task<result<void>> keep_at_home(std::string name, std::string bytes);
    task<void> collect_at_home(std::string name, wall_time before);

    media_options const& options_;
    media_needs const& needs_;
    counter& kept_;
    counter& refused_;
    blocking_pool pool_;
    lent_bytes lent_;
    std::vector<std::unique_ptr<slice>> slices_;  // by core
};

/// The blob's address in the name of an asset.
std::string address_in(std::string const& name);

}  // namespace parley::media
