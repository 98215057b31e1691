parley_unit_test(media parley_crypto)
