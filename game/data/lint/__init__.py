"""One file for each lint pass."""
