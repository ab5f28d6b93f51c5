"""Worlds with aircraft and ships: allocations opened, made and carried out."""

from collections.abc import Mapping, Sequence

from game.model.air import Allotment, Backing, Mission
from game.model.events.base import Event
from game.model.ids import SIDES, Phase, Side, Sky
from game.model.orders import Order
from game.model.records import BandWeather
from game.model.scenario import AirSetup, TrackDef
from game.rules.orders.air import AllocateAirOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.sequence import begin_phase
from tests.support.rules import ruleset
from tests.support.world import Piece, U, World, world

WINGS = tuple(wing.id for wing in ruleset().air.wings)
FLAT = ["." * 8] * 8


def track(key: str, value: int, *, low: int = 0, high: int = 100) -> TrackDef:
    """Return a political track that stands at a value from the first turn."""
    return TrackDef(key, key.title(), low, high, ((1, value),))


def air_world(
    units: Sequence[Piece] = (),
    *,
    rows: Sequence[str] = FLAT,
    turn: int = 8,
    flies: tuple[bool, bool] = (True, True),
    fleet: bool = False,
    lost: Mapping[str, int] | None = None,
    scenario: Mapping[str, object] | None = None,
    open_now: bool = True,
    **board: object,
) -> World:
    """Return a world in the allocation phase of a turn, under a clear sky, both sides' pools drawn."""
    setup = AirSetup(flies, fleet, tuple((lost or {}).get(wing, 0) for wing in WINGS))
    made = world(rows, units, turn=turn, scenario={"air": setup, "first_turn": turn, **(scenario or {})}, **board)  # type: ignore[arg-type]
    if open_now:
        open_allocation(made, turn)
    return made


def open_allocation(made: World, turn: int) -> list[Event]:
    """Begin the allocation phase of a turn and return what happened."""
    happened = []
    for event in begin_phase(made.state, turn, Phase.ALLOCATION):
        event.apply(made.state)
        happened.append(event)
    return happened


def close_allocation(made: World) -> list[Event]:
    """Let both sides end the phase and return everything up to the first operations."""
    happened: list[Event] = []
    while made.state.phase == Phase.ALLOCATION:
        assert made.state.decider is not None
        happened += made.submit(EndPhaseOrder(made.state.decider))
    return happened


def allocate(made: World, *orders: Order) -> list[Event]:
    """Give orders as whoever decides, each side's in its turn, and close the phase."""
    for side in SIDES:
        for order in orders:
            if order.side == side:
                made.submit(order)
        if made.state.decider == side:
            made.submit(EndPhaseOrder(side))
    return made.happened


def send(mission: Mission, target: str = "", *, tactical: int = 0, heavy: int = 0, side: Side = U) -> AllocateAirOrder:
    """Return the order to give a mission so many tenths."""
    return AllocateAirOrder(side, mission, target, tactical, heavy)


def sky(made: World, weather: Sky) -> None:
    """Change the weather of both bands."""
    made.state.set_weather(tuple(BandWeather(weather, cold=False, ice=band.ice) for band in made.state.weather))


def back(made: World, side: Side, *, cas: int = 0, bases: str = "", opposed: int = 0) -> None:
    """Give a side tenths of close support for its fights, with these bases, opposed alike in every zone."""
    lost = (opposed,) * len(made.board.zones)
    made.state.air.backing[side] = Backing(cas, made.path(bases), lost)


def allotment(mission: Mission, target: str = "", tactical: int = 0, heavy: int = 0) -> Allotment:
    """Return what a mission has."""
    return Allotment(mission, target, tactical, heavy)
