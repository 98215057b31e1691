parley_unit_test(rosters parley_asio)
