"""Web addresses: what they are, asking for what is there with manners and limits, and what has come."""
