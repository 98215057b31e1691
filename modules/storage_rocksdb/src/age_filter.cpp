#include "age_filter.hpp"

#include <rocksdb/compaction_filter.h>

namespace parley::storage_rocksdb {
namespace {

class age_filter final : public rocksdb::CompactionFilter {
public:
    age_filter(wall_time oldest_kept, time_of_value read, char const* name)
        : oldest_kept_(oldest_kept), read_(read), name_(name) {}

    bool Filter(int, rocksdb::Slice const&, rocksdb::Slice const& value, std::string*, bool*) const override {
        auto at = read_(std::string_view(value.data(), value.size()));
        return at && *at < oldest_kept_;
    }
    char const* Name() const override { return name_; }

private:
    wall_time oldest_kept_;
    time_of_value read_;
    char const* name_;
};

class age_filter_factory final : public rocksdb::CompactionFilterFactory {
public:
    age_filter_factory(milliseconds age_max, time_of_value read, clock const& time, char const* name)
        : age_max_(age_max), read_(read), time_(time), name_(name) {}

    std::unique_ptr<rocksdb::CompactionFilter> CreateCompactionFilter(
        rocksdb::CompactionFilter::Context const&) override {
        return std::make_unique<age_filter>(time_.now() - age_max_, read_, name_);
    }
    char const* Name() const override { return name_; }

private:
    milliseconds age_max_;
    time_of_value read_;
    clock const& time_;
    char const* name_;
};

}  // namespace

std::shared_ptr<rocksdb::CompactionFilterFactory> drop_older_than(milliseconds age_max, time_of_value read,
                                                                  clock const& time, char const* name) {
    return std::make_shared<age_filter_factory>(age_max, read, time, name);
}

}  // namespace parley::storage_rocksdb
