parley_fuzz_target(jwt parley_crypto)
