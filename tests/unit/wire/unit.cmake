parley_unit_test(wire)
