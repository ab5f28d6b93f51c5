"""Rule 10.4: airlift and airborne drop."""

import pytest

from game.model.air import Mission
from game.model.ids import Phase, Sky, Status
from game.model.orders import Reason
from game.rules.legal import legal_orders
from game.rules.orders.air_drop import AirDropOrder
from game.rules.sequence import begin_phase
from game.rules.visibility import observe
from tests.support.air import air_world, allocate, send, sky
from tests.support.deeds import move, refused
from tests.support.ground import forward, place
from tests.support.world import C, Piece, U, World, box, unit

ROWS = ["." * 14] * 14


@pytest.mark.parametrize(
    ("toe", "tenths", "weather", "s"),
    [
        ("US_RCT", 10, Sky.CLEAR, 300),
        ("US_RCT", 25, Sky.CLEAR, 600),
        ("CW_BDE", 10, Sky.CLEAR, 200),
        ("ROK_DIV", 10, Sky.CLEAR, 170),
        ("US_RCT", 10, Sky.RAIN, 180),
    ],
)
def test_airlift_brings_supply(toe: str, tenths: int, weather: Sky, s: int) -> None:
    """Rule 10.4: one point = +20 s to one regiment-size unit, +7 to a division."""
    made = air_world([unit("u", U, "US", "0000", toe, s=100)], flies=(False, True), un="0000")
    sky(made, weather)
    happened = allocate(made, send(Mission.AIRLIFT, "u", tactical=tenths))
    lifted = next(event for event in happened if event.kind == "units_airlifted")
    assert lifted.stocks == (s,)  # type: ignore[attr-defined]


def test_a_full_unit_takes_no_more() -> None:
    """Rule 6.1: a stock ends at 100."""
    made = air_world([unit("u", U, "US", "0000", "US_RCT", s=900)], flies=(False, True), un="0000")
    happened = allocate(made, send(Mission.AIRLIFT, "u", tactical=30))
    assert [event.stocks for event in happened if event.kind == "units_airlifted"] == [(1000,)]  # type: ignore[attr-defined]


def test_only_units_on_the_map_are_supplied_by_name() -> None:
    """Rule 10.4: a unit of one's own."""
    made = air_world([unit("k", C, "KPA", "0505", "KPA_BDE")], flies=(False, True))
    assert refused(made, send(Mission.AIRLIFT, "k", tactical=10)).reason is Reason.NO_SUCH_TARGET


# --- the drop -------------------------------------------------------------------------------------------------------


def ready(*enemies: Piece, lift: int = 20, weather: Sky = Sky.CLEAR, known: bool = True) -> World:
    """Return the UN operations after an allocation with so much airlift ready; the 187th is on an airfield at 0101."""
    scenario: dict[str, object] = {"boxes": (box("japan", U),)}
    if not known:
        scenario["known"] = ((), ())
    made = air_world(
        [
            unit("187", U, "US", "0101", "US_ABN_RCT"),
            unit("us", U, "US", "0101", "US_RCT"),
            *enemies,
        ],
        rows=ROWS,
        flies=(False, True),
        places=[place("pusan", "0000", port=True), forward("field", "0101")],
        un="0000 0001 0100 0101",
        scenario=scenario,
    )
    sky(made, weather)
    orders = [send(Mission.AIRLIFT, tactical=lift)] if lift else []
    allocate(made, *orders)
    for event in begin_phase(made.state, 8, Phase.UN_OPERATIONS):
        event.apply(made.state)
    return made


def drop(made: World, label: str, key: str = "187") -> AirDropOrder:
    """Return the order to jump on a hex."""
    return AirDropOrder(U, made.ids[key], made.hex(label))


def test_the_regiment_jumps() -> None:
    """Rule 10.4: for 2 points of airlift; arrives c -15, no move or assault this turn."""
    made = ready()
    made.submit(drop(made, "0806"))
    jumped = made["187"]
    assert (made.labels([jumped.hex]), jumped.c, jumped.mp) == ("0806", 900 - 150, 0)
    assert made.state.holder[made.hex("0806")] == U
    assert made.state.air.forces[U].lift_left == 0
    assert refused(made, move(made, "187", "0807")).reason is Reason.TOO_FAR
    assert refused(made, drop(made, "0807")).reason is Reason.CANNOT_JUMP


