# The codec's own sources, not the whole module: they are pure, and only they need to be instrumented.
set(net ${CMAKE_SOURCE_DIR}/modules/net)
parley_fuzz_target(websocket)
target_include_directories(fuzz_websocket PRIVATE ${net}/src ${net}/include)
target_sources(fuzz_websocket PRIVATE ${net}/src/utf8.cpp ${net}/src/websocket_codec.cpp)
