#pragma once
// Commands on a server's emoji, stickers and sounds, and who may use them.

#include "directory.hpp"

#include <parley/interfaces/services/expressions.hpp>

#include <unordered_map>
#include <vector>

namespace parley {

class expression_service final : public expressions, public expression_usage {
public:
    explicit expression_service(directory& gate);

    task<result<std::vector<visible<expression>>>> list(principal who, server_id server) override;
    task<result<std::vector<visible<expression>>>> usable(principal who) override;
    task<result<visible<expression>>> create(act by, new_expression wanted) override;
    task<result<visible<expression>>> edit(act by, expression_edit edit) override;
    task<result<void>> remove(act by, server_id server, expression_id expression) override;

    task<result<bool>> may_use(principal who, expression_id emoji, server_id here, bool elsewhere) override;

private:
    enum class which : std::uint8_t { all, usable };
    task<result<std::vector<visible<expression>>>> list_at_home(principal who, server_id server,
                                                                which wanted);
    task<result<visible<expression>>> create_at_home(act by, new_expression wanted, bool animated);
    task<result<visible<expression>>> edit_at_home(act by, expression_edit edit);
    task<result<void>> remove_at_home(act by, server_id server, expression_id expression);
    task<result<bool>> may_use_at_home(principal who, expression_id emoji, server_id server);
    /// The server that an emoji belongs to (it never changes); nothing for one that never was.
    task<result<std::optional<server_id>>> locate(expression_id id);

    directory& gate_;
    std::vector<std::unordered_map<expression_id, server_id>> located_;  // one per core
};

}  // namespace parley
