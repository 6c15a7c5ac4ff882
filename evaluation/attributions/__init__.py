"""How many sentences of our own are read as a reader would: python -m evaluation.attributions [--wrong]."""
