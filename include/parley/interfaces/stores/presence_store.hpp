#pragma once
// What accounts chose to show of themselves, durable.

#include <parley/base/id.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/stores/storage_errc.hpp>
#include <parley/model/account.hpp>
#include <parley/model/presence.hpp>

namespace parley {

/// Any core may call; implementations hop to their own threads. Writes are durable on return.
class presence_store {
public:
    virtual ~presence_store() = default;
    /// As it was put, over or not. ::not_found: no such account.
    virtual task<result<presence_choice>> find(account_id account) = 0;
    /// Text that is not UTF-8 or holds a NUL is ::refused; ::not_found: no such account.
    virtual task<result<void>> put(account_id account, presence_choice choice) = 0;
};

}  // namespace parley
