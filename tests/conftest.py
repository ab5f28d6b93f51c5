"""Every test process compiles its kernels, as a laboratory does; NOJIT=1 tests them as plain Python."""

from game.kernels import compile_kernels

compile_kernels()
