"""Hot loops on flat integer arrays: compiled where numba is installed, plain Python where not."""
