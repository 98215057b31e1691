// parley doctor

#include "commands.hpp"
#include "doctor.hpp"

#include <parley/wire/objects.hpp>

#include <fmt/format.h>

namespace parley::app {
namespace {

char const* word_of(finding_level level) {
    switch (level) {
        case finding_level::ok:
            return "ok";
        case finding_level::warn:
            return "warn";
        case finding_level::fail:
            return "fail";
    }
    return "fail";
}

void print_json(std::vector<finding> const& all) {
    std::string out = "[";
    for (auto const& one : all) {
        out += out.size() > 1 ? ",\n " : "";
        out += fmt::format("{{\"level\":\"{}\",\"check\":", word_of(one.level));
        wire::write_string(out, one.check);
        out += ",\"text\":";
        wire::write_string(out, one.text);
        out += ",\"remedy\":";
        wire::write_string(out, one.remedy);
        out += '}';
    }
    fmt::print("{}]\n", out);
}

void print_text(std::vector<finding> const& all) {
    for (auto const& one : all) {
        fmt::print("{:<5} {:<12} {}\n", word_of(one.level), one.check, one.text);
        if (!one.remedy.empty()) fmt::print("      {:<12} -> {}\n", "", one.remedy);
    }
}

}  // namespace

exit_code run_doctor(command const& asked) {
    auto const all = examine(asked.settings);
    asked.json ? print_json(all) : print_text(all);
    bool healthy = true;
    for (auto const& one : all)
        healthy = healthy && one.level != finding_level::fail;
    return healthy ? exit_code::ok : exit_code::failed;
}

}  // namespace parley::app
