"""Hex geometry: coordinates, distance, lines and rings; knows no game word."""
