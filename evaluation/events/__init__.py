"""Events where there are none, and those that are lost: python -m evaluation.events [--wrong]."""
