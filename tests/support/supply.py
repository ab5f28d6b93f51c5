"""Small worlds of one row of hexes behind a source, and what units draw there."""

import itertools
from collections.abc import Mapping

from game.model.dice import Dice
from game.model.ids import Rail, Road, Side
from game.model.state import GameState
from game.rules.supply import UnitSupply, supply_forecast
from game.rules.supply_phase import supply_phase
from game.rules.truth import truth
from tests.support.ground import place
from tests.support.world import C, Piece, U, World, unit, world

KPA_DIV, US_RCT, CPV_DIV, ROK_DIV = "KPA_DIV_SOV", "US_RCT", "CPV_DIV", "ROK_DIV"


def row(start: int, end: int) -> str:
    """Return the hexes of the only row from one column to another, both included."""
    return " ".join(f"{column:02d}00" for column in range(start, end + 1))


def supply_of(made: World, key: str, side: Side = C) -> UnitSupply:
    """Return what a unit would get now."""
    return supply_forecast(truth(made.state, side)).units[made.ids[key]]


def carry_out(state: GameState, *, turn: int = 2) -> list[str]:
    """Play one supply phase and return the kinds of what happened."""
    state.turn = turn
    kinds = []
    for event in supply_phase(state, Dice(1, turn)):
        event.apply(state)
        kinds.append(event.kind)
    return kinds


def line(
    *pieces: Piece,
    length: int = 30,
    home: str = "sinuiju",
    side: Side = C,
    road: str = "",
    un: str | None = None,
    regions: Mapping[str, str] | None = None,
    **more: object,
) -> World:
    """Return one row of plain behind a source at its left end, all held by one side, with a primary road by default.

    It lies in the north unless ``regions`` says otherwise.
    """
    if un is None:
        un = row(0, length - 1) if side == U else ""
    return world(
        ["." * length],
        pieces,
        places=[place(home, "0000", port=home != "sinuiju")],
        roads={Road.PRIMARY: [road or row(0, length - 1)]},
        un=un,
        regions=regions or {"north": row(0, length - 1)},
        **more,  # type: ignore[arg-type]
    )


def front(places: Mapping[int, int], rails: int, road: int, *, army: str, toe: str, home: str, side: Side) -> World:
    """Return a unit at the end of ``rails`` hexes of railway, then ``road`` of primary road.

    ``places``: the interdiction of the zone that begins at a column.
    """
    length = rails + road + 1
    bounds = [*sorted(places), length]
    zones = {str(start): row(start, end - 1) for start, end in itertools.pairwise(bounds)}
    made = world(
        ["." * length],
        [unit("unit", side, army, f"{length - 1:02d}00", toe)],
        places=[place(home, "0000", port=True)],
        rails={Rail.SINGLE: [row(0, rails)]} if rails else {},
        roads={Road.PRIMARY: [row(rails, length - 1)]},
        zones=zones,
        un=row(0, length - 1) if side == U else "",
    )
    made.state.interdiction[side] = tuple(places[start] for start in bounds[:-1])
    made["unit"].s = 0
    return made
