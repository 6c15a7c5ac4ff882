"""Whether whoever speaks is found behind pronouns and descriptions."""
