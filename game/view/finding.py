"""Places and units by name (P-19)."""

from collections.abc import Iterator
from dataclasses import replace

from game.model.ids import NO_UNIT
from game.model.picture import Contact
from game.model.view import SideView
from game.view.faces import contact_face, unit_face
from game.view.summary import unit_name
from game.view.tables import Line, box_name, where_words
from game.view.text import t


def findings(view: SideView, words: str) -> list[Line]:
    """Return what has the words in its name: places, own units, known enemies; names that begin with them first."""
    wanted = words.strip().casefold()
    found = [line for line in _all(view) if wanted in line.cells[0].casefold()]
    return sorted(found, key=lambda line: (not line.cells[0].casefold().startswith(wanted), line.cells[0], line.unit))


def _all(view: SideView) -> Iterator[Line]:
    for place in view.board.places:
        yield _line(place.name, t("find.place"), t("find.hex", number=view.board.grid.label(place.hex)), place.hex)
    for unit in view.own.values():
        if unit.on_map or (box := box_name(view, unit)):
            where = where_words(view, unit.hex) if unit.on_map else box
            line = _line(unit_name(view, unit.id), t("find.own"), where, unit.hex if unit.on_map else None)
            yield replace(line, unit=unit.id, face=unit_face(view, unit, in_command=True, mp_shown=False))
    for foe in view.foes.values():
        if isinstance(foe, Contact) and foe.spec is not None:
            name = f"{view.ruleset.armies[foe.army].id} {foe.spec.name}"
            line = _line(name, t("find.enemy"), where_words(view, foe.hex), foe.hex)
            yield replace(line, face=contact_face(view, foe))


def _line(name: str, kind: str, where: str, h: int | None) -> Line:
    return Line((name, kind, where), (None, None, None), NO_UNIT, h)
