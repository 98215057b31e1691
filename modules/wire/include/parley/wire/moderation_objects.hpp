#pragma once
// The native dialect's objects of moderation (docs/native-api.md).

#include <parley/model/note.hpp>
#include <parley/model/screening.hpp>

#include <string>

namespace parley::wire {

void write_screening_rule(std::string& out, screening_rule const& what);
void write_note(std::string& out, note const& what);

}  // namespace parley::wire
