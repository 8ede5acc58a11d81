"""How fast it is, beside its peers on the same server in the same run; see `python -m benchmarks`."""
