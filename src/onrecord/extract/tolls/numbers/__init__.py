"""How many: an amount with its bounds, before any noun is read.

Plain numbers and ranges with their modifiers (amounts: "at least 12", "10 to 12"), dozens, shares of a
number (portions), vague words, and what has no number at all (unstated: "no one", "an unknown number of");
counts has the values that these make, an exact number or a low and a high bound.
"""
