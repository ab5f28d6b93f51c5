"""Many matches: seeds, workers, statistics."""
