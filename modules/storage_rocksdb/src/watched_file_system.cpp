#include "watched_file_system.hpp"

#include <parley/base/clock.hpp>
#include <parley/base/log.hpp>

#include <rocksdb/file_system.h>
#include <unistd.h>

#include <chrono>
#include <utility>

namespace parley::storage_rocksdb {
namespace {

using rocksdb::FileOptions;
using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

/// What a watched file needs to report; shared by all files of one file system.
struct watch {
    sync_failure_handler on_failure;
    histogram& log_syncs;

    IOStatus checked(std::string const& name, IOStatus status) const {
        if (!status.ok()) on_failure(name, status.ToString());
        return status;
    }
};

class watched_file final : public rocksdb::FSWritableFileOwnerWrapper {
public:
    watched_file(std::unique_ptr<rocksdb::FSWritableFile> base, std::string name,
                 std::shared_ptr<watch const> by)
        : FSWritableFileOwnerWrapper(std::move(base)),
          name_(std::move(name)),
          is_log_(name_.ends_with(".log")),
          by_(std::move(by)) {}

    IOStatus Sync(IOOptions const& options, IODebugContext* debug) override {
        auto before = system_clock().mono();
        auto status = FSWritableFileOwnerWrapper::Sync(options, debug);
        return done(before, std::move(status));
    }
    IOStatus Fsync(IOOptions const& options, IODebugContext* debug) override {
        auto before = system_clock().mono();
        auto status = FSWritableFileOwnerWrapper::Fsync(options, debug);
        return done(before, std::move(status));
    }

private:
    IOStatus done(mono_time before, IOStatus status) const {
        if (is_log_) {
            std::chrono::duration<double> took = system_clock().mono() - before;
            by_->log_syncs.observe(took.count());
        }
        return by_->checked(name_, std::move(status));
    }

    std::string name_;
    bool is_log_;
    std::shared_ptr<watch const> by_;
};

class watched_directory final : public rocksdb::FSDirectoryWrapper {
public:
    watched_directory(std::unique_ptr<rocksdb::FSDirectory> base, std::string name,
                      std::shared_ptr<watch const> by)
        : FSDirectoryWrapper(std::move(base)), name_(std::move(name)), by_(std::move(by)) {}

    IOStatus Fsync(IOOptions const& options, IODebugContext* debug) override {
        return by_->checked(name_, FSDirectoryWrapper::Fsync(options, debug));
    }
    IOStatus FsyncWithDirOptions(IOOptions const& options, IODebugContext* debug,
                                 rocksdb::DirFsyncOptions const& what) override {
        return by_->checked(name_, FSDirectoryWrapper::FsyncWithDirOptions(options, debug, what));
    }

private:
    std::string name_;
    std::shared_ptr<watch const> by_;
};

class watched_file_system final : public rocksdb::FileSystemWrapper {
public:
    watched_file_system(std::shared_ptr<rocksdb::FileSystem> base, std::shared_ptr<watch const> by)
        : FileSystemWrapper(std::move(base)), by_(std::move(by)) {}

    static char const* kClassName() { return "parley_watched"; }
    char const* Name() const override { return kClassName(); }

    IOStatus NewWritableFile(std::string const& name, FileOptions const& options,
                             std::unique_ptr<rocksdb::FSWritableFile>* made, IODebugContext* debug) override {
        return wrap(name, FileSystemWrapper::NewWritableFile(name, options, made, debug), made);
    }
    IOStatus ReopenWritableFile(std::string const& name, FileOptions const& options,
                                std::unique_ptr<rocksdb::FSWritableFile>* made,
                                IODebugContext* debug) override {
        return wrap(name, FileSystemWrapper::ReopenWritableFile(name, options, made, debug), made);
    }
    IOStatus ReuseWritableFile(std::string const& name, std::string const& old_name,
                               FileOptions const& options, std::unique_ptr<rocksdb::FSWritableFile>* made,
                               IODebugContext* debug) override {
        return wrap(name, FileSystemWrapper::ReuseWritableFile(name, old_name, options, made, debug), made);
    }
    IOStatus NewDirectory(std::string const& name, IOOptions const& options,
                          std::unique_ptr<rocksdb::FSDirectory>* made, IODebugContext* debug) override {
        auto status = FileSystemWrapper::NewDirectory(name, options, made, debug);
        if (status.ok()) *made = std::make_unique<watched_directory>(std::move(*made), name, by_);
        return status;
    }

private:
    IOStatus wrap(std::string const& name, IOStatus status,
                  std::unique_ptr<rocksdb::FSWritableFile>* made) const {
        if (status.ok()) *made = std::make_unique<watched_file>(std::move(*made), name, by_);
        return status;
    }
    std::shared_ptr<watch const> by_;
};

}  // namespace

void end_process_after_failed_sync(std::string const& file, std::string const& why) {
    log_error("storage.fsync_failed", {{"store", "rocksdb"}, {"file", file}, {"why", why}});
    _exit(exit_code_fsync_failed);
}

std::shared_ptr<rocksdb::FileSystem> watch_syncs(std::shared_ptr<rocksdb::FileSystem> base,
                                                 sync_failure_handler on_failure, histogram& log_syncs) {
    auto by = std::make_shared<watch const>(watch{std::move(on_failure), log_syncs});
    return std::make_shared<watched_file_system>(std::move(base), std::move(by));
}

}  // namespace parley::storage_rocksdb
