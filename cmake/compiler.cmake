# Warnings, hardening, sanitizers, linker and compiler cache: the same for every target.

find_program(CCACHE ccache)
if(CCACHE)
  # What ccache asks for before it keeps anything that uses a precompiled header; and the header's 130 MB are hashed once,
  # not for each file (0.12 s). By env, since ccache 4.7 takes no settings on its command line.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_INODECACHE=true ${CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(parley_options INTERFACE)
target_compile_options(parley_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  -fstack-protector-strong -fstack-clash-protection -fcf-protection)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports these falsely inside coroutine frames and std::string.
  target_compile_options(parley_options INTERFACE -Wno-mismatched-new-delete -Wno-maybe-uninitialized -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds)
else()
  # Clang counts changes of sign to -Wconversion; in C++ GCC does not, and the rule is GCC's.
  target_compile_options(parley_options INTERFACE -Wno-sign-conversion)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT PARLEY_SANITIZE)
  target_compile_options(parley_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
endif()
target_compile_definitions(parley_options INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(parley_options INTERFACE -Wl,-z,relro,-z,now -Wl,-z,noexecstack)

find_program(MOLD mold)
if(MOLD)
  target_link_options(parley_options INTERFACE -fuse-ld=mold)
endif()

if(PARLEY_SANITIZE)
  target_compile_options(parley_options INTERFACE -fsanitize=${PARLEY_SANITIZE} -fno-omit-frame-pointer -g1)
  if(PARLEY_SANITIZE MATCHES "undefined")
    target_compile_options(parley_options INTERFACE -fno-sanitize-recover=all)
  endif()
  target_link_options(parley_options INTERFACE -fsanitize=${PARLEY_SANITIZE})
endif()

if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # The sanitizer presets compile several files as one (a third of the time): what is private to a file then seems to leak.
  target_compile_options(parley_options INTERFACE -Wno-subobject-linkage)
endif()
if(PARLEY_SANITIZE STREQUAL "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Asio's fences are more than ThreadSanitizer follows; they only ever order what atomics order already.
  target_compile_options(parley_options INTERFACE -Wno-tsan)
endif()
if(PARLEY_FUZZ)
  # Everything a target reaches is instrumented, so that libFuzzer sees where an input leads. (Clang 14 cannot build coroutines
  # under UBSan; the unit tests run under GCC's.)
  target_compile_options(parley_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
