"""What the words around make of a claim: whether it is asserted, over what it counts, and of which people.

Feared, denied or threatened (doubt), an incident or a period (scope), the noun and the kind of people
(counted), a number that later words replace, raise or open (updates), or take back (withdrawn).
"""
