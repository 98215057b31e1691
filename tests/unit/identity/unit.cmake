parley_unit_test(identity parley_crypto OpenSSL::Crypto)
