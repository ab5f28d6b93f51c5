"""Builds the map of Korea (ground and relief pictures) from geodata; nothing of it is needed to play."""
