#include "documents/documents.hpp"

#include <array>

namespace parley::http_api {
namespace {

using std::array;

constexpr array safety{
    property{"verification", "text", "How the new are held back.", true, false,
             "none|low|medium|high|highest"},
    property{"rulesGate", "boolean", "Who joins has to accept the rules."},
    property{"invitesPausedUntil", "time", "Nobody can join until then.", true, true},
    property{"raidJoins", "integer", "So many within a minute are a raid; 0 = never."},
    property{"raidPauses", "boolean", "A raid pauses all invites for an hour."},
    property{"alertChannelId", "id", "Where the screening and raids are told.", true, true},
    property{"greetingChannelId", "id", "Where arrivals are shown.", true, true},
    property{"auditDays", "integer", "How long the audit log is kept; 0 = always."},
};

constexpr array onboarding_rule{
    property{"title", "text", "The rule."},
    property{"text", "text", "More of it; may be empty."},
};
constexpr array onboarding_channel{
    property{"channelId", "id", "The channel."},
    property{"text", "text", "What is to be found there; may be empty."},
    property{"emoji", "text", "One emoji.", true, true},
};
constexpr array onboarding_welcome{
    property{"text", "text", "What is said first; may be empty."},
    property{"channels", "[]OnboardingChannel", "Where to go."},
};
constexpr array onboarding_option{
    property{"optionId", "id", "The option."},
    property{"label", "text", "What one chooses."},
    property{"text", "text", "More of it; may be empty."},
    property{"emoji", "text", "One emoji.", true, true},
    property{"roleIds", "[]id", "Who chooses it gets these."},
};
constexpr array onboarding_question{
    property{"questionId", "id", "The question."},
    property{"title", "text", "What is asked."},
    property{"multiple", "boolean", "Several options may be chosen."},
    property{"required", "boolean", "It has to be answered."},
    property{"options", "[]OnboardingOption", "What may be chosen."},
};
constexpr array onboarding{
    property{"rules", "[]OnboardingRule", "What members keep to."},
    property{"welcome", "OnboardingWelcome", "What greets them."},
    property{"questions", "[]OnboardingQuestion", "What they are asked."},
};
constexpr array template_content{
    property{"version", "integer", "Of this form: 1."},
    property{"description", "text", "Of the server."},
    property{"roles", "[]any", "As Role, the highest first and everyone's, number 0, last."},
    property{"channels", "[]any", "As ChannelSummary, in order; overwrites of roles only."},
    property{"onboarding", "any", "As Onboarding; may be null."},
};
constexpr array server_template{
    property{"code", "text", "What is handed around."},
    property{"name", "text", "What it is called."},
    property{"description", "text", "What it is for; may be empty."},
    property{"serverId", "id", "What it was made of."},
    property{"creatorId", "id", "Who made it."},
    property{"uses", "integer", "How many servers were made of it."},
    property{"createdAt", "time", "When it was made."},
    property{"updatedAt", "time", "When it was last brought up to date."},
    property{"content", "TemplateContent", "The shape."},
};
constexpr array discovery_entry{
    property{"serverId", "id", "The server."},
    property{"name", "text", "Its name."},
    property{"description", "text", "What it is about; may be empty."},
    property{"icon", "text", "The name of an asset.", true, true},
    property{"banner", "text", "The name of an asset.", true, true},
    property{"accentColor", "integer", "0xRRGGBB; 0 = none."},
    property{"memberCount", "integer", "How many are in it."},
    property{"onlineCount", "integer", "How many of them are online."},
    property{"joined", "boolean", "One is in it."},
};
constexpr array shown_event{
    property{"eventId", "id", "The event."},
    property{"serverId", "id", "Its server."},
    property{"creatorId", "id", "Who announced it."},
    property{"name", "text", "What it is called."},
    property{"description", "text", "More of it; may be empty."},
    property{"channelId", "id", "Where it is held, and who sees it.", true, true},
    property{"location", "text", "Where, without a channel.", true, true},
    property{"startsAt", "time", "When the next occurrence begins, or the one that runs began."},
    property{"endsAt", "time", "When it ends; null = a day after its start.", true, true},
    property{"repeats", "text", "How often it happens.", true, false,
             "none|daily|weekly|biweekly|monthly|yearly"},
    property{"status", "text", "How it stands.", true, false, "scheduled|active|completed|canceled"},
    property{"image", "text", "The name of an asset.", true, true},
    property{"interestedCount", "integer", "How many want to come."},
    property{"interested", "boolean", "Whether oneself wants to come."},
};

constexpr array growth{
    schema{"OnboardingRule", "A rule.", onboarding_rule, R"({"title":"Be kind","text":"To everyone."})"},
    schema{"OnboardingChannel", "Where to go.", onboarding_channel,
           R"({"channelId":"1441999000000000003","text":"Say hello","emoji":"👋"})"},
    schema{"OnboardingWelcome", "What greets who joins.", onboarding_welcome,
           R"({"text":"Hello!","channels":[]})"},
    schema{"OnboardingOption", "An answer to choose.", onboarding_option,
           R"({"optionId":"1441999000000000021","label":"Chess","text":"","emoji":null,"roleIds":[]})"},
    schema{
        "OnboardingQuestion", "A question.", onboarding_question,
        R"({"questionId":"1441999000000000020","title":"What do you play?","multiple":true,"required":false,"options":[]})"},
    schema{
        "Onboarding", "What greets who joins.", onboarding,
        R"({"rules":[{"title":"Be kind","text":"To everyone."}],"welcome":{"text":"Hello!","channels":[]},"questions":[]})"},
    schema{
        "TemplateContent", "The shape of a server; ids in it are small whole numbers.", template_content,
        R"({"version":1,"description":"","roles":[{"roleId":0,"name":"@everyone","permissions":"1024"}],"channels":[{"channelId":1,"type":"text","name":"general"}],"onboarding":null})"},
    schema{
        "Template", "A shape of a server that is handed around.", server_template,
        R"({"code":"7hT2bqXw9KfM","name":"Study group","description":"","serverId":"1441999000000000002","creatorId":"1441999000000000001","uses":0,"createdAt":"2026-11-22T12:00:00.123Z","updatedAt":"2026-11-22T12:00:00.123Z","content":{"version":1,"description":"","roles":[],"channels":[],"onboarding":null}})"},
    schema{
        "DiscoveryEntry", "A server that shows itself.", discovery_entry,
        R"({"serverId":"1441999000000000002","name":"Gaming Community","description":"","icon":null,"banner":null,"accentColor":0,"memberCount":4,"onlineCount":1,"joined":false})"},
    schema{
        "ShownEvent", "A scheduled event, as REST answers it.", shown_event,
        R"({"eventId":"1441999000000000030","serverId":"1441999000000000002","creatorId":"1441999000000000001","name":"Film night","description":"","channelId":null,"location":"The attic","startsAt":"2029-11-22T20:00:00.000Z","endsAt":null,"repeats":"weekly","status":"scheduled","image":null,"interestedCount":0,"interested":false})"},
    schema{
        "Safety", "How a server is kept safe.", safety,
        R"({"verification":"medium","rulesGate":true,"invitesPausedUntil":null,"raidJoins":20,"raidPauses":true,"alertChannelId":null,"greetingChannelId":"1441999000000000003","auditDays":0})"},
};

}  // namespace

std::span<schema const> growth_schemas() noexcept {
    return growth;
}

}  // namespace parley::http_api
