// Request bodies and gateway frames: strict JSON in, typed fields or a problem out; nlohmann is the second
// opinion.

#include <parley/wire/content_reader.hpp>
#include <parley/wire/gateway_codec.hpp>
#include <parley/wire/growth_objects.hpp>
#include <parley/wire/json_reader.hpp>
#include <parley/wire/times.hpp>

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

using parley::wire::field_rule;

namespace {

constexpr field_rule rules[] = {
    {.name = "name", .is = field_rule::kind::text, .required = true, .min = 1, .max = 100, .description = ""},
    {.name = "count", .is = field_rule::kind::integer, .min = -5, .max = 1000, .description = ""},
    {.name = "flag", .is = field_rule::kind::boolean, .description = ""},
    {.name = "ref", .is = field_rule::kind::id, .nullable = true, .description = ""},
    {.name = "may", .is = field_rule::kind::permissions, .description = ""},
    {.name = "refs", .is = field_rule::kind::ids, .max = 250, .description = ""},
    {.name = "type", .is = field_rule::kind::text, .max = 20, .choices = "text|voice", .description = ""},
};

void must(bool claim) {
    if (!claim) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view text(reinterpret_cast<char const*>(data), size);
    // We may refuse what the other accepts (duplicates, depth, numbers beyond double), never accept what it
    // refuses.
    if (parley::wire::is_strict_json(text)) must(nlohmann::json::accept(text));

    std::vector<parley::wire::field_problem> problems;
    auto fields = parley::wire::read_fields(text, rules, problems);
    if (problems.empty()) must(fields.has("name"));
    if (fields.has("count")) must(fields.integer("count", 0) >= -5 && fields.integer("count", 0) <= 1000);

    // What was read without a complaint can be written, and is JSON again.
    std::string written;
    problems.clear();
    parley::wire::write_onboarding(written, parley::wire::read_onboarding(text, problems));
    if (problems.empty()) must(nlohmann::json::accept(written));
    must(problems.size() <= parley::wire::content_problems_max + 1);
    problems.clear();
    written.clear();
    parley::wire::write_template_content(written, parley::wire::read_template_content(text, problems));
    if (problems.empty()) must(nlohmann::json::accept(written));
    problems.clear();
    must(parley::wire::read_answers(text, problems).size() <= parley::wire::content_items_max);
    static_cast<void>(parley::wire::parse_time(text));

    parley::wire::client_frame frame;
    if (parley::wire::decode_client_frame(text, frame) == parley::wire::frame_errc::ok)
        must(frame.have.size() <= 1000);
    return 0;
}
