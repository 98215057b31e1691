#pragma once
// Brings many answers back to the cores that wait for them, with one wake-up per core.

#include <parley/base/core.hpp>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace parley::storage_rocksdb {

class answer_batch {
public:
    void add(core* home_or_null, std::function<void()> answer) {
        for (auto& [home, answers] : by_core_) {
            if (home == home_or_null) {
                answers.push_back(std::move(answer));
                return;
            }
        }
        by_core_.emplace_back(home_or_null, std::vector<std::function<void()>>{});
        by_core_.back().second.push_back(std::move(answer));
    }

    void release() {
        for (auto& [home, answers] : by_core_) {
            if (home == nullptr) {
                run_all(answers);
                continue;
            }
            auto held = std::make_shared<std::vector<std::function<void()>>>(std::move(answers));
            home->post([held] { run_all(*held); });
        }
        by_core_.clear();
    }

private:
    static void run_all(std::vector<std::function<void()>>& answers) {
        for (auto& answer : answers)
            answer();
    }
    std::vector<std::pair<core*, std::vector<std::function<void()>>>> by_core_;  // a handful of cores
};

}  // namespace parley::storage_rocksdb
