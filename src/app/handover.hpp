#pragma once
// What a clean stop leaves for the next start, so that sessions resume across it.

#include "house.hpp"

namespace parley::app {

/// After the cores have stopped. A stop that cannot leave it is a clean stop all the same: sessions begin
/// afresh.
void leave_handover(house& in, data_folder const& folder);
/// Before the cores start.
void take_over(house& in, data_folder const& folder);

}  // namespace parley::app
