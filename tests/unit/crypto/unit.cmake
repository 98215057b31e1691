parley_unit_test(crypto OpenSSL::Crypto)
