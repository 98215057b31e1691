parley_unit_test(net OpenSSL::SSL OpenSSL::Crypto)

add_executable(net_echo ${CMAKE_SOURCE_DIR}/tests/integration/net_echo_main.cpp)
target_link_libraries(net_echo PRIVATE parley_test_cores parley_net parley_options)
