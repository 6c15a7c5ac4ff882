"""One file a format that holds other files: packed files, archives, crawls."""
