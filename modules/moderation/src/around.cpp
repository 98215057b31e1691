#include "around.hpp"

namespace parley::watch {

result<audit_entry> make_entry(around const& in, act const& by, audited_act what) {
    auto const id = in.ids.make<audit_id>();
    if (!id) return moderation_errc::unavailable;
    return audit_entry{.id = id,
                       .server = what.server,
                       .actor = by.who.account,
                       .action = what.action,
                       .target = what.target,
                       .detail = std::move(what.detail),
                       .reason = by.reason,
                       .changes = std::move(what.changes)};
}

}  // namespace parley::watch
