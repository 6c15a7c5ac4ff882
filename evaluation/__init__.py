"""The quality gate: figures per field on the dev files, with floors that are never lowered silently."""
