"""How fast it is, beside its peers on one server in one run; see `python -m benchmarks`."""
