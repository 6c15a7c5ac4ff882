"""What became of them, and of whom: words such as "killed", "took hostage", "missing", each with its counted.

The words are found by cues, their verb group by chain. Of the groups around (place, sides, pronouns) those
count that fit and are not unfit, and attach makes a claim of each; survival and ellipsis claim where the
verb is one of living, or another's. What is claimed, and the scene that all claims are made in, is in
claims.
"""
