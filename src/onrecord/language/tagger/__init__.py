"""The part-of-speech tagger: a linear-chain model with integer weights, decoded a document at a time."""
