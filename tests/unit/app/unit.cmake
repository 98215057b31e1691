# The assembly's own logic; what it assembles is proved by tests/integration.
parley_unit_test(app)
