"""What every rule reads by: the words of lexicons/tolls.toml, and one document in their terms.

The lexicon as typed values (words) and what is derived from it: shapes of phrases, tables by first word, the
kinds of people that nouns name (people). A document is lower-cased words, tags, and numbers without ages,
money and dates (reading); matching says where a shape ends in it.
"""
