"""Protections taken out one at a time: a test must fail then (`python -m benchmarks.protections`)."""
