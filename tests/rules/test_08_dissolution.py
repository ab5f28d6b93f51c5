"""Rule 8.5: units that dissolve, and where their men go."""

from collections.abc import Mapping

import pytest

from game.model.dice import Dice
from game.model.events.manpower import UnitDissolved
from game.model.ids import Status
from game.rules.dissolution import dissolve, split_men
from game.rules.upkeep import upkeep_phase
from tests.support.deeds import carry_out
from tests.support.men import all_men
from tests.support.morale import ROK, quiet
from tests.support.world import C, U, World, unit, world


def split_of(made: World, key: str) -> Mapping[str, int]:
    events = carry_out(made, dissolve(made.state, [made[key]], cause="shattered"))
    event = events[0]
    assert isinstance(event, UnitDissolved)
    return event.split._asdict()


def lone(glyph: str = "h", **changes: object) -> World:
    return world(
        [glyph * 5] * 5,
        [unit("r1", U, "ROK", "0202", "ROK_DIV", men=10000, rear=200), unit("k1", C, "KPA", "0000", "KPA_DIV_LIGHT")],
        **changes,  # type: ignore[arg-type]
    )


def test_dissolution_of_a_rok_division() -> None:
    """Rule 8.5: .50 to the pool after 4 turns, .02 guerrillas, .18 prisoners, the rest killed; rear men share it."""
    made = lone()
    before = all_men(made.state, ROK)
    assert split_of(made, "r1") == {"escaped": 5100, "guerrillas": 204, "prisoners": 1836, "killed": 3060}
    assert made["r1"].status == Status.DISSOLVED
    assert made.state.armies[ROK].pool.returning == ((5, 5100),)
    assert made.state.guerrillas == (204,)
    assert made.state.armies[ROK].destroyed_points == 3
    assert all_men(made.state, ROK) == before


def test_dissolution_on_the_plain() -> None:
    """Rule 8.5: plain -.10 guerrillas (none left of .02), +.10 prisoners; values brought back to a whole."""
    made = lone(".")
    # .50 / 0 / .28 / .30 of 1.08
    assert split_of(made, "r1") == {"escaped": 4712, "guerrillas": 0, "prisoners": 2641, "killed": 2847}


def test_dissolution_of_a_surrounded_unit() -> None:
    """Rule 8.5: completely surrounded, escape x 0.4."""
    made = world(
        ["hhhhh"] * 5,
        [
            unit("r1", U, "ROK", "0202", "ROK_DIV", men=10000),
            *(unit(f"k{h}", C, "KPA", h, "KPA_DIV_LIGHT") for h in ("0201", "0302", "0103")),
            *(unit(f"k{h}", C, "KPA", h, "KPA_DIV_LIGHT") for h in ("0101", "0203", "0301", "0102")),
        ],
    )
    # .20 / .02 / .18 / .30 of .70
    assert split_of(made, "r1")["escaped"] == 2850


def test_dissolution_in_a_general_retreat_and_in_masses() -> None:
    """Rule 8.5: general retreat +.15 escape; the third of a turn and later +.10 prisoners."""
    made = lone()
    record = made.state.armies[ROK]
    record.general_retreat_turn, record.dissolved_units = 1, 2
    # .65 / .02 / .28 / .30 of 1.25
    assert split_of(made, "r1") == {"escaped": 5304, "guerrillas": 163, "prisoners": 2284, "killed": 2449}


@pytest.mark.parametrize(
    ("isolated", "region", "expected"),
    [
        (1, {"south": "0202"}, (0.35, 0.38, 0.20, 0.17)),
        (0, {"south": "0202"}, (0.45, 0.20, 0.30, 0.15)),
        (1, {"north": "0202"}, (0.45, 0.20, 0.30, 0.15)),
    ],
)
def test_dissolution_of_the_kpa(isolated: int, region: dict[str, str], expected: tuple[float, ...]) -> None:
    """Rule 8.5: a row of its own south of the 38th without an open path; +.10 guerrillas in the mountains."""
    made = world(
        ["mmmmm"] * 5,
        [unit("k1", C, "KPA", "0202", "KPA_DIV_LIGHT", men=10000), unit("r1", U, "ROK", "0000", "ROK_DIV")],
        regions=region,
    )
    made["k1"].isolated_turns = isolated
    found = split_of(made, "k1")
    total = sum(expected)
    for name, part in zip(("escaped", "guerrillas", "prisoners"), expected, strict=False):
        assert found[name] == 10000 * int(1000 * part / total + 1e-9) // 1000


def test_split_keeps_every_man() -> None:
    """Rule 8.5: floors, the rest killed."""
    for men in (0, 1, 7, 999, 10001):
        assert split_men(men, (333, 333, 333, 1)).men == men


def test_a_unit_without_cohesion_dissolves_in_upkeep() -> None:
    """Rule 6.7: cohesion 0 is the end."""
    made = quiet()
    made["r1"].c = 0
    made["r1"].fought = True
    carry_out(made, upkeep_phase(made.state, Dice(1, 1)))
    assert made["r1"].status == Status.DISSOLVED
