parley_fuzz_target(screening parley_moderation)
target_include_directories(fuzz_screening PRIVATE ${CMAKE_SOURCE_DIR}/modules/moderation/src)
