#include "database_options.hpp"

#include "age_filter.hpp"
#include "limits.hpp"
#include "record.hpp"

#include <rocksdb/cache.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/slice_transform.h>
#include <rocksdb/table.h>

namespace parley::storage_rocksdb {
namespace {

constexpr double bloom_bits_per_key = 10;  // one false positive in a hundred

std::optional<wall_time> nonce_time(std::string_view value) {
    auto use = decode_nonce(value);
    if (!use) return std::nullopt;
    return use->at;
}

rocksdb::BlockBasedTableOptions table_options(std::shared_ptr<rocksdb::Cache> cache) {
    rocksdb::BlockBasedTableOptions table;
    table.block_cache = std::move(cache);
    table.block_size = block_bytes;
    table.format_version = 5;
    table.checksum = rocksdb::kXXH3;
    // Indexes and filters live in the cache too: memory stays bounded by one number, however much is stored.
    table.cache_index_and_filter_blocks = true;
    table.cache_index_and_filter_blocks_with_high_priority = true;
    table.pin_l0_filter_and_index_blocks_in_cache = true;
    return table;
}

rocksdb::ColumnFamilyOptions base_family(rocksdb::BlockBasedTableOptions const& table,
                                         std::size_t buffer_bytes) {
    rocksdb::ColumnFamilyOptions family;
    family.write_buffer_size = buffer_bytes;
    family.max_write_buffer_number = 3;
    family.level_compaction_dynamic_level_bytes = true;
    family.target_file_size_base = 32_MiB;
    family.max_bytes_for_level_base = 128_MiB;
    family.compression = rocksdb::kLZ4Compression;
    family.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    return family;
}

rocksdb::ColumnFamilyOptions message_family(rocksdb::BlockBasedTableOptions table) {
    // Pages ask by channel: one filter bit pattern per channel and file, none per message.
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(bloom_bits_per_key));
    table.whole_key_filtering = false;
    auto family = base_family(table, message_buffer_bytes);
    family.prefix_extractor.reset(rocksdb::NewFixedPrefixTransform(channel_prefix_bytes));
    family.memtable_prefix_bloom_size_ratio = 0.02;
    return family;
}

rocksdb::ColumnFamilyOptions nonce_family(rocksdb::BlockBasedTableOptions table, clock const& time) {
    table.filter_policy.reset(
        rocksdb::NewBloomFilterPolicy(bloom_bits_per_key));  // nearly every look-up misses
    auto family = base_family(table, nonce_buffer_bytes);
    family.compaction_filter_factory = drop_older_than(nonce_age_max, nonce_time, time, "parley.nonces");
    family.periodic_compaction_seconds = expiry_pass_seconds;
    return family;
}

rocksdb::ColumnFamilyOptions journal_family(rocksdb::BlockBasedTableOptions const& table, clock const& time) {
    auto family = base_family(table, journal_buffer_bytes);
    family.compaction_filter_factory = drop_older_than(journal_age_max, journal_time, time, "parley.journal");
    family.periodic_compaction_seconds = expiry_pass_seconds;
    return family;
}

}  // namespace

rocksdb::DBOptions database_options(options const& wanted, rocksdb::Env* env) {
    rocksdb::DBOptions db;
    db.env = env;
    db.create_if_missing = true;
    db.create_missing_column_families = true;
    // P1: what is damaged must be noticed. Point-in-time recovery cuts at the first damage; the watermark
    // says whether that cut anything acknowledged.
    db.paranoid_checks = true;
    db.track_and_verify_wals_in_manifest = true;
    db.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
    db.max_total_wal_size = log_bytes_max;
    db.db_write_buffer_size = buffers_bytes_max;
    db.max_open_files = wanted.open_files_max;
    db.max_background_jobs = 2;
    db.bytes_per_sync = 1_MiB;  // table files reach the disk steadily instead of in one stall
    db.allow_concurrent_memtable_write = false;  // there is one writer
    db.avoid_unnecessary_blocking_io = true;
    // RocksDB's own log is for the rare post-mortem: small and quiet.
    db.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
    db.max_log_file_size = 1_MiB;
    db.keep_log_file_num = 2;
    db.stats_dump_period_sec = 0;
    db.stats_persist_period_sec = 0;
    return db;
}

std::vector<rocksdb::ColumnFamilyDescriptor> column_families(options const& wanted, clock const& time) {
    auto table = table_options(rocksdb::NewLRUCache(wanted.block_cache_bytes));
    return {{rocksdb::kDefaultColumnFamilyName, base_family(table, 64_KiB)},
            {"messages", message_family(table)},
            {"nonces", nonce_family(table, time)},
            {"journal", journal_family(table, time)}};
}

}  // namespace parley::storage_rocksdb
