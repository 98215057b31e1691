parley_fuzz_target(websocket parley_net)
target_include_directories(fuzz_websocket PRIVATE ${CMAKE_SOURCE_DIR}/modules/net/src)
