"""Records shown and written: one file or folder per format."""
