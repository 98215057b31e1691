parley_unit_test(events parley_asio)
