#include "database.hpp"

#include "database_options.hpp"

#include <parley/base/log.hpp>

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <algorithm>
#include <system_error>
#include <utility>

namespace parley::storage_rocksdb {
namespace {

constexpr char const* format_key = "format";
constexpr char const* format_now = "1";  // raised when an older binary could no longer read what is written

using family_list = std::vector<rocksdb::ColumnFamilyDescriptor>;

std::string advice(std::string what) {
    return what + ". Nothing was changed. Restore a backup, or the damaged files.";
}

bool has_database(std::filesystem::path const& directory) {
    std::error_code ignored;
    return std::filesystem::exists(directory / "CURRENT", ignored);
}

/// Another process holds RocksDB's lock for as long as it has the folder open.
bool is_locked(rocksdb::Env& env, std::filesystem::path const& directory, std::string& problem) {
    rocksdb::FileLock* lock = nullptr;
    auto status = env.LockFile((directory / "LOCK").string(), &lock);
    if (!status.ok()) {
        problem = "another process uses " + directory.string() + " (" + status.ToString() +
                  "). One data folder serves one process: stop the other one first";
        return true;
    }
    env.UnlockFile(lock);
    return false;
}

/// Column families that a crash during the very first start kept from being made are left out.
family_list present_families(rocksdb::DBOptions const& how, std::string const& path, family_list all) {
    std::vector<std::string> names;
    if (!rocksdb::DB::ListColumnFamilies(how, path, &names).ok()) return all;
    std::erase_if(all, [&names](auto const& each) {
        return std::find(names.begin(), names.end(), each.name) == names.end();
    });
    return all;
}

/// Looks without touching: recovery proper would cut the log at the first damage and delete what follows.
bool holds_what_was_acknowledged(rocksdb::DBOptions const& how, std::string const& path, family_list families,
                                 std::uint64_t acknowledged, std::string& problem) {
    auto present = present_families(how, path, std::move(families));
    std::vector<rocksdb::ColumnFamilyHandle*> handles;
    rocksdb::DB* opened = nullptr;
    auto status = rocksdb::DB::OpenForReadOnly(how, path, present, &handles, &opened);
    if (!status.ok()) {
        problem = advice("the message store in " + path + " cannot be read: " + status.ToString());
        return false;
    }
    std::unique_ptr<rocksdb::DB> db(opened);
    auto recovered = db->GetLatestSequenceNumber();
    for (auto* handle : handles)
        db->DestroyColumnFamilyHandle(handle);
    if (recovered >= acknowledged) return true;
    problem = advice("the message store in " + path + " ends at write " + std::to_string(recovered) +
                     ", but writes up to " + std::to_string(acknowledged) +
                     " were acknowledged: part of its log is damaged or missing");
    return false;
}

/// Every reason not to open, found before anything is changed.
bool may_open(std::filesystem::path const& directory, rocksdb::DBOptions const& how,
              family_list const& families, std::string const& mark_path, std::string& problem) {
    auto& files = *how.env->GetFileSystem();
    auto mark = watermark::look(files, mark_path);
    if (has_database(directory)) {
        if (mark.present && !mark.readable) {
            problem = advice("the file " + mark_path + " is damaged");
            return false;
        }
        if (!mark.present) log_warn("storage.watermark_missing", {{"file", mark_path}});
        return holds_what_was_acknowledged(how, directory.string(), families, mark.sequence, problem);
    }
    if (mark.sequence > 0) {
        problem = advice("the message store in " + directory.string() +
                         " is gone, but writes to it were acknowledged");
        return false;
    }
    // A first start that ended between making this file and filling it: nothing was acknowledged yet.
    if (mark.present && !mark.readable) files.DeleteFile(mark_path, {}, nullptr).PermitUncheckedError();
    return true;
}

bool format_is_known(rocksdb::DB& db, std::string& problem) {
    std::string format;
    auto status = db.Get({}, format_key, &format);
    if (status.IsNotFound()) {
        rocksdb::WriteOptions durable;
        durable.sync = true;
        status = db.Put(durable, format_key, format_now);
    } else if (status.ok() && format != format_now) {
        problem = "the message store has format " + format + ", this program knows " + format_now +
                  ": it was written by a newer Parley, start that one";
        return false;
    }
    if (!status.ok()) problem = "the message store cannot be used: " + status.ToString();
    return status.ok();
}

}  // namespace

std::unique_ptr<database> database::open(options const& wanted, ground beneath, clock const& time,
                                         histogram& log_syncs, std::string& problem) {
    std::error_code failed;
    std::filesystem::create_directories(wanted.directory, failed);
    std::filesystem::permissions(wanted.directory, std::filesystem::perms::owner_all, failed);
    if (failed) {
        problem = "the folder " + wanted.directory.string() + " cannot be used: " + failed.message();
        return nullptr;
    }
    auto base = beneath.files ? std::move(beneath.files) : rocksdb::FileSystem::Default();
    std::unique_ptr<database> it(new database);
    it->files_ = watch_syncs(std::move(base), beneath.on_sync_failure, log_syncs);
    it->env_ = rocksdb::NewCompositeEnv(it->files_);
    if (is_locked(*it->env_, wanted.directory, problem)) return nullptr;

    auto path = wanted.directory.string();
    auto mark_path = (wanted.directory / "watermark").string();
    auto how = database_options(wanted, it->env_.get());
    auto families = column_families(wanted, time);
    if (!may_open(wanted.directory, how, families, mark_path, problem)) return nullptr;
    it->mark_ = watermark::open(*it->files_, mark_path, beneath.on_sync_failure, problem);
    if (!it->mark_) return nullptr;

    rocksdb::DB* opened = nullptr;
    auto status = rocksdb::DB::Open(how, path, families, &it->families_, &opened);
    if (!status.ok()) {
        problem = "the message store in " + path + " cannot be opened: " + status.ToString();
        return nullptr;
    }
    it->db_.reset(opened);
    if (!format_is_known(*it->db_, problem)) return nullptr;
    return it;
}

database::~database() {
    if (!db_) return;
    for (auto* family : families_)
        db_->DestroyColumnFamilyHandle(family);
    auto status = db_->Close();
    if (!status.ok()) log_warn("storage.close_failed", {{"store", "rocksdb"}, {"why", status.ToString()}});
}

}  // namespace parley::storage_rocksdb
