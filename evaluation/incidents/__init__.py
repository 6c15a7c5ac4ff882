"""Several reports of one incident: what a reader takes from them together."""
