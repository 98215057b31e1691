#include "content_text.hpp"

#include "netstrings.hpp"

#include <limits>

namespace parley {
namespace {

template <class Id>
Id read_id(netstring_reader& from) {
    return Id{from.number()};
}

std::int32_t read_small(netstring_reader& from) {
    auto const number = from.number();
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int32_t>::max())) from.spoil();
    return static_cast<std::int32_t>(number);
}

void write(netstring_writer& to, onboarding const& what) {
    to.list(what.rules, [&](onboarding::rule const& each) {
        to.text(each.title);
        to.text(each.text);
    });
    to.text(what.welcome);
    to.list(what.channels, [&](onboarding::signpost const& each) {
        to.number(each.channel.value);
        to.text(each.text);
        to.text(each.emoji);
    });
    to.list(what.questions, [&](onboarding::question const& each) {
        to.number(each.id.value);
        to.text(each.title);
        to.flag(each.multiple);
        to.flag(each.required);
        to.list(each.options, [&](onboarding::option const& one) {
            to.number(one.id.value);
            to.text(one.label);
            to.text(one.text);
            to.text(one.emoji);
            to.list(one.roles, [&](role_id role) { to.number(role.value); });
        });
    });
}

onboarding::option read_option(netstring_reader& from) {
    onboarding::option what;
    what.id = read_id<option_id>(from);
    what.label = from.text();
    what.text = from.text();
    what.emoji = from.text();
    what.roles = from.list<role_id>([&] { return read_id<role_id>(from); });
    return what;
}

onboarding::question read_question(netstring_reader& from) {
    onboarding::question what;
    what.id = read_id<question_id>(from);
    what.title = from.text();
    what.multiple = from.flag();
    what.required = from.flag();
    what.options = from.list<onboarding::option>([&] { return read_option(from); });
    return what;
}

onboarding read_onboarding(netstring_reader& from) {
    onboarding what;
    what.rules = from.list<onboarding::rule>([&] {
        onboarding::rule one;
        one.title = from.text();
        one.text = from.text();
        return one;
    });
    what.welcome = from.text();
    what.channels = from.list<onboarding::signpost>([&] {
        onboarding::signpost one;
        one.channel = read_id<channel_id>(from);
        one.text = from.text();
        one.emoji = from.text();
        return one;
    });
    what.questions = from.list<onboarding::question>([&] { return read_question(from); });
    return what;
}

void write(netstring_writer& to, role const& what) {
    to.number(what.id.value);
    to.text(what.name);
    to.number(what.permissions);
    to.number(what.color);
    to.flag(what.hoist);
    to.flag(what.mentionable);
    to.flag(what.self_assignable);
    to.text(what.icon);
    to.flag(what.mutes);
}

role read_role(netstring_reader& from) {
    role what;
    what.id = read_id<role_id>(from);
    what.name = from.text();
    what.permissions = from.number();
    what.color = static_cast<std::uint32_t>(read_small(from));
    what.hoist = from.flag();
    what.mentionable = from.flag();
    what.self_assignable = from.flag();
    what.icon = from.text();
    what.mutes = from.flag();
    return what;
}

void write(netstring_writer& to, channel const& what) {
    to.number(what.id.value);
    to.number(static_cast<std::uint64_t>(what.kind));
    to.text(what.name);
    to.text(what.topic);
    to.number(what.parent.value);
    to.list(what.overwrites, [&](overwrite const& each) {
        to.number(each.target);
        to.number(each.allow);
        to.number(each.deny);
    });
    to.flag(what.age_restricted);
    to.number(static_cast<std::uint64_t>(what.slowmode.count()));
    to.flag(what.archived);
    to.number(static_cast<std::uint64_t>(what.retention.count()));
}

channel_kind read_kind(netstring_reader& from) {
    using enum channel_kind;
    auto const number = from.number();
    for (auto const each : {text, voice, category, announcement, stage, forum, media}) {
        if (number == static_cast<std::uint64_t>(each)) return each;
    }
    from.spoil();
    return text;
}

channel read_channel(netstring_reader& from) {
    channel what;
    what.id = read_id<channel_id>(from);
    what.kind = read_kind(from);
    what.name = from.text();
    what.topic = from.text();
    what.parent = read_id<channel_id>(from);
    what.overwrites = from.list<overwrite>([&] {
        overwrite one;
        one.target = from.number();
        one.allow = from.number();
        one.deny = from.number();
        return one;
    });
    what.age_restricted = from.flag();
    what.slowmode = seconds{read_small(from)};
    what.archived = from.flag();
    what.retention = seconds{read_small(from)};
    return what;
}

}  // namespace

std::string text_of(onboarding const& what) {
    netstring_writer to;
    write(to, what);
    return to.take();
}

std::optional<onboarding> onboarding_of(std::string_view text) {
    netstring_reader from(text);
    auto what = read_onboarding(from);
    if (!from.complete()) return std::nullopt;
    return what;
}

std::string text_of(template_content const& what) {
    netstring_writer to;
    to.text(what.description);
    to.list(what.roles, [&](role const& each) { write(to, each); });
    to.list(what.channels, [&](channel const& each) { write(to, each); });
    to.flag(what.onboarding.has_value());
    if (what.onboarding) write(to, *what.onboarding);
    return to.take();
}

std::optional<template_content> template_content_of(std::string_view text) {
    netstring_reader from(text);
    template_content what;
    what.description = from.text();
    what.roles = from.list<role>([&] { return read_role(from); });
    what.channels = from.list<channel>([&] { return read_channel(from); });
    if (from.flag()) what.onboarding = read_onboarding(from);
    if (!from.complete()) return std::nullopt;
    return what;
}

}  // namespace parley
