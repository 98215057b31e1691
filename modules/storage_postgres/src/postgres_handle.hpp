#pragma once
// Owners of libpq's two kinds of object.

#include <libpq-fe.h>

#include <memory>

namespace parley::postgres {

struct finish_connection {
    void operator()(PGconn* connection) const noexcept { PQfinish(connection); }
};
struct clear_result {
    void operator()(PGresult* answer) const noexcept { PQclear(answer); }
};
using connection_handle = std::unique_ptr<PGconn, finish_connection>;
using result_handle = std::unique_ptr<PGresult, clear_result>;

}  // namespace parley::postgres
