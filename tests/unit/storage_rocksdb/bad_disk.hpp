#pragma once
// A disk that fails when a test says so.

#include <rocksdb/file_system.h>

#include <atomic>
#include <memory>

namespace parley::testing {

struct disk_faults {
    std::atomic<bool> full{false};  ///< every append of a file: no space, after half of it was written
    std::atomic<bool> append_fails{false};    ///< every append of a log: an I/O error
    std::atomic<bool> log_sync_fails{false};  ///< every sync of a log
};

class failing_file final : public rocksdb::FSWritableFileOwnerWrapper {
public:
    failing_file(std::unique_ptr<rocksdb::FSWritableFile> base, bool is_log, disk_faults& faults)
        : FSWritableFileOwnerWrapper(std::move(base)), is_log_(is_log), faults_(faults) {}

    rocksdb::IOStatus Append(rocksdb::Slice const& data, rocksdb::IOOptions const& options,
                             rocksdb::IODebugContext* debug) override {
        if (auto failed = before_append(data, options, debug); !failed.ok()) return failed;
        return FSWritableFileOwnerWrapper::Append(data, options, debug);
    }
    rocksdb::IOStatus Append(rocksdb::Slice const& data, rocksdb::IOOptions const& options,
                             rocksdb::DataVerificationInfo const& info,
                             rocksdb::IODebugContext* debug) override {
        if (auto failed = before_append(data, options, debug); !failed.ok()) return failed;
        return FSWritableFileOwnerWrapper::Append(data, options, info, debug);
    }
    rocksdb::IOStatus Sync(rocksdb::IOOptions const& options, rocksdb::IODebugContext* debug) override {
        if (is_log_ && faults_.log_sync_fails) return rocksdb::IOStatus::IOError("the sync was made to fail");
        return FSWritableFileOwnerWrapper::Sync(options, debug);
    }

private:
    rocksdb::IOStatus before_append(rocksdb::Slice const& data, rocksdb::IOOptions const& options,
                                    rocksdb::IODebugContext* debug) {
        if (faults_.full) {
            rocksdb::Slice half(data.data(), data.size() / 2);
            FSWritableFileOwnerWrapper::Append(half, options, debug).PermitUncheckedError();
            return rocksdb::IOStatus::NoSpace("the disk was made full");
        }
        if (is_log_ && faults_.append_fails) return rocksdb::IOStatus::IOError("the write was made to fail");
        return rocksdb::IOStatus::OK();
    }
    bool is_log_;
    disk_faults& faults_;
};

class failing_file_system final : public rocksdb::FileSystemWrapper {
public:
    explicit failing_file_system(disk_faults& faults)
        : FileSystemWrapper(rocksdb::FileSystem::Default()), faults_(faults) {}
    char const* Name() const override { return "failing"; }
    rocksdb::IOStatus NewWritableFile(std::string const& name, rocksdb::FileOptions const& options,
                                      std::unique_ptr<rocksdb::FSWritableFile>* made,
                                      rocksdb::IODebugContext* debug) override {
        auto status = FileSystemWrapper::NewWritableFile(name, options, made, debug);
        if (status.ok()) {
            *made = std::make_unique<failing_file>(std::move(*made), name.ends_with(".log"), faults_);
        }
        return status;
    }

private:
    disk_faults& faults_;
};

}  // namespace parley::testing
