"""The words the player reads: a catalogue per language in files ``en*.json``, found by key."""

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from game.resources import asset


@lru_cache(maxsize=4)
def catalogue(language: str = "en") -> Mapping[str, str]:
    """Every text of ``language`` by key."""
    texts: dict[str, str] = {}
    for path in sorted(asset("text").glob(f"{language}*.json")):
        texts |= json.loads(path.read_text("utf-8"))
    return MappingProxyType(texts)


def t(key: str, /, **values: object) -> str:
    """The text of ``key`` with ``{name}`` replaced by its value; an unknown key or a name without value is a bug."""
    text = catalogue()[key]
    return text.format(**values) if values or "{" in text else text
