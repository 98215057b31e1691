#pragma once
// The message store and journal over one database: appends go to the writer, reads stay on the core when they
// can.

#include "database.hpp"
#include "meters.hpp"
#include "pages.hpp"
#include "reclaimer.hpp"
#include "writer.hpp"

#include <parley/base/blocking_pool.hpp>

#include <memory>

namespace parley::storage_rocksdb {

class rocksdb_storage final : public storage, public message_store, public parley::journal {
public:
    rocksdb_storage(options const& wanted, std::unique_ptr<database> opened, clock const& time,
                    std::unique_ptr<meters_of_store> meters);

    message_store& messages() noexcept override { return *this; }
    parley::journal& journal() noexcept override { return *this; }
    bool accepts_writes() const noexcept override { return writer_.accepts_writes(); }

    task<append_result> append(fence owner, std::vector<message_change> changes) override;
    task<result<std::vector<message>>> history(history_query query) override;
    task<result<std::optional<message>>> find(channel_id channel, message_id id) override;
    task<result<std::vector<message_id>>> newest_ids(channel_id channel, std::size_t count_max) override;
    task<result<void>> drop_channel(channel_id channel) override;
    task<result<std::vector<journal_entry>>> read(shard_id shard, std::uint64_t after,
                                                  std::size_t count_max) override;

    /// For tests that damage rows on purpose.
    database& opened() noexcept { return *database_; }

private:
    void look_up_nonces_early(append_work& work);

    // Destroyed from below: readers and reclaimer first, then the writer writes what waits, then the database
    // closes.
    std::unique_ptr<meters_of_store> meters_;
    std::unique_ptr<database> database_;
    reclaimer reclaimer_;
    writer writer_;
    blocking_pool readers_;
};

/// As make_storage_rocksdb, on a ground of the test's choice.
opened open_storage(options wanted, ground beneath, clock const& time, metrics& meters);

}  // namespace parley::storage_rocksdb
