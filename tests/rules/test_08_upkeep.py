"""Rules 1.3, 3.2, 4.7: what the upkeep phase wears off and builds up, and in which order."""

import pytest

from game.model.dice import Dice
from game.model.ids import NO_UNIT, Ice, Sky, Trait
from game.model.records import BandWeather
from game.rules.upkeep import upkeep_phase
from game.rules.wear import entrenchment, wear
from tests.support.deeds import carry_out
from tests.support.men import all_men
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit, world

KPA = ruleset().army("KPA")


def camp(glyph: str = ".", **board: object) -> World:
    """Return a KPA division in command, two hexes from a ROK one, and a KPA tank regiment."""
    return world(
        [glyph * 6] * 6,
        [
            unit("hq", C, "KPA", "0101", "HQ"),
            unit("k", C, "KPA", "0101", "KPA_DIV_LIGHT", hq="hq"),
            unit("t", C, "KPA", "0500", "KPA_TK_RGT", hq="hq"),
            unit("r", U, "ROK", "0103", "ROK_DIV"),
        ],
        turn=5,
        **board,  # type: ignore[arg-type]
    )


def test_contact_wears() -> None:
    """Rule 4.7: 0.4 % of the men beside an enemy, split as in a fight; nothing away from one."""
    made = camp()
    assert carry_out(made, wear(made.state)) == []
    made = world(
        ["......"] * 6,
        [unit("k", C, "KPA", "0102", "KPA_DIV_LIGHT"), unit("r", U, "ROK", "0103", "ROK_DIV", men=5000)],
    )
    before = all_men(made.state, KPA)
    carry_out(made, wear(made.state))
    assert (made["k"].men, made["r"].men) == (9960, 4980)
    toll = made.state.armies[KPA].toll
    assert (toll.killed + toll.missing, toll.wounded, toll.healed) == (18, 22, 8)
    assert all_men(made.state, KPA) == before


@pytest.mark.parametrize(
    ("glyph", "moved", "men", "tanks"), [(".", True, 120, 4), (".", False, 60, 2), ("m", True, 60, 4)]
)
def test_interdiction_wears(glyph: str, moved: bool, men: int, tanks: int) -> None:
    """Rule 4.7: 2.4 % x I of the men, twice that of tanks; half for night units in the mountains, and at rest."""
    made = camp(glyph)
    made.state.interdiction[C] = (500, *made.state.interdiction[C][1:])
    made["t"].tanks = 200
    made["t"].traits = Trait(made["t"].traits & ~Trait.NIGHT)
    made["k"].traits |= Trait.NIGHT
    made["k"].moved = made["t"].moved = moved
    carry_out(made, wear(made.state))
    assert (10_000 - made["k"].men, 200 - made["t"].tanks) == (men, tanks)


def test_hard_marching_wears() -> None:
    """Rule 4.7: foot and pack units that spent all MP lose 2 c; vehicles do not."""
    made = camp()
    for key in ("k", "t"):
        made[key].moved, made[key].mp = True, 0
    carry_out(made, wear(made.state))
    assert (made["k"].c, made["t"].c) == (880, 900)


def dug(made: World, turns: int = 6) -> int:
    for _ in range(turns):
        carry_out(made, entrenchment(made.state))
    return made["k"].e


def test_digging_in() -> None:
    """Rule 3.2: +1 a turn; at most 2 in the field, 3 in command with s >= 50, 4 in fortified hexes."""
    assert dug(camp(), 1) == 1
    assert dug(camp()) == 3
    made = camp()
    made["k"].s = 499
    assert dug(made) == 2
    made = camp()
    made["k"].hq = NO_UNIT
    assert dug(made) == 2
    assert dug(camp(fortified="0101")) == 4


@pytest.mark.parametrize(("name", "value"), [("moved", True), ("retreated", True), ("assaults", 1)])
def test_no_digging_on_the_move(name: str, value: int) -> None:
    """Rule 3.2: only if it neither moved nor assaulted."""
    made = camp()
    setattr(made["k"], name, value)
    assert dug(made) == 0


def test_rain_stops_digging() -> None:
    """Rule 11: in rain e does not grow."""
    made = camp()
    made.state.set_weather(tuple(BandWeather(Sky.RAIN, cold=False, ice=Ice.NONE) for _ in made.state.weather))
    assert dug(made) == 0


def test_order_of_the_upkeep() -> None:
    """Rule 1.3, step 8: wear, recovery, entrenchment, army morale, states, dissolution, victory check."""
    made = world(
        ["......"] * 6,
        [
            unit("hq", C, "KPA", "0102", "HQ"),
            unit("k", C, "KPA", "0102", "KPA_DIV_LIGHT", hq="hq", c=500),
            unit("r", U, "ROK", "0103", "ROK_DIV", c=0),
        ],
        scenario={"last_turn": 1},
    )
    made["r"].fought = True
    made.state.armies[KPA].morale = 240
    kinds = [event.kind for event in carry_out(made, upkeep_phase(made.state, Dice(1, 1)))]
    wanted = [
        "losses_taken",
        "cohesion_changed",
        "entrenchment_changed",
        "army_morale_changed",
        "army_state_changed",
        "unit_dissolved",
        "turn_settled",
        "game_ended",
    ]
    assert [kind for kind in dict.fromkeys(kinds) if kind in wanted] == wanted
