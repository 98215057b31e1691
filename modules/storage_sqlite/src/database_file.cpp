#include "database_file.hpp"

#include "sqlite_connection.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

namespace parley::sqlite {
namespace {

// "Prly" in the file's header (SQLite's application_id), where `file` and we can see whose it is.
constexpr std::int64_t our_application_id = 0x50726C79;

[[noreturn]] void refuse(std::filesystem::path const& database, std::string const& why) {
    throw std::runtime_error("the database " + database.string() + " cannot be opened: " + why);
}

std::int64_t number_from(sqlite_connection& writer, std::string_view text,
                         std::filesystem::path const& database) {
    auto answer = writer.run({.text = text, .parameters = {}, .otherwise = {}});
    if (answer.has_error()) refuse(database, "it cannot be read");
    return std::get<std::int64_t>(answer.value().rows.at(0).at(0));
}

}  // namespace

file_lock::file_lock(std::filesystem::path const& database) {
    auto path = database.string() + ".lock";
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd_ < 0) refuse(database, std::string("its lock file: ") + std::strerror(errno));
    if (::flock(fd_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(fd_);
    refuse(database, "another process is using it");
}

file_lock::~file_lock() {
    ::close(fd_);
}

void create_private(std::filesystem::path const& database) {
    // Before SQLite opens it: closing a second descriptor later would drop SQLite's own locks.
    int fd = ::open(database.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) {
        ::close(fd);
    } else if (errno != EEXIST) {
        refuse(database, std::strerror(errno));
    }
}

void recognise(sqlite_connection& writer, std::filesystem::path const& database) {
    auto owner = number_from(writer, "pragma application_id", database);
    if (owner == our_application_id) return;
    if (owner != 0 || number_from(writer, "select count(*) from sqlite_schema", database) != 0) {
        refuse(database, "it belongs to another program");
    }
    auto mark = "pragma application_id = " + std::to_string(our_application_id);
    if (writer.command(mark.c_str()) != SQLITE_OK) refuse(database, sqlite3_errmsg(writer.handle()));
}

}  // namespace parley::sqlite
