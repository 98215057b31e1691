#include "support/parley_server.hpp"

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

namespace bench {
namespace {

std::string own_folder() {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path().string();
}

}  // namespace

parley_server::parley_server(server_setup setup)
    : binary_(first_of("PARLEY_BIN", own_folder() + "/../parley")),
      folder_(make_folder(first_of("BENCH_DIR", std::filesystem::temp_directory_path().string()))) {
    auto settings = std::move(setup.settings);
    for (auto name : {"ACCOUNT", "PEER", "MESSAGE_SEND", "MESSAGE_CHANGE", "HISTORY", "SERVER_CREATE",
                      "INVITE_CREATE", "INVITE_JOIN", "GATEWAY_COMMANDS", "GATEWAY_IDENTIFIES"}) {
        settings.push_back(fmt::format("PARLEY_LIMITS__{}=off", name));
    }
    settings.insert(settings.end(), {"PARLEY_LIMITS__CONNECTIONS_PER_PEER=off", "PARLEY_LOG__LEVEL=error",
                                     "PARLEY_AUTH__SIGN_UP=closed"});
    auto before = std::chrono::steady_clock::now();
    process_ = std::make_unique<child_process>(
        std::vector<std::string>{binary_, "serve", "--data", folder_ + "/data", "--listen", "127.0.0.1:0",
                                 "--cores", std::to_string(setup.cores)},
        std::move(settings));
    for (;;) {
        auto line = process_->read_line();
        auto at = line.find("http://127.0.0.1:");
        if (at == std::string::npos || line.find("ready") == std::string::npos) continue;
        port_ = static_cast<std::uint16_t>(std::stoi(line.substr(at + 17)));
        break;
    }
    seconds_to_ready_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
}

parley_server::~parley_server() {
    process_->stop();
    std::filesystem::remove_all(folder_);
}

std::vector<std::string> parley_server::make_bots(std::size_t count) {
    auto admin = [&](std::vector<std::string> words, std::string const& input) {
        std::vector<std::string> command{binary_, "admin"};
        command.insert(command.end(), words.begin(), words.end());
        command.insert(command.end(), {"--data", folder_ + "/data", "--json"});
        return nlohmann::json::parse(run_command(std::move(command), input));
    };
    if (bots_made_ == 0)
        admin({"user", "create", "owner", "--admin", "--password-stdin"}, "correct horse battery\n");
    std::vector<std::string> tokens;
    for (std::size_t i = 0; i < count; ++i) {
        auto made = admin({"bot", "create", fmt::format("bot{}", bots_made_++), "--owner", "owner"}, "");
        tokens.push_back(made.at("token").get<std::string>());
    }
    return tokens;
}

std::string parley_server::make_community(std::vector<std::string> const& tokens) {
    http_connection owner(port_, tokens.front());
    auto server = owner.must("POST", "/servers", {{"name", "Bench"}});
    auto id = server.at("serverId").get<std::string>();
    auto code = owner.must("POST", "/servers/" + id + "/invites", nlohmann::json::object())
                    .at("code")
                    .get<std::string>();
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        http_connection guest(port_, tokens[i]);
        guest.must("POST", "/invites/" + code, nullptr);
    }
    return server.at("channels").at(0).get<std::string>();
}

}  // namespace bench
