"""Child processes in which strangers' files are parsed, with limits of time and memory: one file a format."""
