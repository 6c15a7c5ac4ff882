"""Place names -> candidate places, from one file built at packaging time (docs/gazetteer.md)."""
