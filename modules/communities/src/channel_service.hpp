#pragma once
// Commands on a server's channels, categories and their overwrites.

#include "directory.hpp"

namespace parley {

class channel_service final : public channels {
public:
    explicit channel_service(directory& gate) : gate_(gate) {}

    task<result<visible<channel>>> create(act by, new_channel wanted) override;
    task<result<visible<channel>>> edit(act by, channel_edit edit) override;
    task<result<visible<channel>>> put_overwrite(act by, overwrite_edit edit) override;
    task<result<void>> remove(act by, channel_id channel) override;

private:
    task<result<visible<channel>>> create_at_home(act by, new_channel wanted);
    task<result<visible<channel>>> edit_at_home(act by, server_id server, channel_edit edit);
    task<result<visible<channel>>> put_overwrite_at_home(act by, server_id server, overwrite_edit edit);
    task<result<void>> remove_at_home(act by, server_id server, channel_id channel);
    /// Keeps the rows, enters them and tells; `rows` are channels that are there.
    task<result<void>> commit_rows(server_state& state, std::vector<channel> rows,
                                   std::vector<community_change> entries);

    directory& gate_;
};

}  // namespace parley
