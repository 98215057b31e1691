#include "data_folder.hpp"

#include "exit_code.hpp"
#include "support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace parley;
using app::data_folder;

TEST_CASE("a data folder is made private and says where its files are", "[app]") {
    testing::temporary_folder where;
    ::umask(022);
    data_folder const folder(where / "deep/data/");
    CHECK(folder.path() == where / "deep/data");
    CHECK(folder.file("lock") == where / "deep/data/lock");
    CHECK(std::filesystem::exists(folder.file("lock")));
    struct stat facts{};
    REQUIRE(::stat(folder.path().c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0700);
}

TEST_CASE("a second user of a data folder is refused and told who has it", "[app]") {
    testing::temporary_folder where;
    data_folder const first(where / "data");
    try {
        data_folder const second(where / "data");
        FAIL("two processes hold one folder");
    } catch (app::failure const& refused) {
        CHECK(refused.code() == app::exit_code::temporary);
        CHECK(std::string(refused.what()).find("process " + std::to_string(::getpid())) != std::string::npos);
    }
    CHECK(data_folder::holder(where / "data") == ::getpid());
}

TEST_CASE("a folder that was let go can be taken again", "[app]") {
    testing::temporary_folder where;
    {
        data_folder const first(where / "data");
    }
    CHECK_FALSE(data_folder::holder(where / "data"));
    CHECK_NOTHROW(data_folder(where / "data"));
}

TEST_CASE("a path that cannot be a folder is a wrong setting", "[app]") {
    testing::temporary_folder where;
    std::ofstream(where / "file") << "x";
    try {
        data_folder const refused(where / "file/data");
        FAIL("a file was taken for a folder");
    } catch (app::failure const& wrong) {
        CHECK(wrong.code() == app::exit_code::configuration);
    }
}

TEST_CASE("the space of a disk is known, of a path that is not there it is not", "[app]") {
    CHECK(app::space_of("/")->free_share <= 1.0);
    CHECK_FALSE(app::space_of("/absent/path"));
}
