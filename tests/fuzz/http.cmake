# The machine's own sources, not the whole module: they are pure, and only they need to be instrumented.
set(net ${CMAKE_SOURCE_DIR}/modules/net)
parley_fuzz_target(http)
target_include_directories(fuzz_http PRIVATE ${net}/src ${net}/include)
foreach(source chunk_decoder head_parser head_scanner http_machine http_request text)
  target_sources(fuzz_http PRIVATE ${net}/src/${source}.cpp)
endforeach()
