if(TARGET parley_http_api)
  parley_fuzz_target(http_api parley_http_api)
  target_include_directories(fuzz_http_api PRIVATE ${CMAKE_SOURCE_DIR}/modules/http_api/src)
endif()
