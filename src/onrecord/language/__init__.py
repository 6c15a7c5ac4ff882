"""What every finder reads with: tokens, sentences, quotations, numbers, phrases."""
