"""How kernels run: as plain Python, or compiled by numba once ``compile_kernels`` was called, where it is installed.

Both give the same numbers. Views made before the kernels were compiled stay good: those take plain buffers too.
"""

import os
import sys
from array import array
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import Protocol, TypeVar, cast

_F = TypeVar("_F", bound=Callable[..., object])


class Ints(Protocol):
    """A flat buffer of whole numbers as a kernel sees it."""

    def __getitem__(self, index: int, /) -> int: ...
    def __setitem__(self, index: int, value: int, /) -> None: ...
    def __len__(self) -> int: ...


def _user_cache() -> Path:
    """Return the folder of the user's caches on this system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _version() -> str:
    """Return the name of the kernels as their source has them now."""
    source = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    kind = "checked" if os.environ.get("NUMBA_BOUNDSCHECK") else "fast"  # numba would mix them up
    return f"{kind}-{sha256(source).hexdigest()[:12]}"


def _cache() -> Path:
    """Return the folder that compiled kernels are kept in; RuntimeError without a home."""
    given = os.environ.get("NUMBA_CACHE_DIR")
    return Path(given) if given else _user_cache() / "parallel38" / "kernels" / _version()


def _whole() -> Path:
    """Return the file in that folder that says that nothing is missing."""
    return _cache() / f"{_version()}.whole"


def _choose_cache() -> bool:
    """Point numba to its cache folder; return whether compiled code can be kept."""
    try:
        folder = _cache()
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no home, or one that cannot be written to
        return False
    if not os.access(folder, os.W_OK):
        return False
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    return True


def are_kept() -> bool:
    """Return whether all compiled kernels are kept from before: then to have them takes no compiling."""
    try:
        return _whole().exists()
    except (OSError, RuntimeError):
        return False


def keep() -> None:
    """Note that all kernels have been compiled by now, and are kept, where they can be."""
    if is_compiled() and "NUMBA_CACHE_DIR" in os.environ:
        _whole().touch()


def _same(buffer: object) -> Ints:
    return cast("Ints", buffer)


_bytes_of: Callable[[object], Ints] = _same  # numpy's views of the same memory once the kernels are compiled
_shorts_of: Callable[[object], Ints] = _same
_ints_of: Callable[[object], Ints] = _same
_kernels: list[Callable[..., object]] = []
_numpy: ModuleType | None = None  # both are there once the kernels are compiled
_compile: Callable[[Callable[..., object]], object] | None = None


def kernel(function: _F) -> _F:
    """Register a kernel; it runs as plain Python until ``compile_kernels`` is called."""
    _kernels.append(function)
    return function if _compile is None else cast("_F", _compile(function))


def is_compiled() -> bool:
    """Return whether kernels are compiled."""
    return _numpy is not None


def compile_kernels() -> bool:
    """Put numba's compiled kernels in place of the plain ones, for good; return whether they are compiled.

    Nothing happens without numba or with NOJIT set. Loading numba takes a good part of a second and the memory of half
    a game, the very first compilation several seconds: for those who play many games, not for a window.
    """
    global _numpy, _compile, _bytes_of, _shorts_of, _ints_of
    if _numpy is not None or os.environ.get("NOJIT"):
        return _numpy is not None
    keep = _choose_cache()
    try:
        import numpy as np
        from numba import njit
    except ImportError:
        return False
    _numpy, _compile = np, njit(cache=keep)
    _bytes_of, _shorts_of, _ints_of = (partial(np.frombuffer, dtype=kind) for kind in (np.uint8, np.int16, np.int32))
    modules = [module for name, module in sys.modules.items() if f"{name}.".startswith(f"{__package__}.")]
    for function in _kernels:
        compiled = _compile(function)
        for module in modules:
            if getattr(module, function.__name__, None) is function:
                setattr(module, function.__name__, compiled)
    return True


def take_kept() -> bool:
    """Do as ``compile_kernels`` if nothing must be compiled for it; return whether kernels are compiled."""
    return compile_kernels() if are_kept() else is_compiled()


def byte_view(buffer: object) -> Ints:
    """Return what a kernel reads of a bytearray, bytes or memoryview: the same memory."""
    return _bytes_of(buffer)


def short_view(buffer: "array[int]") -> Ints:
    """Return what a kernel reads of an ``array('h')``: the same memory."""
    return _shorts_of(buffer)


def int_view(buffer: "array[int]") -> Ints:
    """Return what a kernel reads of an ``array('i')``: the same memory."""
    return _ints_of(buffer)
