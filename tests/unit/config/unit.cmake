parley_unit_test(config nlohmann_json::nlohmann_json)
target_compile_definitions(unit_config PRIVATE PARLEY_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
