"""The words the player reads: a catalogue per language in files ``en*.json``, found by key."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from game.resources import asset

COUNTED = re.compile(r"\{(\w+):([^{}|]*)\|([^{}|]*)\}")  # {name:one|many}


@lru_cache(maxsize=4)
def catalogue(language: str = "en") -> Mapping[str, str]:
    """Every text of ``language`` by key."""
    texts: dict[str, str] = {}
    for path in sorted(asset("text").glob(f"{language}*.json")):
        texts |= json.loads(path.read_text("utf-8"))
    return MappingProxyType(texts)


def t(key: str, /, **values: object) -> str:
    """The text of ``key`` with ``{name}`` replaced by its value; an unknown key or a name without value is a bug.

    ``{name:hex|hexes}`` is the first word where the value is one, with or without a sign, else the second.
    """
    text = catalogue()[key]
    if "|" in text:
        text = COUNTED.sub(lambda found: found[2 if str(values[found[1]]).lstrip("+-−") == "1" else 3], text)
    return text.format(**values) if values or "{" in text else text