def test_it_jumps_out_of_japan() -> None:
    """Rule 10.4: it may wait in the box."""
    made = ready()
    jumper = made["187"]
    made.state.leave(jumper)
    jumper.status, jumper.box = Status.IN_BOX, 0
    made.submit(drop(made, "0806"))
    assert (jumper.status, jumper.hex) == (Status.ON_MAP, made.hex("0806"))


def test_who_may_not_jump() -> None:
    """Rule 10.4: the 187th, from where aircraft can take it up."""
    made = ready()
    assert refused(made, drop(made, "0806", "us")).reason is Reason.CANNOT_JUMP
    made["187"].moved = True
    assert refused(made, drop(made, "0806")).reason is Reason.CANNOT_JUMP


def test_it_takes_two_points_of_airlift() -> None:
    """Rule 10.4: 2 points."""
    made = ready(lift=19)
    assert refused(made, drop(made, "0806")).reason is Reason.NO_AIR_POINTS


def test_it_takes_a_clear_sky() -> None:
    """Rule 10.4: clear weather."""
    made = ready(weather=Sky.OVERCAST)
    assert refused(made, drop(made, "0806")).reason is Reason.NO_DROP_ZONE


def test_it_takes_an_airfield_within_ten_hexes() -> None:
    """Rule 10.4: within 10 hexes of a forward airfield."""
    made = ready()
    reach = {made.board.grid.distance(made.hex("0101"), made.hex(label)): label for label in ("1106", "1206")}
    assert sorted(reach) == [10, 11]
    assert refused(made, drop(made, reach[11])).reason is Reason.NO_DROP_ZONE
    made.submit(drop(made, reach[10]))


@pytest.mark.parametrize(
    ("enemies", "allowed"),
    [
        (("KPA_DIV_LIGHT",), True),
        (("KPA_BDE", "KPA_TK_RGT"), True),
        (("KPA_DIV_LIGHT", "KPA_TK_RGT"), False),
    ],
)
def test_at_most_one_division_may_be_beside_it(enemies: tuple[str, ...], allowed: bool) -> None:
    """Rule 10.4: beside at most one enemy division."""
    made = ready(*(unit(f"k{i}", C, "KPA", "0807", toe) for i, toe in enumerate(enemies)))
    assert (drop(made, "0806").check(observe(made.state, U)) is None) == allowed


def test_not_upon_the_enemy() -> None:
    """Rule 10.4: a hex without enemy."""
    made = ready(unit("k", C, "KPA", "0806", "KPA_BDE"))
    assert refused(made, drop(made, "0806")).reason is Reason.NO_DROP_ZONE


def test_an_unseen_enemy_stops_the_drop() -> None:
    """STYLE 1.5: legality is judged by what the side knows; the airlift is spent, the enemy found."""
    made = ready(unit("k", C, "KPA", "0806", "KPA_BDE"), known=False)
    made.submit(drop(made, "0806"))
    assert made.kinds()[0] == "drop_called_off"
    assert made["187"].hex == made.hex("0101")
    assert made.state.air.forces[U].lift_left == 0
    assert made.ids["k"] in made.state.tracked[U]


def test_it_is_cut_off_until_it_is_linked_up() -> None:
    """Rules 6.7, 10.4: supplied by airlift only until linked."""
    made = ready()
    made.submit(drop(made, "0806"))
    made["187"].s = 500
    for event in begin_phase(made.state, 9, Phase.ALLOCATION):
        event.apply(made.state)
    allocate(made, send(Mission.AIRLIFT), send(Mission.AIRLIFT, "187", tactical=10))
    assert made["187"].isolated_turns == 1
    assert made["187"].s == 500 + 200 - 120


def test_the_list_of_legal_orders_names_the_drops() -> None:
    """Every hex it may jump on."""
    made = ready(lift=20)
    hexes = [order.hex for order in legal_orders(observe(made.state, U)) if isinstance(order, AirDropOrder)]
    assert made.hex("0806") in hexes
    assert hexes == sorted(hexes)
