"""Words, sentences and spellings of running text."""
