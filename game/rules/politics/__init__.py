"""Politics: tracks (rule 13), historical events and decisions (rule 14)."""
