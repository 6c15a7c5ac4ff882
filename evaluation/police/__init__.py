"""Sentences in which the police kill, arrest, fail to act or use force, as cross-validation reads them."""
