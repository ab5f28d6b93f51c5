"""Rules 7.1-7.4: every factor of odds and threshold, one at a time."""

from collections.abc import Mapping, Sequence

import pytest

from game.model.ids import NO_UNIT, City, Ice, River, Sky, Stance, Trait
from game.model.records import BandWeather
from game.rules.engine import submit
from tests.support.combat import NW, TARGET, N, assault, true_forecast
from tests.support.ground import place
from tests.support.loaded import Loaded
from tests.support.world import C, U, World, unit, world


def duel(
    *attackers: str, rivers: Mapping[River, Sequence[str]] | None = None, ground: str = "h", **changes: object
) -> World:
    """Return KPA divisions on the named hexes, in command, beside a ROK division with room behind it."""
    made = world(
        [ground * 5] * 5,
        [
            unit("hq", C, "KPA", "0100", "HQ"),
            *(unit(f"k{h}", C, "KPA", h, "KPA_DIV_LIGHT", hq="hq") for h in attackers),
            unit("r", U, "ROK", TARGET, "ROK_DIV", **changes),
        ],
        rivers=rivers,
        turn=5,
    )
    made.state.armies[made["r"].army].morale = 600
    return made


def factors(made: World, *keys: str) -> dict[str, int]:
    return {factor.key: factor.pm for factor in true_forecast(made, *keys).odds.factors}


def test_no_factor_without_a_cause() -> None:
    """Rule 7.2: one hexside, in command, no river, later turns: only the ground counts."""
    assert factors(duel(N, guns=0), "k0201") == {"terrain": 1350}


def test_out_of_command() -> None:
    """Rules 4.4, 7.2: x 0.75."""
    made = duel(N)
    full = true_forecast(made, "k0201").odds.attack
    made["k0201"].hq = NO_UNIT
    assert factors(made, "k0201")["out_of_command"] == 750
    assert true_forecast(made, "k0201").odds.attack == full * 750 // 1000


@pytest.mark.parametrize(
    ("river", "ice", "key"),
    [
        (River.MINOR, Ice.NONE, "minor_river"),
        (River.MINOR, Ice.MINOR, None),
        (River.MAJOR, Ice.NONE, "major_river"),
        (River.MAJOR, Ice.MINOR, "major_river"),
        (River.MAJOR, Ice.MAJOR, "minor_river"),
    ],
)
def test_rivers(river: River, ice: Ice, key: str | None) -> None:
    """Rules 2.4, 7.2: minor 0.85, major 0.65; frozen minor ones vanish, major ones count as minor."""
    made = duel(N, rivers={river: (f"{N} {TARGET}",)})
    made.state.set_weather(tuple(BandWeather(Sky.CLEAR, cold=False, ice=ice) for _ in made.state.weather))
    found = factors(made, "k0201")
    assert [name for name in found if "river" in name] == ([key] if key else [])


def test_axes() -> None:
    """Rule 7.2: three hexsides 1.15; opposite hexsides 1.30, the higher counts."""
    assert "several_sides" not in factors(duel(N, NW), "k0201", "k0101")
    three = duel("0201", "0301", "0101")
    assert factors(three, "k0201", "k0301", "k0101")["several_sides"] == 1150
    assert "several_sides" not in factors(three, "k0201", "k0301")
    made = duel(N, "0203", "0101")
    for key in ("k0201", "k0203", "k0101"):
        made.state.units[made.ids[key]].men = 1000  # too weak for a ZOC
        made.state.refresh(made[key])
    assert factors(made, "k0201", "k0203")["all_around"] == 1300
    assert "all_around" not in factors(made, "k0101", "k0203")


def test_every_exit_closed() -> None:
    """Rules 7.2, 7.3: one attacker has the 1.30 when ZOC or sea closes every exit, and the defender is surrounded."""
    made = world(
        ["~~.~~", "~...~", "~~.~~", "~~~~~"],
        [
            unit("hq", C, "KPA", "0200", "HQ"),
            unit("k", C, "KPA", "0201", "KPA_DIV_LIGHT", hq="hq"),
            unit("r", U, "ROK", "0202", "ROK_DIV"),
        ],
        turn=5,
    )
    seen = true_forecast(made, "k", at="0202").odds
    assert seen.is_surrounded
    assert ("surrounded", 300) in seen.shifts
    assert {factor.key: factor.pm for factor in seen.factors}["all_around"] == 1300


