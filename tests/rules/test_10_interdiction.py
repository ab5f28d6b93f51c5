"""Rule 10.3, first half: interdiction and its memory, and who suffers it (6.3, 4.6, 4.7)."""

import math

import pytest

from game.model.air import Mission
from game.model.ids import Sky
from game.rules.interdiction import effort, forecast, level
from game.rules.visibility import observe
from tests.support.air import air_world, allocate, close_allocation, open_allocation, send, sky
from tests.support.rules import ruleset
from tests.support.world import C, U, World

ZONES = {"zone": "0000", "seoul_han": "0707"}


def test_the_curve_is_that_of_the_rule() -> None:
    """Rules 1.6, 10.3: 0.85 (1 - e^(-effort/3)) for an effort of 0 to 40 points."""
    table = ruleset().tables.interdiction_pm
    assert len(table) == 401
    assert all(table[tenths] == round(850 * (1 - math.exp(-tenths / 30))) for tenths in range(401))


@pytest.mark.parametrize(
    ("before", "tenths", "after"),
    [(0, 0, 0), (0, 10, 241), (0, 30, 537), (0, 60, 735), (0, 900, 850), (600, 0, 300), (600, 10, 300), (301, 0, 150)],
)
def test_interdiction_has_a_memory(before: int, tenths: int, after: int) -> None:
    """Rule 10.3: I = max(0.5 I_old, 0.85 (1 - e^(-effort/3)))."""
    made = air_world(flies=(False, True))
    assert level(made.state, before, tenths) == after


@pytest.mark.parametrize(
    ("weather", "opposed", "tenths"),
    [(Sky.CLEAR, 0, 110), (Sky.OVERCAST, 0, 82), (Sky.RAIN, 0, 44), (Sky.SNOW, 0, 55), (Sky.CLEAR, 500, 55)],
)
def test_effort_is_points_and_one_and_a_half_times_bombers_under_the_weather(
    weather: Sky, opposed: int, tenths: int
) -> None:
    """Rules 10.3, 11: effort = (AP + 1.5 HB) x weather of the zone; air x 1.0 / 0.75 / 0.4 / 0.5."""
    made = air_world(flies=(False, True))
    sky(made, weather)
    assert effort(made.state, 0, (50, 40), opposed) == tenths


def levels(made: World) -> tuple[int, ...]:
    """Return the interdiction the Communist side suffers, by zone."""
    return made.state.interdiction[C]


def test_it_is_suffered_by_the_enemy_in_the_zone_it_was_sent_to() -> None:
    """Rule 10.3: by zone; both sides know it."""
    made = air_world(flies=(False, True), zones=ZONES)
    allocate(made, send(Mission.INTERDICTION, "zone", tactical=30))
    assert levels(made) == (537, 0)
    assert made.state.interdiction[U] == (0, 0)
    assert observe(made.state, C).interdiction == observe(made.state, U).interdiction_dealt == (537, 0)


@pytest.mark.parametrize("weather", [Sky.CLEAR, Sky.RAIN])
def test_the_level_to_come_is_forecast_by_the_rule(weather: Sky) -> None:
    """Rule 10.3, P-12: what the allotments as they stand bring, what is left of before included."""
    made = air_world(flies=(False, True), zones=ZONES)
    allocate(made, send(Mission.INTERDICTION, "seoul_han", tactical=40))
    open_allocation(made, 9)
    sky(made, weather)
    made.submit(send(Mission.INTERDICTION, "zone", tactical=25))
    told = forecast(observe(made.state, U))
    close_allocation(made)
    assert told == levels(made)
    assert len(set(told)) == 2


def test_it_fades_by_half_a_turn_and_is_held_by_a_standing_order() -> None:
    """Rules 1.3, 10.3: standing allocations repeat; interdiction is recomputed."""
    made = air_world(flies=(False, True), zones=ZONES)
    allocate(made, send(Mission.INTERDICTION, "zone", tactical=30))
    open_allocation(made, 9)
    close_allocation(made)
    assert levels(made) == (537, 0)
    open_allocation(made, 10)
    allocate(made, send(Mission.INTERDICTION, "zone"))
    assert levels(made) == (268, 0)


def test_the_north_koreans_interdict_the_south() -> None:
    """Rule 10.2: KPAF flies interdiction for C while it is the stronger."""
    made = air_world(turn=1, zones=ZONES)
    allocate(made, send(Mission.INTERDICTION, "seoul_han", tactical=20, side=C))
    assert made.state.interdiction[U] == (0, 414)
    assert levels(made) == (0, 0)


def test_a_world_without_aircraft_keeps_its_levels() -> None:
    """Rule 10.3: only aircraft change them."""
    made = air_world(flies=(False, False))
    made.state.interdiction[C] = (600,)
    open_allocation(made, 9)
    assert levels(made) == (600,)
