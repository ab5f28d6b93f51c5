"""Rules 7.2, 10.4, 10.6: close support and naval gunfire in fights, by order and by doctrine."""

import pytest

from game.model.air import Doctrine, Mission
from game.model.events.combat import FightResolved
from game.model.ids import Side, Sky, Trait
from game.model.orders import Reason
from game.rules.engine import submit
from game.rules.forecast import forecast
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.naval import AllocateNavalOrder
from game.rules.support import Support, cas_effect_pm, in_gun_range, limits
from game.rules.truth import truth
from game.rules.visibility import observe
from tests.support.air import air_world, allocate, back, close_allocation, send, sky
from tests.support.deeds import refused
from tests.support.ground import forward, place
from tests.support.loaded import Loaded
from tests.support.world import C, U, World, unit, world

ROWS = ["." * 16] * 16
NIGHT = Trait.NIGHT


def meeting(*, side: Side = U, men: int = 4_500, traits: Trait = Trait.NONE, **more: object) -> World:
    """Return a US regiment north of a KPA one, an airfield at 0210, deep water at 0301; ``side`` is to move."""
    return world(
        ROWS,
        [
            unit("us", U, "US", "0201", "US_RCT", men=men, guns=0, tanks=0),
            unit("k", C, "KPA", "0202", "KPA_MECH_RGT", men=4_000, guns=0, traits=traits),
        ],
        side=side,
        turn=10,
        places=[forward("field", "0210")],
        un="0201 0210",
        deepwater="0301",
        **more,  # type: ignore[arg-type]
    )


def order(made: World, *, cas: int = 0, gunfire: int = 0) -> AssaultOrder:
    """Return the assault of the side to move, with this support."""
    attacker, target = ("us", "k") if made.state.decider == U else ("k", "us")
    return AssaultOrder(made[attacker].side, (made.ids[attacker],), made[target].hex, cas, gunfire)


def fought(made: World, assault: AssaultOrder) -> FightResolved:
    """Carry out an assault and return the fight."""
    event = submit(made.state, assault, dice=Loaded(made.state, 500))[0]
    assert isinstance(event, FightResolved)
    return event


