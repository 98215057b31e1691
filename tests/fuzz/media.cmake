# The parsers' own sources, not the whole module: they are pure, and only they need to be instrumented.
set(media ${CMAKE_SOURCE_DIR}/modules/media)
foreach(format png gif jpeg webp ogg mp3)
  parley_fuzz_target(${format})
  target_include_directories(fuzz_${format} PRIVATE ${media}/src)
  target_sources(fuzz_${format} PRIVATE ${media}/src/clean_${format}.cpp)
endforeach()
target_sources(fuzz_jpeg PRIVATE ${media}/src/orientation.cpp)
target_sources(fuzz_ogg PRIVATE ${media}/src/ogg_pages.cpp ${media}/src/ogg_sound.cpp)
