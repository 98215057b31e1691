#include "nested_fields.hpp"

#include <parley/wire/content_reader.hpp>
#include <parley/wire/names.hpp>

#include <string>

namespace parley::wire {
namespace {

/// How ids are written: as strings in the API, as small numbers in a template.
enum class ids_as : std::uint8_t { strings, numbers };

template <class Id>
Id read_reference(fields_in& from, std::string_view key, ids_as form) {
    return form == ids_as::strings ? from.id<Id>(key) : Id{from.number(key)};
}

onboarding::question read_question(dom::element at, std::string const& place, ids_as form,
                                   problems_found& problems) {
    fields_in from(at, place, problems);
    onboarding::question what;
    what.id = from.id<question_id>("questionId");
    what.title = from.text("title");
    what.multiple = from.flag("multiple");
    what.required = from.flag("required");
    from.each("options", [&](dom::element one, std::string const& inner) {
        fields_in of(one, inner, problems);
        onboarding::option option;
        option.id = of.id<option_id>("optionId");
        option.label = of.text("label");
        option.text = of.text("text");
        option.emoji = of.text("emoji");
        option.roles = form == ids_as::strings ? of.ids<role_id>("roleIds") : of.numbers<role_id>("roleIds");
        what.options.push_back(std::move(option));
    });
    return what;
}

onboarding read_onboarding_at(dom::element at, std::string const& place, ids_as form,
                              problems_found& problems) {
    fields_in from(at, place, problems);
    onboarding what;
    from.each("rules", [&](dom::element one, std::string const& inner) {
        fields_in of(one, inner, problems);
        auto title = of.text("title");
        what.rules.push_back({std::move(title), of.text("text")});
    });
    if (dom::element welcome; from.find("welcome", welcome)) {
        fields_in in(welcome, from.place_of("welcome"), problems);
        what.welcome = in.text("text");
        in.each("channels", [&](dom::element one, std::string const& inner) {
            fields_in of(one, inner, problems);
            onboarding::signpost post;
            post.channel = read_reference<channel_id>(of, "channelId", form);
            post.text = of.text("text");
            post.emoji = of.text("emoji");
            what.channels.push_back(std::move(post));
        });
    }
    from.each("questions", [&](dom::element one, std::string const& inner) {
        what.questions.push_back(read_question(one, inner, form, problems));
    });
    return what;
}

role read_role(fields_in from) {
    role what;
    what.id = role_id{from.number("roleId")};
    what.name = from.text("name");
    what.permissions = from.permissions("permissions");
    what.color = static_cast<std::uint32_t>(from.number("color"));
    what.hoist = from.flag("hoist");
    what.mentionable = from.flag("mentionable");
    what.self_assignable = from.flag("selfAssignable");
    what.icon = from.text("icon");
    what.mutes = from.flag("mutes");
    return what;
}

channel read_channel(fields_in from, problems_found& problems) {
    channel what;
    what.id = channel_id{from.number("channelId")};
    what.kind = from.choice("type", channel_kinds);
    what.name = from.text("name");
    what.topic = from.text("topic");
    what.parent = channel_id{from.number("parentId")};
    from.each("overwrites", [&](dom::element one, std::string const& inner) {
        fields_in of(one, inner, problems);
        if (of.text("type") != "role") of.complain("type", "invalid_choice");
        overwrite row;
        row.target = of.number("targetId");
        row.allow = of.permissions("allow");
        row.deny = of.permissions("deny");
        what.overwrites.push_back(row);
    });
    what.age_restricted = from.flag("ageRestricted");
    what.slowmode = seconds{static_cast<std::int64_t>(from.number("slowmodeSeconds"))};
    what.archived = from.flag("archived");
    what.retention = seconds{static_cast<std::int64_t>(from.number("retentionSeconds"))};
    return what;
}

/// False, and a problem, when it is not strict JSON: the caller has looked before.
bool parse(std::string_view body, dom::element& root, problems_found& problems) {
    if (parse_strict(body, root) == json_fault::none) return true;
    problems.push_back({"", "malformed_json", {}});
    return false;
}

}  // namespace

onboarding read_onboarding(std::string_view body, problems_found& problems) {
    dom::element root;
    if (!parse(body, root, problems)) return {};
    return read_onboarding_at(root, "", ids_as::strings, problems);
}

std::vector<std::pair<question_id, std::vector<option_id>>> read_answers(std::string_view body,
                                                                         problems_found& problems) {
    std::vector<std::pair<question_id, std::vector<option_id>>> found;
    dom::element root;
    if (!parse(body, root, problems)) return found;
    fields_in whole(root, "", problems);
    dom::element answers;
    if (!whole.find("answers", answers)) return found;
    fields_in from(answers, "answers", problems);
    if (!problems.empty()) return found;
    for (auto const one : from.object()) {
        if (found.size() == content_items_max) break;
        auto const question = parse_id<question_id>(one.key);
        if (!question) from.complain(one.key.substr(0, 20), "invalid_id");
        found.emplace_back(question.value_or(question_id{}), from.ids<option_id>(one.key));
    }
    return found;
}

template_content read_template_content(std::string_view body, problems_found& problems) {
    template_content what;
    dom::element root;
    if (!parse(body, root, problems)) return what;
    fields_in whole(root, "", problems);
    dom::element content;
    if (!whole.find("content", content)) {
        whole.complain("content", "required");
        return what;
    }
    fields_in from(content, "content", problems);
    if (!problems.empty()) return what;
    if (from.number("version") != 1) from.complain("version", "invalid_choice");
    what.description = from.text("description");
    from.each("roles", [&](dom::element one, std::string const& inner) {
        what.roles.push_back(read_role(fields_in(one, inner, problems)));
    });
    from.each("channels", [&](dom::element one, std::string const& inner) {
        what.channels.push_back(read_channel(fields_in(one, inner, problems), problems));
    });
    if (dom::element onboarding; from.find("onboarding", onboarding))
        what.onboarding = read_onboarding_at(onboarding, "content.onboarding", ids_as::numbers, problems);
    return what;
}

}  // namespace parley::wire
