"""The rules as shipped, read once for all tests."""

from functools import lru_cache
from pathlib import Path

from game.data.rules import load_ruleset
from game.model.ruleset import Ruleset


@lru_cache(maxsize=1)
def ruleset() -> Ruleset:
    """Return the ruleset of the shipped rules files."""
    return load_ruleset(Path(__file__).parents[2] / "scenarios" / "rules")
