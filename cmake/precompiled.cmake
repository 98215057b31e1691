# What nearly every file includes and nobody here changes (std, Asio's coroutines, Catch2) is parsed once, not in each of 450 files.
# Nothing of this repository belongs here. A file still names what it uses: the release and fuzz presets and scripts/clang_tidy.py
# compile it without this help. See docs/decisions/0013-precompiled-headers.md.

set(PARLEY_PRECOMPILED
  <algorithm> <array> <atomic> <charconv> <chrono> <deque> <functional> <map> <memory> <mutex> <optional> <set> <span> <string>
  <string_view> <thread> <unordered_map> <utility> <variant> <vector>
  <boost/asio/any_io_executor.hpp> <boost/asio/awaitable.hpp> <boost/asio/co_spawn.hpp> <boost/asio/executor_work_guard.hpp>
  <boost/asio/post.hpp> <boost/asio/steady_timer.hpp> <boost/asio/use_awaitable.hpp> <boost/system/result.hpp>)

# parley_precompile(TARGET, FROM): the same options as FROM's, or the compiler says so and -Werror makes it an end.
function(parley_precompile target from)
  target_precompile_headers(${target} REUSE_FROM ${from})
  # ccache reads the preprocessed text, which would lack what stands in the precompiled header.
  target_compile_options(${target} PRIVATE $<$<AND:$<COMPILE_LANGUAGE:CXX>,$<CXX_COMPILER_ID:GNU>>:-fpch-preprocess>)
endfunction()

function(parley_precompiled name)
  add_library(${name} STATIC ${CMAKE_SOURCE_DIR}/cmake/precompiled.cpp)
  target_link_libraries(${name} PRIVATE parley_asio parley_options)
  target_precompile_headers(${name} PRIVATE ${PARLEY_PRECOMPILED} ${ARGN})
endfunction()

# For libraries.
parley_precompiled(parley_precompiled)
# For test programs: an executable's code is position independent in another way, which GCC tells apart.
if(PARLEY_TESTS)
  parley_precompiled(parley_precompiled_tests <future> <boost/asio/use_future.hpp> <catch2/catch.hpp>)
  set_target_properties(parley_precompiled_tests PROPERTIES POSITION_INDEPENDENT_CODE OFF)
  target_compile_options(parley_precompiled_tests PRIVATE -fPIE)
endif()
