"""One file for each kind of order."""