def test_a_trapped_defender_pays_in_the_forecast_too() -> None:
    """Rules 7.6, 7.8: the losses of a defender without a way out hold the extra 20 %."""
    made = world(
        ["~~.~~", "~...~", "~~.~~", "~~~~~"],
        [
            unit("hq", C, "KPA", "0200", "HQ"),
            unit("k", C, "KPA", "0201", "KPA_DIV_LIGHT", hq="hq"),
            unit("r", U, "ROK", "0202", "ROK_DIV", men=6000, c=1000),
        ],
        turn=5,
    )
    made.state.armies[made["r"].army].morale = 0
    seen = true_forecast(made, "k", at="0202")
    submit(made.state, assault(made, "k", at="0202"), dice=Loaded(made.state, 500))
    assert made["r"].on_map
    assert made["r"].hex == made.hex("0202")
    assert made["r"].men < 6000 * 8 // 10
    assert seen.defender_men.median == 6000 - made["r"].men


def test_night_halves_guns() -> None:
    """Rule 7.2: when every attacker has the night trait the defender's guns count half."""
    made = duel(N, guns=15)
    made["k0201"].traits = Trait(made["k0201"].traits & ~Trait.NIGHT)
    day = true_forecast(made, "k0201").odds.defenders[0]
    made["k0201"].traits |= Trait.NIGHT
    night = true_forecast(made, "k0201").odds.defenders[0]
    assert (day.arms, night.arms) == (450, 225)


def test_surprise_by_turn() -> None:
    """Rule 7.2: C on T1 against the ROK 1.35, on T2 1.15, then nothing."""
    found = []
    for turn in (1, 2, 3):
        made = duel(N)
        made.state.turn = turn
        found.append(factors(made, "k0201").get("surprise"))
    assert found == [1350, 1150, None]


def test_ambush() -> None:
    """Rule 4.8: the enemy that was run into unseen has surprise 1.15 against that hex alone."""
    made = duel(N)
    made["k0201"].ambush_hex = made.hex(TARGET)
    assert factors(made, "k0201")["ambush"] == 1150
    made["k0201"].ambush_hex = made.hex(N)
    assert "ambush" not in factors(made, "k0201")


def test_ground_of_a_city_and_entrenchment() -> None:
    """Rules 2.1, 7.2: a major city defends as 1.60 at least; 1.15 per level; a stack has its lowest e."""
    made = world(
        ["....."] * 5,
        [
            unit("hq", C, "KPA", "0100", "HQ"),
            unit("k", C, "KPA", N, "KPA_DIV_LIGHT", hq="hq"),
            unit("r", U, "ROK", TARGET, "ROK_DIV", e=3),
            unit("s", U, "ROK", TARGET, "ROK_DIV", e=2),
        ],
        places=[place("seoul", TARGET, city=City.MAJOR)],
        turn=5,
    )
    odds = true_forecast(made, "k").odds
    found = {factor.key: factor.pm for factor in odds.factors}
    assert (found["terrain"], found["entrenchment"]) == (1600, 1300)
    assert odds.defense == sum(power.power for power in odds.defenders) * 1600 // 1000 * 1300 // 1000


def test_supply_and_strength() -> None:
    """Rule 7.1: heavy weapons fire what was hauled, men without supply count 0.6."""
    made = duel(N)
    piece = made["k0201"]
    powers = []
    for s in (500, 250, 0):
        piece.s = s
        power = true_forecast(made, "k0201").odds.attackers[0]
        powers.append((power.men, power.arms))
    assert powers == [(10000, 40 * 45), (10000, 40 * 45 // 2), (6000, 0)]


def test_stand_needs_cohesion_and_a_firm_army() -> None:
    """Rules 3.2, 8.2: a stand shifts the threshold by .50, unless c < 30 or the army is shaken."""
    made = duel(N, stance=Stance.STAND)
    assert true_forecast(made, "k0201").odds.threshold == 880
    made["r"].c = 299
    assert true_forecast(made, "k0201").odds.threshold == 380
    made["r"].c = 600
    made.state.armies[made["r"].army].morale = 449
    assert true_forecast(made, "k0201").odds.threshold == 380 - 151


def test_antitank() -> None:
    """Rule 7.1: ten tanks in a stack take its fear of tanks away."""
    made = duel(N)
    made["k0201"].tanks = 10
    assert factors(made, "k0201")["antitank"] == 2000
    made["r"].tanks = 10
    assert "antitank" not in factors(made, "k0201")
