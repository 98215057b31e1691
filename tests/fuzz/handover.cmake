if(TARGET parley_gateway)
  parley_fuzz_target(handover parley_events parley_gateway parley_crypto fmt::fmt)
  target_include_directories(fuzz_handover PRIVATE
    ${CMAKE_SOURCE_DIR}/src/app ${CMAKE_SOURCE_DIR}/modules/events/src ${CMAKE_SOURCE_DIR}/modules/gateway/src)
  target_sources(fuzz_handover PRIVATE ${CMAKE_SOURCE_DIR}/src/app/handover_file.cpp)
endif()
