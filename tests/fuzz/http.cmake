parley_fuzz_target(http parley_net)
target_include_directories(fuzz_http PRIVATE ${CMAKE_SOURCE_DIR}/modules/net/src)
