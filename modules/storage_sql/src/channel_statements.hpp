#pragma once
// Channels with their overwrites, as statements and from rows.

#include "sql_values.hpp"

#include <parley/interfaces/stores/sql_database.hpp>
#include <parley/model/server.hpp>

#include <vector>

namespace parley {

/// In order of position, then id; without overwrites.
sql_statement select_channels(server_id server);
channel read_channel(row_reader& row);

struct channel_overwrite {
    channel_id channel;
    overwrite what;
};
/// Of all channels; of one channel in order of kind, then target.
sql_statement select_overwrites(server_id server);
channel_overwrite read_overwrite(row_reader& row);

/// ::conflict when the id is taken.
void insert_channel(std::vector<sql_statement>& all, channel row);
/// ::conflict when the id is another server's.
void put_channel(std::vector<sql_statement>& all, channel row);
void drop_channel(std::vector<sql_statement>& all, server_id server, channel_id id);
/// Those of a member in all channels.
void drop_overwrites(std::vector<sql_statement>& all, server_id server, account_id account);

}  // namespace parley
