"""How fast it reads, measured beside its neighbours; never a test: machines differ."""
