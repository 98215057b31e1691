#include "asset_service.hpp"

#include "limits.hpp"
#include "purposes.hpp"

#include <parley/base/assert.hpp>
#include <parley/base/failpoint.hpp>
#include <parley/base/log.hpp>
#include <parley/base/on_core.hpp>

#include <algorithm>
#include <functional>
#include <string_view>

namespace parley::media {
namespace {

std::string hex(std::string_view digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (char c : digest) {
        auto const byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

counter& counted(metrics& in, char const* became) {
    return in.counter("parley_assets_brought_total", "Assets that were brought, by what became of them.",
                      {{"became", became}});
}

}  // namespace

std::string address_in(std::string const& name) {
    return name.substr(0, name.find('.'));
}

asset_service::asset_service(media_options const& options, media_needs const& needs)
    : options_(options),
      needs_(needs),
      kept_(counted(needs.meters, "kept")),
      refused_(counted(needs.meters, "refused")),
      pool_({.name = "media", .threads = cleaning_threads, .queue_max = cleaning_max}) {
    for (std::size_t i = 0; i < needs.cores.size(); ++i)
        slices_.push_back(std::make_unique<slice>());
}

asset_service::slice& asset_service::here() {
    auto* current = core::current();
    PARLEY_ASSERT(current != nullptr);
    return *slices_[current->index()];
}

core& asset_service::home_of(std::string const& name) const {
    return needs_.cores.at(std::hash<std::string>{}(name) % needs_.cores.size());
}

task<result<asset>> asset_service::bring(principal who, asset_purpose purpose, std::string bytes) {
    auto looked = co_await look_at(purpose, std::move(bytes));
    if (looked.has_error()) {
        refused_.add();
        co_return looked.error();
    }
    auto& picture = looked->what;
    asset what{.name = looked->address + '.' + std::string(ending_of(picture.format)),
               .purposes = bit_of(purpose),
               .format = picture.format,
               .bytes = static_cast<std::int64_t>(picture.bytes.size()),
               .width = picture.width,
               .height = picture.height,
               .animated = picture.animated,
               .uploader = who.account,
               .created_at = needs_.time.now()};
    auto announced = announce_at_home(what);
    PARLEY_CO_CHECK(co_await on(needs_.cores.home_of(who.account), std::move(announced)));
    auto kept = keep_at_home(what.name, std::move(picture.bytes));
    PARLEY_CO_CHECK(co_await on(home_of(what.name), std::move(kept)));
    kept_.add();
    co_return what;
}

asset_service::verdict asset_service::judge(asset_purpose purpose, std::string_view bytes) const {
    auto what = clean(bytes, purpose);
    if (what.has_error()) return {std::nullopt, what.error()};
    auto address = hex(needs_.secrets.digest(what->bytes));
    return {looked_at{std::move(*what), std::move(address)}, {}};
}

task<result<asset_service::looked_at>> asset_service::look_at(asset_purpose purpose, std::string bytes) {
    auto work = [this, purpose, raw = std::move(bytes)] { return judge(purpose, raw); };
    auto done = co_await pool_.run(std::move(work));
    if (done.has_error()) co_return asset_errc::overloaded;
    if (!done->what) co_return done->why;
    co_return std::move(*done->what);
}

/// In turn per account, so that two at once cannot both be the last that the quota allows.
task<result<void>> asset_service::announce_at_home(asset what) {
    auto& locks = here().of_accounts;
    auto const turn = co_await locks[std::hash<account_id>{}(what.uploader) % locks.size()].take();
    auto const who = what.uploader;
    auto const since = what.created_at - quota_span;
    auto const noted = co_await needs_.rows.announce(std::move(what), who, options_.daily, since);
    if (noted.has_error() && noted.error() == storage_errc::overloaded) co_return asset_errc::quota_reached;
    co_return noted;
}

/// The row has been made before the bytes, and says that they are there after them: a crash in between leaves
/// a row that the sweep finds, never bytes that nothing knows. In turn per name, with the sweep too.
task<result<void>> asset_service::keep_at_home(std::string name, std::string bytes) {
    auto& locks = here().of_names;
    auto const turn =
        co_await locks[std::hash<std::string>{}(name) / needs_.cores.size() % locks.size()].take();
    PARLEY_CO_CHECK(co_await needs_.blobs.put(address_in(name), std::move(bytes)));
    failpoint("media.before_settle");
    co_return co_await needs_.rows.settle(std::move(name));
}

task<result<asset>> asset_service::claim(std::string name, asset_purpose purpose) {
    if (!is_asset_name(name)) co_return asset_errc::invalid_asset;
    auto const now = needs_.time.now();
    auto claimed = co_await needs_.rows.claim(std::move(name), purpose, now);
    if (claimed.has_error() && claimed.error() == storage_errc::not_found)
        co_return asset_errc::invalid_asset;
    co_return claimed;
}

task<result<asset_bytes>> asset_service::read(std::string name) {
    if (!is_asset_name(name)) co_return asset_errc::not_found;
    auto const ending = std::string_view(name).substr(name.find('.') + 1);
    if (auto held = here().lent.find(name)) co_return asset_bytes{*format_of(*held), std::move(held)};
    if (lent_.now() >= options_.lent_bytes_max) co_return asset_errc::overloaded;
    PARLEY_CO_TRY(auto found, co_await needs_.blobs.get(address_in(name)));
    auto const format = found ? format_of(*found) : std::nullopt;
    // The same bytes under another ending are another name, of nothing.
    if (!format || ending_of(*format) != ending) co_return asset_errc::not_found;
    auto bytes = lent_.lend(std::move(*found));
    here().lent.note(name, bytes);
    co_return asset_bytes{*format, std::move(bytes)};
}

task<void> asset_service::collect(std::string name, wall_time before) {
    auto& home = home_of(name);
    auto work = collect_at_home(std::move(name), before);
    co_await on(home, std::move(work));
}

task<void> asset_service::collect_at_home(std::string name, wall_time before) {
    auto& locks = here().of_names;
    auto const turn =
        co_await locks[std::hash<std::string>{}(name) / needs_.cores.size() % locks.size()].take();
    auto const condemned = co_await needs_.rows.condemn(name, before);
    if (condemned.has_error() || !*condemned) co_return;  // it is wanted again, or the next sweep tries again
    auto const removed = co_await needs_.blobs.remove(address_in(name));
    if (removed.has_error()) {
        log_warn("media.blob_not_removed", {{"error", removed.error().message()}});
        co_return;
    }
    auto const forgotten = co_await needs_.rows.forget(name, before);
    if (forgotten.has_error()) log_debug("media.row_not_removed", {{"error", forgotten.error().message()}});
}

}  // namespace parley::media
