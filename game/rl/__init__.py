"""Environments for learning agents (PRODUCT P-43); they need the libraries of ``[rl]``."""
