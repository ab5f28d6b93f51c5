"""The units still to come: when, where, with what, and what each waits for (rule 9.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.model.ids import NO_UNIT, OFF_MAP, HexId, Status, UnitId
from game.model.ruleset import at_turn
from game.model.scenario import Setup
from game.model.units import Unit
from game.model.view import SideView
from game.rules.arrivals import has_allies, slip
from game.view.condition_words import flag_turn, flag_words
from game.view.counters import CounterFace
from game.view.dates import short_date
from game.view.faces import strength_milli, unit_face
from game.view.tables import Line, army_group, where_words
from game.view.text import t

SP = 1000
LATE = 10_000  # sorts behind every turn


@dataclass(frozen=True, slots=True)
class Arrival:
    """A unit still to come: ``turn`` is None while it cannot be told; ``slip`` in turns against the plan.

    ``condition`` is what it waits for, ``note`` whatever else there is to know; both in words, empty for nothing.
    """

    unit: UnitId
    name: str
    short: str
    face: CounterFace
    turn: int | None
    planned: int | None
    date: str
    where: str
    hex: HexId | None
    men: int
    guns: int
    tanks: int
    strength_milli: int | None
    slip: int
    condition: str
    note: str


@dataclass(frozen=True, slots=True)
class ArrivalTurn:
    """What comes on one turn."""

    turn: int
    date: str
    arrivals: tuple[Arrival, ...]


def arrivals(view: SideView) -> list[Arrival]:
    """Return the units of the side still to come, the next first, last those whose turn cannot be told."""
    coming = [(setup, view.own.get(setup.unit)) for setup in view.scenario.setups]
    found = [_arrival(view, s, u) for s, u in coming if u is not None and u.status is Status.EXPECTED]
    return sorted(found, key=lambda it: (LATE if it.turn is None else it.turn, it.unit))


def _arrival(view: SideView, setup: Setup, unit: Unit) -> Arrival:
    piece = unit.copy()
    piece.men, piece.guns, piece.tanks = setup.men, setup.guns, setup.tanks
    piece.q, piece.c, piece.s, piece.e = setup.q, setup.c, setup.s, 0
    planned, late = _planned(view, setup), slip(view, setup)
    turn = None if planned is None else max(planned + late, unit.due_turn, view.turn)
    where = where_words(view, setup.hex) if setup.hex != OFF_MAP else view.scenario.boxes[setup.box].name
    return Arrival(
        unit=unit.id,
        name=unit.spec.name,
        short=unit.spec.short,
        face=unit_face(view, piece, in_command=True, mp_shown=False),
        turn=turn,
        planned=planned,
        date="–" if turn is None else date_of(view, turn),
        where=where,
        hex=None if setup.hex == OFF_MAP else setup.hex,
        men=setup.men,
        guns=setup.guns,
        tanks=setup.tanks,
        strength_milli=None if unit.is_hq else strength_milli(view, unit.id, piece),
        slip=late,
        condition=_condition(view, setup, unit, where),
        note=_note(view, setup),
    )


def date_of(view: SideView, turn: int) -> str:
    """Return the first day of a turn, a dash beyond the calendar."""
    days = view.scenario.calendar.first_day
    return short_date(days[turn]) if turn < len(days) else "–"


def _planned(view: SideView, setup: Setup) -> int | None:
    """Return the turn history or its clock sets for a unit, None while that is not known to have begun."""
    if not setup.clock:
        return setup.turn
    if setup.clock not in view.flags:
        return None
    began = flag_turn(setup.clock, view)
    return None if began is None else began + setup.turn - setup.clock_turn


def _condition(view: SideView, setup: Setup, unit: Unit, where: str) -> str:
    """Return what a unit waits for: room at its place, an event, allies; or that it lands outside the map."""
    if unit.due_turn:
        return t("arrivals.waits", place=where)
    if setup.clock and setup.clock not in view.flags:
        return t("arrivals.after", what=flag_words(setup.clock, view))
    if not has_allies(view, setup):
        return t("arrivals.allies")
    if setup.hex == OFF_MAP:
        ways = view.scenario.boxes[setup.box].routes
        return t("arrivals.by_land" if ways else "arrivals.by_sea")
    return ""


def _note(view: SideView, setup: Setup) -> str:
    words = []
    if setup.replaces != NO_UNIT and setup.replaces in view.own:
        words.append(t("arrivals.replaces", unit=view.own[setup.replaces].spec.name))
    if setup.from_pool:
        words.append(t("arrivals.from_pool"))
    if setup.slips:
        words.append(t("arrivals.slips"))
    return "; ".join(words)


def arrival_lines(view: SideView) -> list[Line]:
    """Return the rows of the table of arrivals."""
    return [_line(view, it) for it in arrivals(view)]


def _line(view: SideView, it: Arrival) -> Line:
    turn = float(LATE if it.turn is None else it.turn)
    figures: list[tuple[str, float | None]] = [("–", None)] * 4
    if it.strength_milli is not None:
        strength = it.strength_milli / SP
        figures = [*((f"{n:,}", float(n)) for n in (it.men, it.guns, it.tanks)), (f"{strength:.1f}", strength)]
    late = f"{it.slip:+d}".replace("-", "−") if it.slip else "–"
    return Line(
        (
            it.name,
            "–" if it.turn is None else str(it.turn),
            it.date,
            it.where,
            *(text for text, _ in figures),
            late,
            "; ".join(words for words in (it.condition, it.note) if words),
        ),
        (None, turn, turn, None, *(value for _, value in figures), float(it.slip), None),
        it.unit,
        it.hex,
        groups=(army_group(view, view.own[it.unit].army),),
        face=it.face,
    )


def just_come(view: SideView) -> list[Arrival]:
    """Return who came this turn, as listed, as far as that is certain: on the day of the plan, nobody late or early."""
    scenario, found = view.scenario, []
    for setup in scenario.setups:
        unit = view.own.get(setup.unit)
        today = setup.turn == view.turn > scenario.first_turn and not setup.clock and not slip(view, setup)
        if today and unit is not None and unit.status in (Status.ON_MAP, Status.IN_BOX):
            found.append(replace(_arrival(view, setup, unit), turn=view.turn, condition=""))
    return found


def coming_turns(view: SideView, count: int) -> list[ArrivalTurn]:
    """Return so many turns from the present one on with what comes on each, none after the last of the scenario.

    The present one has first who has just come.
    """
    coming, last = [*just_come(view), *arrivals(view)], view.scenario.last_turn
    return [
        ArrivalTurn(turn, date_of(view, turn), tuple(it for it in coming if it.turn == turn))
        for turn in range(view.turn, min(view.turn + count, last + 1))
    ]


def slip_words(view: SideView, coming: Sequence[Arrival]) -> str:
    """Return how the commitment stands against history's, and what arrivals slip by it; empty if none does (9.3)."""
    track, setups = view.scenario.commit_track, {setup.unit: setup for setup in view.scenario.setups}
    slipping = [it.slip for it in coming if setups[it.unit].slips]
    if track < 0 or not slipping:
        return ""
    definition = view.scenario.tracks[track]
    history = at_turn(definition.steps, view.turn)
    level = view.tracks[track]
    return t("arrivals.slip", turns=slipping[0], track=definition.name, level=level, history=history)
