#include "command_line.hpp"

#include "exit_code.hpp"
#include "version.hpp"

#include <CLI/CLI.hpp>

namespace parley::app {
namespace {

constexpr char const* about = "Parley: a community server that you own.";
constexpr char const* main_footer =
    "Examples:\n"
    "  parley serve                                   start with everything in ./data\n"
    "  parley serve --listen 0.0.0.0:8080 --data /srv/parley\n"
    "  parley doctor                                  what is wrong, and what to do\n"
    "  parley admin user create alice --admin --password-stdin < password\n\n"
    "Exit codes: 0 done, 1 refused, 64 wrong usage, 70 stored data damaged or too new, 71 the disk does not "
    "keep\n"
    "what it was given, 75 try again later, 78 a setting is wrong.";

/// Builds the tree of commands; the chosen one writes its name into `into`.
class parser {
public:
    explicit parser(command& into) : into_(into), root_(about, "parley") {
        root_.set_version_flag("--version", std::string("parley ") + version);
        root_.footer(main_footer);
        root_.require_subcommand(1);
        add_server_commands();
        add_admin_commands();
        add_config_commands();
    }
    CLI::App& root() { return root_; }

private:
    CLI::App* add(CLI::App& under, std::string const& word, std::string const& name, std::string const& what,
                  std::string const& examples) {
        auto* made = under.add_subcommand(word, what);
        if (!examples.empty()) made->footer("Examples:\n" + examples);
        made->final_callback([this, name] { into_.name = name; });
        return made;
    }

    CLI::App* group(CLI::App& under, std::string const& word, std::string const& what,
                    std::string const& examples) {
        auto* made = under.add_subcommand(word, what);
        made->require_subcommand(1);
        if (!examples.empty()) made->footer("Examples:\n" + examples);
        return made;
    }

    void flag_for(CLI::App& of, std::string const& flag, std::string const& key, std::string const& what) {
        of.add_option_function<std::string>(
              flag,
              [this, flag, key](std::string const& text) {
                  into_.settings.flags.push_back({flag, key, text});
              },
              what)
            ->type_name("");
    }

    void takes_settings(CLI::App& of) {
        of.add_option("--config", into_.settings.file, "Settings file (TOML, or JSON by its name)")
            ->type_name("FILE");
        flag_for(of, "--data", "server.data", "DIR   Folder that holds everything");
    }

    void takes_listener(CLI::App& of) {
        flag_for(of, "--listen", "server.listen",
                 "ADDR:PORT   Where to listen; port 0 takes a free one and prints it");
        flag_for(of, "--tls-cert", "tls.certificate", "FILE   PEM certificate chain");
        flag_for(of, "--tls-key", "tls.key", "FILE   PEM private key");
    }

    void takes_json(CLI::App& of) { of.add_flag("--json", into_.json, "Answer in JSON"); }

    void add_server_commands() {
        auto* serve =
            add(root_, "serve", "serve", "Run the server",
                "  parley serve\n  parley serve --listen 127.0.0.1:0 --data /tmp/try\n"
                "  parley serve --config /etc/parley/parley.toml --tls-cert chain.pem --tls-key key.pem");
        takes_settings(*serve);
        takes_listener(*serve);
        flag_for(*serve, "--cores", "server.cores", "N   Threads with an event loop each, or auto");

        auto* migrate =
            add(root_, "migrate", "migrate", "Bring the stored schema up to date (serve does it too)",
                "  parley migrate --dry-run\n  parley migrate --data /srv/parley");
        takes_settings(*migrate);
        migrate->add_flag("--dry-run", into_.dry_run, "Only list the steps that are due");
        takes_json(*migrate);

        auto* doctor = add(root_, "doctor", "doctor", "Check settings, data folder, stores, ports and limits",
                           "  parley doctor\n  parley doctor --config /etc/parley/parley.toml --json");
        takes_settings(*doctor);
        takes_listener(*doctor);
        takes_json(*doctor);

        auto* health = add(root_, "healthcheck", "healthcheck",
                           "Ask the running server whether it is well (for containers)",
                           "  parley healthcheck --data /data");
        takes_settings(*health);
        takes_listener(*health);
        takes_json(*health);

        auto* shown = add(root_, "version", "version", "Print the version", "");
        takes_json(*shown);
    }

    CLI::App* admin(CLI::App& under, std::string const& word, std::string const& name,
                    std::string const& what, std::string const& examples) {
        auto* made = add(under, word, "admin " + name, what, examples);
        made->final_callback([this, name] {
            into_.name = "admin " + name;
            into_.admin.name = name;
        });
        takes_settings(*made);
        takes_json(*made);
        return made;
    }

