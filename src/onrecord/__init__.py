"""onrecord: news reports in, the record out."""
