"""A KPA division before a ROK one on a flat field, and its assaults with loaded dice."""

from game.model.events.base import Event
from game.model.events.combat import FightResolved
from game.rules.engine import submit
from game.rules.orders.assault import AssaultOrder
from tests.support.loaded import NEVER_BLOWS, Loaded
from tests.support.rules import ruleset
from tests.support.world import C, Piece, U, World, unit, world

N, S, TARGET = "0201", "0203", "0202"
FLAT = ["......"] * 7
HQ = unit("hq", C, "KPA", "0200", "HQ")
EAST, WEST, SOUTH = (  # their zones close the ways out to the southeast, the southwest and the south
    unit(key, C, "KPA", h, "KPA_DIV_LIGHT") for key, h in (("east", "0402"), ("west", "0002"), ("south", "0204"))
)
ROK = ruleset().army("ROK")


def field(*units: Piece, turn: int = 5, **board: object) -> World:
    """Return a flat field with a strong KPA division north of a ROK division, and whatever is added."""
    made = world(
        board.pop("rows", FLAT),  # type: ignore[arg-type]
        [
            HQ,
            unit("k", C, "KPA", N, "KPA_DIV_LIGHT", hq="hq"),
            unit("r", U, "ROK", TARGET, "ROK_DIV", c=950),
            *units,
        ],
        un=board.pop("un", "0203 0204 0205 0206 0103 0303 0104 0304"),  # type: ignore[arg-type]
        turn=turn,
        **board,  # type: ignore[arg-type]
    )
    made.state.armies[ROK].morale = 600
    return made


def attack(made: World, *keys: str, roll: int, at: str = TARGET, bridge: int = NEVER_BLOWS) -> list[Event]:
    """Assault a hex with this roll and return what happened."""
    order = AssaultOrder(made[keys[0]].side, tuple(made.ids[key] for key in keys), made.hex(at))
    made.happened = submit(made.state, order, dice=Loaded(made.state, roll, bridge=bridge))
    return made.happened


def roll_for(made: World, band: str) -> int:
    """Return a roll in the middle of a band."""
    rolls = []
    for roll in range(0, 1000, 4):
        state = made.state.copy()
        order = AssaultOrder(C, (made.ids["k"],), made.hex(TARGET))
        fight = submit(state, order, dice=Loaded(state, roll))[0]
        assert isinstance(fight, FightResolved)
        if fight.band == band:
            rolls.append(roll)
    return rolls[len(rolls) // 2]
