#pragma once
// What a server shows of itself, and how it is kept safe.

#include "directory.hpp"

#include <parley/interfaces/services/server_settings.hpp>

namespace parley {

class settings_service final : public server_settings {
public:
    explicit settings_service(directory& gate) : gate_(gate) {}

    task<result<visible<server_view>>> edit(act by, server_edit edit) override;
    task<result<visible<server>>> safety(principal who, server_id server) override;
    task<result<visible<server>>> edit_safety(act by, safety_edit edit) override;

private:
    task<result<visible<server_view>>> edit_at_home(act by, server_edit edit);
    task<result<visible<server>>> safety_at_home(principal who, server_id server);
    task<result<visible<server>>> edit_safety_at_home(act by, safety_edit edit);
    task<result<void>> claim_picture(std::optional<std::string> const& name, asset_purpose purpose);
    /// Keeps the row with its entries, enters it and tells everyone.
    task<result<void>> commit_row(server_state& state, server row, std::vector<community_change> entries);

    directory& gate_;
};

}  // namespace parley
