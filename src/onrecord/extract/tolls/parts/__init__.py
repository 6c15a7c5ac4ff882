"""Parts and wholes: which toll is included in which, and what several add up to.

"Including three children" and "six of them" (subsets), lists of victims, what stands behind a colon
(breakdown), parts by who they were (identity: "two were Danes"), and "two each at three posts" (each). The
totals told so far are asked of earlier; parts makes the claims.
"""
