#pragma once
// The one way out: HTTP requests to others.

#include <parley/base/clock.hpp>
#include <parley/base/result.hpp>
#include <parley/base/task.hpp>

#include <string>
#include <utility>
#include <vector>

namespace parley {

struct outgoing_request {
    std::string method = "GET";
    std::string url;  ///< http or https
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    milliseconds timeout{5000};
    std::size_t answer_bytes_max = 1024 * 1024;
};
struct incoming_answer {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;
};

/// For URLs from the operator's own configuration; redirects are not followed. Any core; resumes there.
class http_client {
public:
    virtual ~http_client() = default;
    virtual task<result<incoming_answer>> fetch(outgoing_request request) = 0;
};

}  // namespace parley
