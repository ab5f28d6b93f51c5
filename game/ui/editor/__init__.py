"""The set-up editor: an author's scenario on the map, changed by hand and by key (PRODUCT P-34)."""