    void subject(CLI::App& of, std::string const& label, std::string const& what) {
        of.add_option(label, into_.admin.subject, what)->required()->type_name("");
    }

    void add_admin_commands() {
        auto& all = *group(
            root_, "admin", "Manage accounts and the running server",
            "  parley admin user list\n  parley admin bot create helper --owner alice\n  parley admin drain");
        auto& user = *group(all, "user", "People's accounts",
                            "  parley admin user create alice --admin --password-stdin < password");
        auto* create = admin(user, "create", "user create", "Make an account",
                             "  parley admin user create alice --admin --password-stdin < password");
        subject(*create, "NAME", "2-32 of a-z A-Z 0-9 . _ -");
        create->add_flag("--admin", into_.admin.admin, "May administer the instance");
        create->add_flag("--password-stdin", into_.password_from_stdin,
                         "Read the password from standard input");
        admin(user, "list", "user list", "List accounts, oldest first", "  parley admin user list --json");
        for (std::string const word : {"disable", "enable"}) {
            auto* made =
                admin(user, word, "user " + word,
                      word == "disable" ? "Shut somebody out; every log-in ends" : "Let somebody in again",
                      "  parley admin user " + word + " alice");
            subject(*made, "NAME", "Of a person or bot");
        }
        add_server_keeping(all);

        auto& bot = *group(all, "bot", "Bots", "  parley admin bot create helper --owner alice");
        auto* make_bot = admin(bot, "create", "bot create", "Make a bot and print its token",
                               "  parley admin bot create helper --owner alice");
        subject(*make_bot, "NAME", "2-32 of a-z A-Z 0-9 . _ -");
        make_bot->add_option("--owner", into_.admin.owner, "USER   Who answers for it")
            ->required()
            ->type_name("");

        auto& token = *group(all, "token", "Tokens for programs", "  parley admin token create alice");
        auto* issue =
            admin(token, "create", "token create", "Make a token that acts as an account, and print it",
                  "  parley admin token create alice");
        subject(*issue, "USER", "Name of a person or bot");
        auto* revoke = admin(token, "revoke", "token revoke", "End a token or log-in at once",
                             "  parley admin token revoke 1432846893629440000");
        subject(*revoke, "ID", "As printed when it was made");

        admin(all, "drain", "drain", "Let the running server finish and stop", "  parley admin drain");
        admin(all, "reload", "reload", "Apply changed settings to the running server",
              "  parley admin reload");
    }

    void add_server_keeping(CLI::App& all) {
        auto& servers = *group(all, "server", "Communities", "  parley admin server list");
        admin(servers, "list", "server list", "List servers, oldest first",
              "  parley admin server list --json");
        auto of_one = [&](std::string const& word, std::string const& what) {
            auto* made = admin(servers, word, "server " + word, what,
                               "  parley admin server " + word + " 1432846893629440000");
            subject(*made, "ID", "As `server list` prints it");
        };
        of_one("suspend", "Nobody reaches it until it is resumed");
        of_one("resume", "Let a suspended server go on");
        of_one("delete", "Delete it with everything in it");
    }

    void add_config_commands() {
        auto& all = *group(root_, "config", "Look at the settings",
                           "  parley config show --origin\n  parley config default > parley.toml\n  parley "
                           "config validate --config parley.toml");
        auto* show = add(all, "show", "config show", "Print the settings in force; secrets are masked",
                         "  parley config show --origin");
        takes_settings(*show);
        takes_listener(*show);
        show->add_flag("--origin", into_.show_origin, "Also where each value comes from");
        takes_json(*show);
        auto* validate = add(all, "validate", "config validate", "Check the settings",
                             "  parley config validate --config parley.toml");
        takes_settings(*validate);
        takes_json(*validate);
        auto* fallback = add(
            all, "default", "config default", "Print a commented template of every setting",
            "  parley config default > parley.toml\n  parley config default --schema > parley.schema.json");
        fallback->add_flag("--schema", into_.schema, "Print the JSON Schema instead");
        add(all, "env", "config env", "Print every environment variable", "  parley config env");
    }

    command& into_;
    CLI::App root_;
};

}  // namespace

std::optional<command> parse_command_line(int argc, char const* const* argv, int& code) {
    command out;
    out.settings.environment = config::process_environment();
    parser all(out);
    try {
        all.root().parse(argc, const_cast<char**>(argv));  // CLI11 2.1 takes char**, and changes nothing
    } catch (CLI::ParseError const& ended) {
        code = all.root().exit(ended) == 0 ? to_int(exit_code::ok) : to_int(exit_code::usage);
        return std::nullopt;
    }
    out.admin.json = out.json;
    return out;
}

}  // namespace parley::app
