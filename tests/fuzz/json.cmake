parley_fuzz_target(json parley_wire nlohmann_json::nlohmann_json)
