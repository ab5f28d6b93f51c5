"""Rules 10.2, 12.1: what reconnaissance aircraft and guerrillas report."""

import pytest

from game.model.air import Mission
from game.model.dice import Dice
from game.model.ids import Intelligence, Phase, Sky
from game.rules.allocation import closing
from game.rules.forecast import logit_table
from game.rules.recon import is_found, watched_zones
from game.rules.sequence import begin_phase
from tests.support.air import air_world, allocate, allotment, close_allocation, open_allocation, send, sky
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit

GROUND = {".": 800, "h": 600, "m": 450, "a": 300}
DRAWS = 4_000


def watched(glyph: str = ".", *, men: int = 8_000, known: bool = False, **more: object) -> World:
    """Return a KPA division on ground of a kind, far from a US regiment that knows nothing of it unless ``known``."""
    scenario = {} if known else {"known": ((), ())}
    return air_world(
        [unit("us", U, "US", "0000", "US_RCT"), unit("k", C, "KPA", "0606", "KPA_DIV_LIGHT", men=men)],
        rows=[glyph * 8] * 8,
        flies=(False, True),
        zones={"zone": "0000", "other": "0707"},
        un="0000",
        scenario=scenario,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(("glyph", "chance"), list(GROUND.items()))
def test_the_chance_of_a_find_goes_by_the_ground(glyph: str, chance: int) -> None:
    """Rule 12.1: 0.8 plain, 0.6 hills, 0.45 mountain, 0.3 alpine."""
    made = watched(glyph)
    found = sum(is_found(made.state, Dice(seed, 8), U, made["k"], [0, None]) for seed in range(DRAWS))
    assert abs(found * 1000 // DRAWS - chance) < 30


def test_guerrillas_report_better_than_aircraft() -> None:
    """Rule 12.1: C also in zones with 1,000 uncontained guerrillas or more, as recon at +0.3."""
    made = watched("m")
    found = sum(is_found(made.state, Dice(seed, 8), C, made["us"], [300, None]) for seed in range(DRAWS))
    assert abs(found * 1000 // DRAWS - 750) < 30
    for men, bonus in ((999, None), (1_000, 300)):
        made.state.guerrillas = (men, 0)
        assert watched_zones(made.state, C, (), (0, 0)) == [bonus, None]
        assert watched_zones(made.state, U, (), (0, 0)) == [None, None]


def test_guerrillas_report_where_nobody_flies() -> None:
    """Rule 12.1: they need no aircraft."""
    made = air_world(
        [unit("us", U, "US", "0000", "US_RCT"), unit("k", C, "KPA", "0606", "KPA_DIV_LIGHT")],
        flies=(False, False),
        un="0000",
        scenario={"known": ((), ()), "air": None},
        open_now=False,
    )
    made.state.guerrillas = (1_500,)
    open_allocation(made, 8)
    assert not made.state.pictures[C].contacts
    for event in begin_phase(made.state, 8, Phase.ALLOCATION):
        event.apply(made.state)
    for event in closing(made.state, Dice(1, 8)):
        event.apply(made.state)
    assert [contact.intelligence for contact in made.state.pictures[C].contacts.values()] == [Intelligence.FAIR]


@pytest.mark.parametrize(
    ("tenths", "weather", "opposed", "seen"),
    [
        (10, Sky.CLEAR, 0, True),
        (9, Sky.CLEAR, 0, False),
        (10, Sky.OVERCAST, 0, False),
        (14, Sky.OVERCAST, 0, True),
        (20, Sky.RAIN, 0, False),
        (25, Sky.RAIN, 0, True),
        (19, Sky.CLEAR, 500, False),
        (20, Sky.CLEAR, 500, True),
    ],
)
def test_a_zone_is_watched_with_a_point_that_has_effect(tenths: int, weather: Sky, opposed: int, seen: bool) -> None:
    """Rules 10.1, 12.1: zones with recon of a point or more; weather multiplies effect."""
    made = watched()
    sky(made, weather)
    zones = watched_zones(made.state, U, [allotment(Mission.RECON, "zone", tenths)], (opposed, 0))
    assert zones == [0 if seen else None, None]


def scouted(made: World) -> World:
    """Return the world after recon of its first zone with a seed that finds the division."""
    allocate(made, send(Mission.RECON, "zone", tactical=10))
    return made


def lucky() -> World:
    """Return the first world whose dice find the division."""
    return next(made for seed in range(20) if (made := scouted(watched(seed=seed))).state.tracked[U])


def test_a_find_is_fair_intelligence() -> None:
    """Rule 12.1: presence and class, men +/- 40 %; who it is stays unknown."""
    made = lucky()
    contact = made.state.pictures[U].contacts[made.state.tracked[U][made.ids["k"]]]
    assert contact.intelligence is Intelligence.FAIR
    assert (contact.hex, contact.toe.id, contact.spec, contact.seen) == (made["k"].hex, "KPA_DIV_LIGHT", None, False)
    assert logit_table(ruleset(), contact.intelligence) is ruleset().tables.logit_fair_milli


def test_men_are_reported_within_two_fifths() -> None:
    """Rule 12.1: men +/- 40 %, over the whole width."""
    reports = []
    for seed in range(150):
        made = scouted(watched(seed=seed))
        reports += [contact.men for contact in made.state.pictures[U].contacts.values()]
    assert 4_800 <= min(reports) < 5_200
    assert 10_800 < max(reports) <= 11_200


def test_a_covert_unit_escapes() -> None:
    """Rule 12.2: covert CPV units escape recon."""
    for seed in range(20):
        made = watched(seed=seed)
        made["k"].covert = True
        assert not scouted(made).state.tracked[U]


def test_a_known_unit_is_found_again_under_its_name() -> None:
    """Rule 12.1: everything else as last known: a find elsewhere replaces the old contact."""
    for seed in range(20):
        made = watched(known=True, seed=seed)
        number = made.state.tracked[U][made.ids["k"]]
        made.state.leave(made["k"])
        made.state.enter(made["k"], made.hex("0404"))
        scouted(made)
        contact = made.state.pictures[U].contacts[number]
        assert contact.spec is made["k"].spec
        assert len(made.state.pictures[U].contacts) == 1
        if contact.intelligence is Intelligence.FAIR:
            assert contact.hex == made.hex("0404")
            return
    pytest.fail("no seed found it")


def test_a_find_grows_old() -> None:
    """Rule 12.1: drawn at allocation; a turn later it is only what was last known."""
    made = lucky()
    number = made.state.tracked[U][made.ids["k"]]
    open_allocation(made, 9)
    made.submit(send(Mission.RECON, "zone"))
    close_allocation(made)
    contact = made.state.pictures[U].contacts[number]
    assert (contact.intelligence, contact.turn) == (Intelligence.POOR, 8)
