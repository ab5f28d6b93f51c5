"""Whether kernels are compiled: by numba where it is installed, unless NOJIT is set; else they run as plain Python."""

import os
import sys
from array import array
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
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


def _choose_cache() -> bool:
    """Point numba to a cache folder named by the source of the kernels; return whether compiled code can be kept."""
    if "NUMBA_CACHE_DIR" in os.environ:
        return True
    source = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))
    try:
        kind = "checked" if os.environ.get("NUMBA_BOUNDSCHECK") else "fast"  # numba would mix them up
        folder = _user_cache() / "parallel38" / "kernels" / f"{kind}-{sha256(source).hexdigest()[:12]}"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # no home, or one that cannot be written to
        return False
    if not os.access(folder, os.W_OK):
        return False
    os.environ["NUMBA_CACHE_DIR"] = str(folder)
    return True


try:
    if os.environ.get("NOJIT"):
        raise ImportError
    KEEP = _choose_cache()
    import numpy as np
    from numba import njit

    JIT = True

    def kernel(function: _F) -> _F:
        """Return the function compiled at its first call."""
        return cast("_F", njit(cache=KEEP)(function))

    def byte_view(buffer: object) -> Ints:
        """Return what a kernel reads of a bytearray, bytes or memoryview: the same memory."""
        return cast("Ints", np.frombuffer(buffer, np.uint8))  # type: ignore[call-overload]

    def short_view(buffer: "array[int]") -> Ints:
        """Return what a kernel reads of an ``array('h')``: the same memory."""
        return cast("Ints", np.frombuffer(buffer, np.int16))

    def int_view(buffer: "array[int]") -> Ints:
        """Return what a kernel reads of an ``array('i')``: the same memory."""
        return cast("Ints", np.frombuffer(buffer, np.int32))

except ImportError:
    JIT = False

    def kernel(function: _F) -> _F:
        """Return the function as it is."""
        return function

    def byte_view(buffer: object) -> Ints:
        """Return the buffer itself."""
        return cast("Ints", buffer)

    def short_view(buffer: "array[int]") -> Ints:
        """Return the buffer itself."""
        return buffer

    def int_view(buffer: "array[int]") -> Ints:
        """Return the buffer itself."""
        return buffer
