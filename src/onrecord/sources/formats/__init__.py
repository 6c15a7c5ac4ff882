"""One file a format that holds text: text, pages, PDF, Word, mail, books, feeds, JSON lines, tables."""
