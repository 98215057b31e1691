#include "handlers/answers.hpp"
#include "handlers/handlers.hpp"
#include "handlers/member_answers.hpp"

#include <parley/wire/content_reader.hpp>
#include <parley/wire/growth_objects.hpp>

namespace parley::http_api::handlers {
namespace {

net::http_response onboarding_answer(call const& c, visible<onboarding> const& what) {
    std::string out;
    wire::write_onboarding(out, *what);
    return json(c, std::move(out));
}

net::http_response refuse_fields(call const& c, std::vector<wire::field_problem> wrong) {
    return problem_response(problem_of_fields(std::move(wrong)), c.request.request_id);
}

}  // namespace

answer show_onboarding(call& c) {
    auto const id = c.path.id<server_id>("serverId");
    PARLEY_CO_TRY(auto const found, co_await c.server.services.onboardings.show(c.who, id));
    co_return onboarding_answer(c, found);
}

answer put_onboarding(call& c) {
    std::vector<wire::field_problem> wrong;
    auto wanted = wire::read_onboarding(c.request.body.empty() ? "{}" : c.request.body, wrong);
    if (!wrong.empty()) co_return refuse_fields(c, std::move(wrong));
    auto const id = c.path.id<server_id>("serverId");
    auto by = c.acting();
    PARLEY_CO_TRY(auto const kept,
                  co_await c.server.services.onboardings.put(std::move(by), id, std::move(wanted)));
    co_return onboarding_answer(c, kept);
}

answer answer_onboarding(call& c) {
    std::vector<wire::field_problem> wrong;
    onboarding_answers given{.server = c.path.id<server_id>("serverId"),
                             .accept_rules = c.body.boolean("acceptRules", false)};
    if (c.body.has("answers")) given.answers = wire::read_answers(c.request.body, wrong);
    if (!wrong.empty()) co_return refuse_fields(c, std::move(wrong));
    PARLEY_CO_TRY(auto changed, co_await c.server.services.onboardings.answer(c.who, std::move(given)));
    co_return co_await member_answer(c, std::move(changed));
}

}  // namespace parley::http_api::handlers
