"""The tables of the war room as plain values: dispatches, replacements, and what all of them share."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from game.model.ids import NO_UNIT, HexId, RetreatScope, Stance, Status, UnitId
from game.model.units import Unit
from game.model.view import SideView
from game.view.counters import CounterFace
from game.view.dates import short_date
from game.view.dispatches import TONES, Dispatch
from game.view.faces import unit_face
from game.view.text import t


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its cells, the figures they are sorted by (the cell itself where None), and where a click leads.

    ``groups`` are those it belongs to of the table's, which can be narrowed to one of them; ``face`` is its counter.
    """

    cells: tuple[str, ...]
    keys: tuple[float | None, ...]
    unit: UnitId
    hex: HexId | None
    dim: bool = False
    groups: tuple[str, ...] = ()
    face: CounterFace | None = None
    colors: tuple[str, ...] = ()  # tokens of its cells' colors, "" and none left: the column's


def army_group(view: SideView, army: int) -> str:
    """Return the group of the rows of an army's units."""
    return f"army_{view.ruleset.armies[army].id.lower()}"


def army_groups(view: SideView, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Return the groups of the armies that have rows, with their names; none where there is only one."""
    there = {group for line in lines for group in line.groups}
    own = [
        (army_group(view, army), view.ruleset.armies[army].id) for army in sorted({u.army for u in view.own.values()})
    ]
    found = [(group, name) for group, name in own if group in there]
    return found if len(found) > 1 else []


def where_words(view: SideView, h: HexId) -> str:
    """Return the name of the place on a hex, or that the nearest one is near."""
    board = view.board
    if h in board.place_at:
        return board.places[board.place_at[h]].name
    near = min(board.places, key=lambda place: (board.grid.distance(place.hex, h), place.tier, place.index))
    return t("place.near", place=near.name)


def status_words(unit: Unit) -> str:
    """Return what is the matter with a unit, the most urgent first."""
    if unit.status is Status.DISSOLVED:
        return t("forces.dissolved", turn=unit.dissolved_turn)
    if not unit.on_map:
        return t(f"forces.{unit.status.name.lower()}")
    if unit.isolated_turns:
        return t("supply.isolated")
    if unit.retreat_scope != RetreatScope.NONE:
        return t("unit.retreating")
    if unit.rested:
        return t("forces.rested")
    return t(f"stance.{Stance(unit.stance).name.lower()}") if not unit.is_hq else t(f"priority.{unit.priority}")


def box_name(view: SideView, unit: Unit) -> str:
    """Return the name of the box a unit is in, empty if it is in none."""
    return view.scenario.boxes[unit.box].name if unit.status == Status.IN_BOX else ""


def dispatch_lines(view: SideView, log: list[Dispatch]) -> list[Line]:
    """Return the dispatches, the newest first."""
    calendar = view.scenario.calendar
    return [
        Line(
            (str(line.turn), short_date(calendar.first_day[line.turn]), line.text),
            (float(line.turn), float(line.turn), None),
            NO_UNIT,
            line.hex,
            groups=(line.tone.value,),
            colors=("", "", TONES[line.tone]),
        )
        for line in reversed(log)
    ]


def replacement_lines(view: SideView) -> list[Line]:
    """Return the units that lack men, tanks or guns, those that lack most men first (rules 9.1, 9.2)."""
    lines = []
    for unit in view.own.values():
        if unit.is_hq or unit.status not in (Status.ON_MAP, Status.IN_BOX):
            continue
        missing = max(0, unit.toe.men - unit.men)
        tanks, guns = unit.toe.tanks - unit.tanks, unit.toe.guns_on(view.turn) - unit.guns
        if not missing and tanks <= 0 and guns <= 0:
            continue
        where = where_words(view, unit.hex) if unit.on_map else box_name(view, unit)
        hq = view.own[unit.hq].spec.name if unit.hq != NO_UNIT else "–"
        share = 100 * unit.men // max(1, unit.toe.men)
        figures = (unit.men, unit.toe.men, share, missing, unit.tanks, unit.guns)
        lines.append(
            Line(
                (unit.spec.name, where, *(f"{figure:,}" for figure in figures), hq, _mark(unit)),
                (None, None, *(float(figure) for figure in figures), None, None),
                unit.id,
                unit.hex if unit.on_map else None,
                groups=(army_group(view, unit.army),),
                face=unit_face(view, unit, in_command=True, mp_shown=False),
            )
        )
    return sorted(lines, key=lambda line: (-(line.keys[5] or 0), line.unit))


def _mark(unit: Unit) -> str:
    marks = {1: "words.mark.first", -1: "words.mark.none"}
    return t(marks.get(unit.replacements_first, "words.mark.turn"))


def pool_notes(view: SideView) -> list[str]:
    """Return what waits in the pool of each own army, and who comes back when (rule 9.1)."""
    notes = []
    for army, record in zip(view.ruleset.armies, view.armies, strict=True):
        if record is None or army.side != view.side:
            continue
        pool = record.pool
        if not (pool.trained or pool.recruits or pool.tanks or pool.guns or pool.returning):
            continue
        back = ", ".join(t("pool.back", men=f"{men:,}", turn=turn) for turn, men in pool.returning if men)
        waits = t(
            "pool.waits",
            army=army.id,
            trained=f"{pool.trained:,}",
            recruits=f"{pool.recruits:,}",
            tanks=pool.tanks,
            guns=pool.guns,
        )
        notes.append(waits + (t("pool.returning", back=back) if back else ""))
    return notes or [t("pool.empty")]


def as_csv(heads: Sequence[str], lines: Sequence[Line]) -> str:
    """Return lines as comma-separated values under their heads; figures stand bare, nothing as an empty field."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(heads)
    rows.writerows([_bare(*field) for field in zip(line.cells, line.keys, strict=True)][: len(heads)] for line in lines)
    return out.getvalue()


def _bare(text: str, key: float | None) -> str:
    """Return a field without signs that only people read: a figure, unless words stand there for it."""
    if key is not None and not any(letter.isalpha() for letter in text):
        return f"{key:g}"
    return "" if text == "–" else text
