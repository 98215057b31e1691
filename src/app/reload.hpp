#pragma once
// SIGHUP and `parley admin reload`: read the settings again and put in force what can change while running.

#include "admin_command.hpp"
#include "house.hpp"

#include <parley/config/make_config.hpp>

#include <mutex>

namespace parley::app {

class reloader {
public:
    reloader(house& of, config::sources from, config::outcome now, observability::leveled_log_sink& log)
        : of_(of), from_(std::move(from)), now_(std::move(now)), log_(log) {}

    /// All or nothing: with any problem the old settings stay. Any plain thread; calls take turns.
    admin_answer reload(bool as_json);

private:
    std::string apply(config::outcome fresh, bool as_json);
    void retire(std::shared_ptr<net::http_handler> old);

    struct retired_front {
        mono_time at;
        std::shared_ptr<net::http_handler> held;
    };

    std::mutex turn_;
    house& of_;
    config::sources from_;
    config::outcome now_;
    observability::leveled_log_sink& log_;
    std::vector<retired_front> retired_;
};

}  // namespace parley::app
