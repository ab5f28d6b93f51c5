"""Scenarios that extend another: the file on top of its base, each value still with its own file and line.

Mappings go together key by key; lists and plain values of the file replace those of the base; ``null`` takes a key of
the base out. Who a scenario is and what is expected of its games (``OWN``) is never taken over.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from game.data.files import base_path_of
from game.data.shape import suggestion
from game.data.source import EXTENDS, Location, Node, YamlSource, field_name, parse_source, read_source
from game.errors import Problem, SourceLocation

MAX_BASES = 4  # files below a scenario
OWN = (EXTENDS, "id", "title", "expectations")


def read_extended(
    path: Path, label: Callable[[Path], str], folders: Sequence[Path], data: bytes | None = None
) -> tuple[YamlSource, list[Path]]:
    """Return a scenario on top of all it extends, and the files it was read from, its own first.

    ``data`` is its own text where that is not the one on the disk. A base is looked for in ``folders``, in order. Where
    one is missing, the source is not readable to its end.
    """
    chain = [path]
    sources = [read_source(path, label(path)) if data is None else parse_source(data, label(path))]
    while (name := _base_of(sources[-1])) is not None:
        base = base_path_of(name, chain[-1], folders)
        if (fault := _fault_of(name, base, chain, folders)) is not None or base is None:
            sources[-1].report((EXTENDS,), fault or "")
            sources[-1].readable = False
            break
        chain.append(base)
        sources.append(read_source(base, label(base)))
    source = sources.pop()
    while sources:
        source = extended(sources.pop(), source)
    return source, chain


def _base_of(source: YamlSource) -> str | None:
    """Return what a file extends, or None; a name of no kind is told and ends the reading."""
    top = source.root.value
    if not isinstance(top, dict) or EXTENDS not in top:
        return None
    name = top[EXTENDS][1].value
    if isinstance(name, str) and name:
        return name
    source.report((EXTENDS,), "must be the id of a scenario")
    source.readable = False
    return None


def _fault_of(name: str, base: Path | None, chain: Sequence[Path], folders: Sequence[Path]) -> str | None:
    """Return what is wrong with a base, or None."""
    if base is None and name == chain[-1].stem:
        return "a scenario cannot extend itself"
    if base is None:
        known = sorted({file.stem for folder in folders for file in folder.glob("*.yaml")} - {chain[-1].stem})
        return f"no scenario '{name}' to extend{suggestion(name, known)}"
    if base.resolve() in [file.resolve() for file in chain]:
        circle = " - ".join([*(file.stem for file in chain), name])
        return f"goes round in a circle: {circle}"
    if len(chain) > MAX_BASES:
        return f"more than {MAX_BASES} scenarios extend each other"
    return None


def extended(source: YamlSource, base: YamlSource) -> YamlSource:
    """Return a file on top of its base, with the problems of both."""
    for node in _all_of(base.root):
        node.file = node.file or base.name
    whole = YamlSource(source.name, base.root, [*base.problems, *source.problems])
    whole.files = (*source.files, *base.files)
    whole.readable = source.readable and base.readable
    whole.take_marks(base)
    whole.take_marks(source)
    if isinstance(base.root.value, dict):
        kept = {key: entry for key, entry in base.root.value.items() if key not in OWN}
        whole.root = _merged(whole, Node(base.root.line, base.root.column, kept, base.root.file), source.root, ())
    return whole


def _all_of(node: Node) -> list[Node]:
    """Return a node and all in it."""
    found = [node]
    for inner in found:
        if isinstance(inner.value, dict):
            found += [entry for _, entry in inner.value.values()]
        elif isinstance(inner.value, list):
            found += inner.value
    return found


def _merged(whole: YamlSource, base: Node | None, node: Node, path: Location) -> Node:
    """Return what a value makes of that of the base; removals of what is not there are told."""
    if not isinstance(node.value, dict):
        return node
    entries = dict(base.value) if base is not None and isinstance(base.value, dict) else {}
    for key, (mark, inner) in node.value.items():
        below = entries[key][1] if key in entries else None
        if inner.value is not None:
            entries[key] = (mark, _merged(whole, below, inner, (*path, key)))
        elif below is not None:
            del entries[key]
        else:
            _tell_vain_removal(whole, inner, (*path, key))
    return Node(node.line, node.column, entries, node.file)


def _tell_vain_removal(whole: YamlSource, node: Node, path: Location) -> None:
    where = SourceLocation(node.file or whole.name, node.line, node.column)
    if all(problem.where != where for problem in whole.problems):
        whole.problems.append(Problem(where, field_name(path), "there is nothing to take out here"))
