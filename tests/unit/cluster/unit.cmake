parley_unit_test(cluster)
