parley_unit_test(model)
