"""Tolls that the encoder hears and no rule has claimed: in words that the lexicon has not.

The encoder was taught by toll sentences of our own (`training/sentences`): it marks the counted with what
became of them, and the words that say so (heard). Who is counted there (people), whether a number is heard
for sure (sure), as a part of what was told before (parts), or a single person (persons), and the claims of
them. The count, its bounds, and how the toll is told are the rules'.
"""
