"""What strangers send: inputs made to break readers, and what has to hold whatever they hold."""
