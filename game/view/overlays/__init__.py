"""One file for each map overlay."""
