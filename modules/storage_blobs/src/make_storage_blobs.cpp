#include "blob_files.hpp"

#include <parley/base/blocking_pool.hpp>
#include <parley/storage_blobs/make_storage_blobs.hpp>

#include <utility>

namespace parley {
namespace {

class blob_folder final : public blob_store {
public:
    blob_folder(blob_files files, storage_blobs_options const& options)
        : files_(std::move(files)),
          pool_({.name = "blobs", .threads = options.threads, .queue_max = options.waiting_max}) {}

    task<result<void>> put(blob_address address, std::string bytes) override {
        auto work = [this, at = std::move(address), what = std::move(bytes)] {
            return as_error(files_.put(at, what));
        };
        auto done = co_await pool_.run(std::move(work));
        co_return settle(done);
    }
    task<result<std::optional<std::string>>> get(blob_address address) override {
        auto work = [this, at = std::move(address)] { return read(at); };
        auto done = co_await pool_.run(std::move(work));
        if (done.has_error()) co_return storage_errc::overloaded;
        if (done->why) co_return done->why;
        co_return std::move(done->bytes);
    }
    task<result<void>> remove(blob_address address) override {
        auto work = [this, at = std::move(address)] { return as_error(files_.remove(at)); };
        auto done = co_await pool_.run(std::move(work));
        co_return settle(done);
    }

private:
    /// What comes back from the pool: its own result cannot hold another.
    struct ended {
        int tag = 0;
        error_code why;
    };
    struct loaded {
        std::optional<std::string> bytes;
        error_code why;
    };
    static ended as_error(result<void> const& done) {
        return {0, done.has_error() ? done.error() : error_code()};
    }
    loaded read(blob_address const& address) const {
        auto found = files_.get(address);
        if (found.has_error()) return {std::nullopt, found.error()};
        return {std::move(*found), {}};
    }
    static result<void> settle(result<ended> const& done) {
        if (done.has_error()) return storage_errc::overloaded;
        if (done->why) return done->why;
        return {};
    }

    blob_files files_;
    blocking_pool pool_;
};

}  // namespace

opened_blobs make_storage_blobs(storage_blobs_options options) {
    blob_files files(options.folder);
    if (auto problem = files.open(); !problem.empty()) return {nullptr, std::move(problem)};
    return {std::make_unique<blob_folder>(std::move(files), options), {}};
}

}  // namespace parley
