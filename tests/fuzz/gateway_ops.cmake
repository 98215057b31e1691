parley_fuzz_target(gateway_ops parley_gateway parley_wire)
target_include_directories(fuzz_gateway_ops PRIVATE ${CMAKE_SOURCE_DIR}/modules/gateway/src)
