"""How kernels run: plain until compiled ones are asked for (decision 0009). Each case in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
FIRST_ORDER = """
import sys
from game import kernels
from game.ai.registry import make_seats
from game.session.match import Match
from game.session.setting import open_scenario

Match(open_scenario("invasion"), 1, players=make_seats(("regular", "regular"), 1)).step()
print(kernels.is_compiled(), "numba" in sys.modules)
"""
ASKED = """
from game import kernels
from game.kernels import kernels as source

plain = kernels.flood
asked = kernels.compile_kernels()
from game.kernels import walks  # registered only now

replaced = [kernels.flood is not plain, source.flood is kernels.flood, hasattr(walks.spread, "py_func")]
print(asked == kernels.is_compiled(), replaced == [asked, True, asked], asked)
"""


def said(program: str, **environment: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_a_game_at_the_window_never_loads_numba() -> None:
    assert said(FIRST_ORDER) == ["False", "False"]


def test_compiled_kernels_take_the_place_of_the_plain_ones() -> None:
    assert said(ASKED)[:2] == ["True", "True"]


def test_nojit_keeps_them_plain() -> None:
    assert said(ASKED, NOJIT="1") == ["True", "True", "False"]


KEPT = """
from game import kernels

print(kernels.are_kept(), kernels.take_kept(), kernels.is_compiled())
"""
COMPILED = """
from game import kernels

asked = kernels.compile_kernels()
kernels.keep()
print(asked, kernels.are_kept())
"""


def test_kernels_that_are_kept_are_taken_and_nothing_is_compiled_before(tmp_path: Path) -> None:
    """Decision 0021: who sits at the window never waits for the compiler."""
    own = {"NUMBA_CACHE_DIR": str(tmp_path)}
    assert said(KEPT, **own) == ["False", "False", "False"]
    there, kept = said(COMPILED, **own)
    assert there == kept
    assert said(KEPT, **own) == [kept, kept, kept]
    assert said(KEPT, **own, NOJIT="1") == [kept, "False", "False"]
