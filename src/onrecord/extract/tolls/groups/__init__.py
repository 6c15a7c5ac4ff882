"""Who is counted: an amount with its noun, one person, a party, a plural - or things, which count for nobody.

The value is in group, the reader of a document in groups, which asks for each kind in turn: persons by
name, age or role, or bare in a headline, parties and kin ("a family of six", "his wife"), plurals without a
number, and those told by a group before them (anaphora: "all were", "the rest"; exceptions: "all but two").
A noun's phrase is read by phrase.
"""
