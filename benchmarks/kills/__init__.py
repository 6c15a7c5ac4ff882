"""What a kill -9 at any moment costs: nothing (`python -m benchmarks.kills`)."""
