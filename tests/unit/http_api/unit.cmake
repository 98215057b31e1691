parley_unit_test(http_api nlohmann_json::nlohmann_json)
