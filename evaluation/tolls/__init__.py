"""A second set of toll sentences of our own, and the loader of the form in which they were written."""
