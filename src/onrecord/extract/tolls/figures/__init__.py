"""Figures that no verb of harm tells: running counts, nouns that count by themselves, lists, places, zeros.

"The death toll rose to 17" (totals), "Arrests climbed to 635" (running), "puts its dead at six" (given),
"dead 31; homeless 2,600" (listing), a second source's bare number (sources), "the third reporter killed"
(ordinals), "30 casualties" (nouns), hostages and coffins where they are (present), "without loss of life"
(zeros).
"""
