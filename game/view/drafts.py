"""A set-up that is being written, as it is shown: its units with their counters, its ground, where a defect is."""

import re
from dataclasses import dataclass, replace

from game.data.editing import Editing
from game.data.scenario import goals_of
from game.data.scenario_case import ScenarioCase
from game.data.scenario_spec import UnitEntry
from game.errors import Problem
from game.model.ids import NO_UNIT, HexId, Side, Trait, UnitId
from game.model.ruleset import Toe
from game.model.units import Unit, UnitSpec
from game.rules.power import piece_power
from game.view.counters import CounterFace, Echelon
from game.view.dates import short_date
from game.view.faces import OPEN_FIRE, SHAPES, army_color, symbol_of
from game.view.front import outline
from game.view.overlays.control import held_ground
from game.view.overlays.layer import Ink, OverlayPicture, Sides, Tag
from game.view.overlays.objectives import INKS
from game.view.text import t

HEX_NUMBER = re.compile(r"(?<!\d)\d{4}(?!\d)")
FAULT_WIDTH = 2.6


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """A unit of the order of battle as the file has it; ``face`` is None where army or kind are unknown.

    ``hex`` is where it stands or arrives, ``turn`` when it arrives if it is not there from the start.
    """

    key: str
    entry: UnitEntry
    side: Side | None
    hex: HexId | None
    turn: int | None
    face: CounterFace | None

    @property
    def name(self) -> str:
        """Return its name on the counter with its army."""
        short, army = self.entry.short, self.entry.army
        return short if short.startswith(army) else f"{army} {short}"


def draft_units(case: ScenarioCase) -> tuple[DraftUnit, ...]:
    """Return every unit in the order of the file."""
    return tuple(_unit(case, key, entry) for key, entry in case.spec.units.items())


def _unit(case: ScenarioCase, key: str, entry: UnitEntry) -> DraftUnit:
    toe, side = case.toe_of(entry), case.side_of(entry)
    turn = None if case.is_there(entry) else case.turn_of(entry.arrives or 0)
    h = case.spot(entry.at) if entry.at is not None else None
    face = _face(case, key, entry, toe, side, turn) if toe is not None and side is not None else None
    return DraftUnit(key, entry, side, h, turn, face)


def _face(case: ScenarioCase, key: str, entry: UnitEntry, toe: Toe, side: Side, turn: int | None) -> CounterFace:
    """Return the counter of a unit; one that arrives later is faded."""
    begin = case.spec.turns.first if turn is None else turn
    traits = toe.traits
    for trait in entry.traits:
        traits |= Trait[trait.upper()]
    army = case.armies[entry.army]
    unit = Unit(UnitSpec(UnitId(0), key, entry.name, entry.short, side, army, toe, traits, 0, NO_UNIT, ""))
    unit.men, unit.guns, unit.tanks = entry.men, entry.guns, entry.tanks
    unit.q, unit.c, unit.s = case.quality_pm(entry), case.cohesion_tenths(entry, begin), case.supply_tenths(entry)
    power = piece_power(case.rules, unit.id, unit, turn=begin, fire=OPEN_FIRE).power
    return CounterFace(
        shape=SHAPES[side],
        army=army_color(case.rules, unit),
        symbol=symbol_of(toe),
        echelon=Echelon(toe.echelon),
        name=entry.short,
        strength_milli=None if toe.is_hq else power,
        cohesion=unit.c // 10,
        supply=unit.s // 10,
        entrenchment=entry.e,
        last_known=turn is not None,
    )


def stacks_of(units: tuple[DraftUnit, ...]) -> dict[HexId, tuple[DraftUnit, ...]]:
    """Return who stands where: those there from the start first, then the strongest, headquarters below."""
    found: dict[HexId, list[DraftUnit]] = {}
    for unit in units:
        if unit.hex is not None and unit.face is not None:
            found.setdefault(unit.hex, []).append(unit)
    return {h: tuple(sorted(stack, key=_weight)) for h, stack in sorted(found.items())}


def _weight(unit: DraftUnit) -> tuple[bool, int, str]:
    strength = unit.face.strength_milli if unit.face is not None else None
    return unit.turn is not None, -(strength if strength is not None else -1), unit.key


def top_face(stack: tuple[DraftUnit, ...], chosen: str) -> CounterFace | None:
    """Return the counter that lies on top of a stack: the chosen one if it is there."""
    top = next((unit for unit in stack if unit.key == chosen), stack[0])
    return None if top.face is None else replace(top.face, stack=len(stack))


def draft_pictures(case: ScenarioCase, faults: frozenset[HexId]) -> list[OverlayPicture]:
    """Return the ground that each side holds, the points of places, and hexes with defects outlined."""
    goals = [Tag(goal.hex, str(goal.vp), INKS[case.holder[goal.hex]], star=True) for goal in goals_of(case)]
    marks = Sides(outline(case.board, faults), Ink.CRITICAL, FAULT_WIDTH)
    return [held_ground(case.board, case.holder), OverlayPicture(tags=goals), OverlayPicture(sides=[marks])]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a defect is to be seen: a unit, a hex, or neither."""

    unit: str = ""
    hex: HexId | None = None


def spot_of(editing: Editing, problem: Problem) -> Spot:
    """Return the unit, the place or the hex that a defect tells of."""
    case = editing.shown.case
    if problem.where.file not in case.source.files:
        return Spot()
    if problem.field.startswith("units."):
        inside = problem.field.removeprefix("units.")
        keys = [key for key in case.spec.units if inside == key or inside.startswith(f"{key}.")]
        if keys:
            at = case.spec.units[max(keys, key=len)].at
            return Spot(max(keys, key=len), case.spot(at) if at is not None else None)
    words = [*problem.field.split("."), *HEX_NUMBER.findall(problem.message)]
    found = (case.spot(word) for word in words if word in case.places or HEX_NUMBER.fullmatch(word))
    return Spot(hex=next((h for h in found if h is not None), None))


def when_text(case: ScenarioCase, unit: DraftUnit) -> str:
    """Return when a unit is there, in words."""
    if unit.turn is None:
        return t("editor.from_start")
    return t("editor.turn", turn=unit.turn, date=turn_date(case, unit.turn))


def turn_date(case: ScenarioCase, turn: int) -> str:
    """Return the first day of a turn, empty where the calendar does not say."""
    days = case.days
    return short_date(days.first[turn - 1].isoformat()) if days is not None and 0 < turn <= days.turns else ""


def where_text(case: ScenarioCase, unit: DraftUnit) -> str:
    """Return where a unit is or arrives, in words."""
    if unit.hex is not None:
        board = case.board
        named = unit.hex in board.place_at
        return board.places[board.place_at[unit.hex]].name if named else board.grid.label(unit.hex)
    if unit.entry.box is not None:
        return next((box.name for box in case.spec.boxes if box.id == unit.entry.box), unit.entry.box)
    return unit.entry.at or "–"
