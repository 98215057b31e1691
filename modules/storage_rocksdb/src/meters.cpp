#include "meters.hpp"

namespace parley::storage_rocksdb {
namespace {

metrics::labels store_label() {
    return {{"store", "rocksdb"}};
}

histogram& operation(metrics& in, char const* op) {
    return in.histogram("parley_store_seconds", "How long calls to a store take, from call to answer.",
                        {{"store", "rocksdb"}, {"op", op}});
}

}  // namespace

meters_of_store::meters_of_store(metrics& in)
    : log_syncs(in.histogram("parley_fsync_seconds", "How long a sync of the write-ahead log takes.",
                             store_label())),
      group_sizes(in.histogram("parley_commit_group_size",
                               "Changes per synced write; read it as sum divided by count.", store_label())),
      queue_changes(
          in.gauge("parley_store_queue_changes", "Changes that wait for the writer.", store_label())),
      append(operation(in, "append")),
      history(operation(in, "history")),
      find(operation(in, "find")),
      newest_ids(operation(in, "newest_ids")),
      drop_channel(operation(in, "drop_channel")),
      journal_read(operation(in, "journal_read")) {}

}  // namespace parley::storage_rocksdb
