#include "watermark.hpp"

#include <parley/base/bytes.hpp>

#include <rocksdb/file_system.h>

#include <array>
#include <utility>

namespace parley::storage_rocksdb {
namespace {

// Two slots in two sectors, written in turn: a torn write spoils one and leaves the one before it.
constexpr std::size_t slot_spacing_bytes = 4096;
constexpr std::size_t slot_bytes = 24;
constexpr std::size_t slot_count = 2;

struct slot {
    std::uint64_t generation = 0;
    std::uint64_t sequence = 0;
};

/// FNV-1a. It tells a torn slot from a whole one; nobody attacks this file who could not attack the database.
std::uint64_t checksum(std::string_view bytes) {
    std::uint64_t sum = 0xCBF29CE484222325ULL;
    for (auto byte : bytes)
        sum = (sum ^ static_cast<std::uint8_t>(byte)) * 0x100000001B3ULL;
    return sum;
}

std::string encode(slot what) {
    byte_writer bytes;
    bytes.be64(what.generation);
    bytes.be64(what.sequence);
    auto body = bytes.take();
    byte_writer whole;
    whole.raw(body);
    whole.be64(checksum(body));
    return whole.take();
}

std::optional<slot> decode(std::string_view bytes) {
    if (bytes.size() != slot_bytes) return std::nullopt;
    byte_reader from(bytes);
    slot found{from.be64(), from.be64()};
    if (from.be64() != checksum(bytes.substr(0, slot_bytes - 8))) return std::nullopt;
    return found;
}

std::optional<slot> newest_slot(rocksdb::FSRandomRWFile& file) {
    std::optional<slot> newest;
    for (std::size_t i = 0; i < slot_count; ++i) {
        std::array<char, slot_bytes> room{};
        rocksdb::Slice read;
        auto status = file.Read(i * slot_spacing_bytes, slot_bytes, {}, &read, room.data(), nullptr);
        if (!status.ok()) continue;
        auto found = decode({read.data(), read.size()});
        if (found && (!newest || found->generation > newest->generation)) newest = found;
    }
    return newest;
}

rocksdb::IOStatus create(rocksdb::FileSystem& files, std::string const& path) {
    std::unique_ptr<rocksdb::FSWritableFile> file;
    auto status = files.NewWritableFile(path, {}, &file, nullptr);
    if (!status.ok()) return status;
    std::string content(slot_spacing_bytes * slot_count, '\0');
    content.replace(0, slot_bytes, encode({0, 0}));  // generation 0 lies in slot 0, 1 in slot 1, and so on
    status = file->Append(content, {}, nullptr);
    if (status.ok()) status = file->Fsync({}, nullptr);
    if (status.ok()) status = file->Close({}, nullptr);
    if (!status.ok()) return status;
    std::unique_ptr<rocksdb::FSDirectory> folder;
    status = files.NewDirectory(path.substr(0, path.rfind('/')), {}, &folder, nullptr);
    return status.ok() ? folder->Fsync({}, nullptr) : status;
}

}  // namespace

watermark::found watermark::look(rocksdb::FileSystem& files, std::string const& path) {
    found what;
    what.present = files.FileExists(path, {}, nullptr).ok();
    if (!what.present) return what;
    std::unique_ptr<rocksdb::FSRandomRWFile> file;
    if (!files.NewRandomRWFile(path, {}, &file, nullptr).ok()) return what;
    auto newest = newest_slot(*file);
    what.readable = newest.has_value();
    if (newest) what.sequence = newest->sequence;
    return what;
}

std::unique_ptr<watermark> watermark::open(rocksdb::FileSystem& files, std::string path,
                                           sync_failure_handler on_failure, std::string& problem) {
    rocksdb::IOStatus status;
    if (!files.FileExists(path, {}, nullptr).ok()) status = create(files, path);
    std::unique_ptr<rocksdb::FSRandomRWFile> file;
    if (status.ok()) status = files.NewRandomRWFile(path, {}, &file, nullptr);
    if (!status.ok()) {
        problem = status.ToString();
        return nullptr;
    }
    auto newest = newest_slot(*file).value_or(slot{});
    // NOLINT(new): only this function may construct one
    return std::unique_ptr<watermark>(new watermark(std::move(file), std::move(path), std::move(on_failure),
                                                    newest.generation, newest.sequence));
}

watermark::watermark(std::unique_ptr<rocksdb::FSRandomRWFile> file, std::string path,
                     sync_failure_handler on_failure, std::uint64_t generation, std::uint64_t sequence)
    : file_(std::move(file)),
      path_(std::move(path)),
      on_failure_(std::move(on_failure)),
      generation_(generation),
      sequence_(sequence) {}

watermark::~watermark() = default;

bool watermark::raise(std::uint64_t sequence) {
    if (sequence <= sequence_) return true;
    auto offset = ((generation_ + 1) % slot_count) * slot_spacing_bytes;
    auto status = file_->Write(offset, encode({generation_ + 1, sequence}), {}, nullptr);
    if (!status.ok()) return false;
    status = file_->Sync({}, nullptr);
    if (!status.ok()) {
        on_failure_(path_, status.ToString());
        return false;
    }
    ++generation_;
    sequence_ = sequence;
    return true;
}

}  // namespace parley::storage_rocksdb