def test_a_point_of_close_support_is_one_and_a_half_strength_points() -> None:
    """Rule 7.2: each air point +1.5 SP; it counts for the heavy share H (7.1)."""
    plain, helped = meeting(), meeting()
    back(helped, U, cas=40, bases="0210")
    bare = forecast(truth(plain.state, U), order(plain).units, order(plain).target).odds
    with_air = forecast(truth(helped.state, U), order(plain).units, order(plain).target, support=Support(3)).odds
    assert with_air.attack == bare.attack + 4_500
    assert (bare.heavy_attack, with_air.heavy_attack) == (0, 4_500 * 1000 // with_air.attack)
    assert fought(helped, order(helped, cas=3)).attack == with_air.attack
    assert helped.state.air.backing[U].cas_left == 10


def test_no_more_than_six_points_and_no_more_than_there_are() -> None:
    """Rule 7.2: at most 6 points a side."""
    made = meeting()
    back(made, U, cas=200, bases="0210")
    assert limits(observe(made.state, U), U, made.hex("0202")) == (6, 0)
    assert refused(made, order(made, cas=7)).reason is Reason.NO_AIR_POINTS
    assert refused(made, order(made, cas=-1)).reason is Reason.NO_AIR_POINTS
    back(made, U, cas=29, bases="0210")
    assert refused(made, order(made, cas=3)).reason is Reason.NO_AIR_POINTS
    assert fought(made, order(made, cas=2)).support == (2, 0)
    assert made.state.air.backing[U].cas_left == 9


@pytest.mark.parametrize(
    ("field", "weather", "opposed", "effect"),
    [
        ("0210", Sky.CLEAR, 0, 1000),
        ("0215", Sky.CLEAR, 0, 600),  # 13 hexes away
        ("0214", Sky.CLEAR, 0, 1000),  # 12
        ("", Sky.CLEAR, 0, 600),
        ("0210", Sky.OVERCAST, 0, 750),
        ("0210", Sky.RAIN, 0, 400),
        ("", Sky.RAIN, 0, 240),
        ("0210", Sky.CLEAR, 250, 750),
    ],
)
def test_distance_weather_and_the_enemy_weaken_it(field: str, weather: Sky, opposed: int, effect: int) -> None:
    """Rules 10.1, 10.2, 10.4: x 0.6 without a forward airfield within 12 hexes; weather; enemy aircraft."""
    made = meeting()
    if field:
        made.state.set_holder(made.hex(field), U)
    back(made, U, cas=60, bases=field, opposed=opposed)
    sky(made, weather)
    assert cas_effect_pm(truth(made.state, U), U, made.hex("0202")) == effect


def test_an_airfield_lost_this_turn_serves_no_more() -> None:
    """Rule 10.4: held."""
    made = meeting()
    back(made, U, cas=60, bases="0210")
    made.state.set_holder(made.hex("0210"), C)
    assert cas_effect_pm(truth(made.state, U), U, made.hex("0202")) == 600


def test_a_forward_airfield_serves_from_the_turn_after_capture_if_supplied() -> None:
    """Rule 10.4: forward airfield of the map file, held, in supply, from the turn after capture."""
    made = air_world(
        [unit("us", U, "US", "0000", "US_RCT")],
        rows=ROWS,
        flies=(False, True),
        places=[
            place("pusan", "0000", port=True),
            forward("near", "0001"),
            forward("far", "0909"),
            forward("k", "0505"),
        ],
        un="0000 0001 0909",
    )
    allocate(made, send(Mission.CAS, tactical=60))
    assert made.state.air.backing[U].bases == (made.hex("0001"),)  # 0909 is cut off, 0505 the enemy's
    made.state.set_holder(made.hex("0505"), U)
    assert made.state.air.backing[U].bases == (made.hex("0001"),)


# --- on the defense -------------------------------------------------------------------------------------------------


def test_the_defender_spends_by_its_doctrine() -> None:
    """Rule 10.4: on defence it is spent by doctrine (0-3 points per defence)."""
    for points in (0, 2, 3):
        made = meeting(side=C)
        back(made, U, cas=60, bases="0210")
        force = made.state.air.forces[U]
        made.state.air.forces[U] = force._replace(doctrine=Doctrine(points, 0))
        foreseen = forecast(truth(made.state, C), order(made).units, order(made).target).odds
        event = fought(made, order(made))
        assert event.answer == (points, 0)
        assert (event.defense, event.ratio) == (foreseen.defense, foreseen.ratio)
        assert made.state.air.backing[U].cas_left == 60 - 10 * points


@pytest.mark.parametrize(("men", "points"), [(1_330, 0), (1_340, 2), (10_600, 2), (10_700, 0)])
def test_only_where_the_odds_lie_between_a_half_and_four(men: int, points: int) -> None:
    """Rule 10.4: only where A/D without it lies between 0.5 and 4."""
    made = meeting(side=C, men=2_000)
    made["k"].men = men
    back(made, U, cas=60, bases="0210")
    odds = forecast(truth(made.state, C), order(made).units, order(made).target).odds
    bare = meeting(side=C, men=2_000)
    bare["k"].men = men
    without = forecast(truth(bare.state, C), order(bare).units, order(bare).target).odds.ratio
    assert odds.support(attacking=False).cas == points
    assert (500 <= without <= 4000) == bool(points)


def test_the_reserve_is_spent_in_the_order_of_the_attacks() -> None:
    """Rule 10.4: in order of the attacks, until nothing is left."""
    made = meeting(side=C)
    back(made, U, cas=30, bases="0210")
    spent = []
    for _ in range(2):
        spent.append(fought(made, order(made)).answer[0])
        made["us"].c = made["k"].c = 900
        made["k"].mp = 60
        if made["us"].hex != made.hex("0201"):
            break
    assert spent[0] == 2
    assert made.state.air.backing[U].cas_left == 30 - 10 * sum(spent)


def test_night_halves_the_defenders_close_support() -> None:
    """Rule 7.2: night, every attacker has `night`: the defender's guns and CAS count half."""
    day, night = meeting(side=C), meeting(side=C, traits=NIGHT)
    power = []
    for made in (day, night):
        back(made, U, cas=60, bases="0210")
        odds = forecast(truth(made.state, C), order(made).units, order(made).target).odds
        power.append([added.power for added in odds.additions])
    assert power == [[3_000], [1_500]]


def test_a_view_takes_the_enemys_doctrine_for_the_usual_one() -> None:
    """Rule 7.8: a forecast is the rule, with estimates: the doctrine is the defender's secret."""
    made = meeting(side=C)
    back(made, U, cas=60, bases="0210")
    made.state.air.forces[U] = made.state.air.forces[U]._replace(doctrine=Doctrine(0, 0))
    view = observe(made.state, C)
    assumed = made.state.ruleset.air.doctrine_assumed[0]
    assert forecast(view, order(made).units, order(made).target).odds.support(attacking=False).cas == assumed
    assert fought(made, order(made)).answer == (0, 0)


# --- naval guns ---------------------------------------------------------------------------------------------------


def test_naval_guns_reach_deep_water_and_the_next_hex() -> None:
    """Rules 2.5, 7.2: naval gunfire in this hex and the next inland."""
    made = meeting()
    assert [in_gun_range(made.board, made.hex(label)) for label in ("0301", "0202", "0402", "0105")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_naval_point_is_one_and_a_half_strength_points() -> None:
    """Rule 7.2: each point +1.5 SP, at most 6 a side."""
    made = meeting()
    plain = forecast(truth(made.state, U), order(made).units, order(made).target).odds
    made.state.naval.gunfire_left = 8
    assert refused(made, order(made, gunfire=7)).reason is Reason.NO_GUNFIRE
    event = fought(made, order(made, gunfire=6))
    assert event.attack == plain.attack + 9_000
    assert made.state.naval.gunfire_left == 2


def test_the_guns_answer_by_doctrine_too() -> None:
    """Rule 7.2: +1.5 SP for the defender near deep water; only the UN side has ships."""
    made = meeting(side=C)
    made.state.naval.gunfire_left = 8
    assert refused(made, order(made, gunfire=1)).reason is Reason.NO_GUNFIRE
    odds = forecast(truth(made.state, C), order(made).units, order(made).target).odds
    assert odds.support(attacking=False) == (0, 2)
    assert fought(made, order(made)).answer == (0, 2)
    assert made.state.naval.gunfire_left == 6


@pytest.mark.parametrize(
    ("turn", "control", "flags", "points"),
    [(3, 3, (), 2), (2, 3, (), 0), (8, 3, (), 4), (20, 3, (), 8), (20, 0, (), 0), (20, 0, ("sea_control",), 8)],
)
def test_naval_points_by_turn_with_control_of_the_sea(
    turn: int, control: int, flags: tuple[str, ...], points: int
) -> None:
    """Rule 10.6: 2 (T3), 4 (T8), 8 (T20+); U has sea control from T3 (E04)."""
    scenario = {"sea_control_turn": control, "flags": tuple((1, flag) for flag in flags)}
    made = air_world(turn=turn, flies=(False, False), fleet=True, scenario=scenario)
    assert made.state.naval.points == points
    assert made.state.decider == (U if points else made.state.decider)
    none = air_world(turn=turn, flies=(False, False), scenario=scenario)
    assert none.state.naval.points == 0


def test_what_is_not_bombarding_or_covering_supports_fights() -> None:
    """Rule 10.6: naval points: bombardment, gunfire; cover (10.5)."""
    made = air_world(turn=20, flies=(False, False), fleet=True, scenario={"sea_control_turn": 3})
    assert refused(made, AllocateNavalOrder(U, 8, 1)).reason is Reason.NO_NAVAL_POINTS
    made.submit(AllocateNavalOrder(U, 3, 1))
    assert made.state.naval.gunfire_left == 0
    close_allocation(made)
    naval = made.state.naval
    assert (naval.bombardment, naval.cover, naval.gunfire_left) == (3, 1, 4)
    assert observe(made.state, C).gunfire_left == 4
    assert observe(made.state, C).naval is None
