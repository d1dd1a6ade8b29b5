"""Who does what to whom, in a statement and in a sentence of the report."""
