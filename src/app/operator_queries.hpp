#pragma once
// What only the command line asks of the metadata: lists that no service of the house offers to anybody else.

#include <parley/base/result.hpp>
#include <parley/base/task.hpp>
#include <parley/interfaces/stores/sql_database.hpp>
#include <parley/model/account.hpp>

#include <optional>
#include <vector>

namespace parley::app {

/// The oldest `count_max` accounts beyond `after`, in the order they were made.
task<result<std::vector<account_id>>> list_accounts(sql_database& from, account_id after,
                                                    std::int64_t count_max);

/// Whose credential this is.
task<result<std::optional<account_id>>> owner_of_login(sql_database& from, login_id which);

}  // namespace parley::app
