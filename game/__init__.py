"""Parallel 38: an operational wargame of the Korean War of 1950."""
