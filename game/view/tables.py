"""The tables of the war room as plain values: order of battle, arrivals, the ledger of victory."""

from dataclasses import dataclass

from game.model.ids import NO_UNIT, OFF_MAP, HexId, RetreatScope, Side, Stance, Status, UnitId
from game.model.units import Unit
from game.model.view import SideView
from game.rules.victory import known_score
from game.view.dates import short_date
from game.view.dispatches import Dispatch
from game.view.faces import points, strength_milli
from game.view.summary import side_name, unit_name
from game.view.text import t

SP = 1000


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its cells, the figures they are sorted by (the cell itself where None), and where a click leads."""

    cells: tuple[str, ...]
    keys: tuple[float | None, ...]
    unit: UnitId
    hex: HexId | None
    dim: bool = False


def where_words(view: SideView, h: HexId) -> str:
    """Return the name of a hex or of the nearest place with the hex number."""
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


def forces(view: SideView) -> list[Line]:
    """Return every unit of the side that has come: first who waits in a box, the dissolved ones last."""
    units = [unit for unit in view.own.values() if unit.status not in (Status.EXPECTED, Status.GONE)]
    return [_force(view, unit) for unit in sorted(units, key=lambda u: (_whereabouts(u), u.army, u.id))]


def _whereabouts(unit: Unit) -> int:
    return 0 if unit.status == Status.IN_BOX else 1 if unit.on_map else 2


def _force(view: SideView, unit: Unit) -> Line:
    where = where_words(view, unit.hex) if unit.on_map else box_name(view, unit) or "–"
    hq = view.own[unit.hq].spec.name if unit.hq != NO_UNIT else "–"
    milli = 0 if unit.is_hq else strength_milli(view, unit.id, unit)
    figures = (milli / SP, unit.c / 10, unit.s / 10, unit.mp / 10)
    shown = (
        ("–",) * 4
        if unit.is_hq or unit.status not in (Status.ON_MAP, Status.IN_BOX)
        else (f"{milli / SP:.1f}", *(str(v // 10) for v in (unit.c, unit.s)), points(unit.mp))
    )
    return Line(
        (unit_name(view, unit.id), where, *shown, hq, status_words(unit)),
        (None, None, *figures, None, None),
        unit.id,
        unit.hex if unit.on_map else None,
        unit.status not in (Status.ON_MAP, Status.IN_BOX),
    )


def box_name(view: SideView, unit: Unit) -> str:
    """Return the name of the box a unit is in, empty if it is in none."""
    return view.scenario.boxes[unit.box].name if unit.status == Status.IN_BOX else ""


def arrivals(view: SideView) -> list[Line]:
    """Return the units still to come with their dates, the next first (rule 9.3)."""
    calendar, lines = view.scenario.calendar, []
    for setup in view.scenario.setups:
        unit = view.own.get(setup.unit)
        if unit is None or unit.status is not Status.EXPECTED:
            continue
        turn = max(setup.turn, unit.due_turn, view.turn)
        date = short_date(calendar.first_day[turn]) if turn < len(calendar.first_day) else "–"
        where = where_words(view, setup.hex) if setup.hex != OFF_MAP else view.scenario.boxes[setup.box].name
        note = t("arrivals.slips") if setup.slips else ""
        lines.append(
            Line(
                (str(turn), date, unit_name(view, unit.id), where, "–" if unit.is_hq else f"{setup.men:,}", note),
                (turn, turn, None, None, setup.men, None),
                unit.id,
                None if setup.hex == OFF_MAP else setup.hex,
            )
        )
    return sorted(lines, key=lambda line: (line.keys[0] or 0, line.unit))


def ledger(view: SideView) -> list[Line]:
    """Return every entry of the score as the side knows it (rule 15), and the places nobody holds."""
    lines = []
    for entry in known_score(view).entries:
        h: HexId | None = None
        if entry.key == "place":
            h = view.scenario.goals[entry.subject].hex
            what = t("ledger.place", place=where_words(view, h))
        elif entry.key == "early":
            h = view.scenario.early_goals[entry.subject].hex
            what = t("ledger.early", place=where_words(view, h))
        elif entry.key == "escape":
            army = view.ruleset.armies[view.scenario.escapes[entry.subject].army].name
            what = t("ledger.escape", army=army)
        elif entry.key == "prisoners":
            what = t("ledger.prisoners", men=f"{entry.amount:,}")
        else:
            army = view.ruleset.armies[entry.subject].name
            what = t(f"ledger.{entry.key}", army=army, men=f"{entry.amount:,}")
        own = [str(entry.points) if entry.side is side else "" for side in (Side.COMMUNIST, Side.UN)]
        keys = [float(entry.points if entry.side is side else 0) for side in (Side.COMMUNIST, Side.UN)]
        lines.append(Line((what, side_name(entry.side), *own), (None, None, *keys), NO_UNIT, h))
    return lines


def dispatch_lines(view: SideView, log: list[Dispatch]) -> list[Line]:
    """Return the dispatches, the newest first."""
    calendar = view.scenario.calendar
    return [
        Line(
            (str(line.turn), short_date(calendar.first_day[line.turn]), line.text),
            (float(line.turn), float(line.turn), None),
            NO_UNIT,
            line.hex,
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
        figures = (unit.men, unit.toe.men, missing, unit.tanks, unit.guns)
        cells = (unit_name(view, unit.id), where, *(f"{figure:,}" for figure in figures), hq, _mark(unit))
        keys = (None, None, *(float(figure) for figure in figures), None, None)
        lines.append(Line(cells, keys, unit.id, unit.hex if unit.on_map else None))
    return sorted(lines, key=lambda line: (-(line.keys[4] or 0), line.unit))


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
