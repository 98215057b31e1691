#pragma once
// The rules of the servers whose home a core is: read once, changed in turn, ready to be held against
// messages.

#include "compiled_rules.hpp"

#include <parley/base/async_lock.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/stores/moderation_store.hpp>

#include <memory>
#include <unordered_map>
#include <vector>

namespace parley::watch {

/// One per core; every call on it.
class rule_book {
public:
    explicit rule_book(screening_store& store) : store_(store) {}

    /// Null when they have not been read.
    compiled_rules_ptr find(server_id server) const;
    task<result<void>> load(server_id server);

    /// The turn to change a server's rules, which are read by then.
    struct page {
        async_lock turn;
        std::vector<screening_rule> all;  ///< in order of id
        compiled_rules_ptr compiled;      ///< null = not read
    };
    struct change {
        std::shared_ptr<page> of;  // outlives the turn
        async_lock::turn turn;
        std::vector<screening_rule> const& all() const noexcept { return of->all; }
        /// After it was stored.
        void put(screening_rule row);
        void drop(screening_rule_id id);
    };
    task<result<change>> begin_change(server_id server);

private:
    std::shared_ptr<page> page_of(server_id server);
    task<result<void>> read(server_id server, page& into);

    screening_store& store_;
    std::unordered_map<server_id, std::shared_ptr<page>> pages_;
};

}  // namespace parley::watch
