"""Who may come out of a box, where, and who finds room there with those before him on the map (rules 3.3, 4.9)."""

from functools import cache

import pytest

from game.model.ids import NO_UNIT, OFF_MAP, Phase, Side, UnitId
from game.model.orders import Reason
from game.rules.orders.end_phase import EndPhaseOrder
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.entries import Waiting, entries, entry, next_entry, route_left, route_of, waiting_in_boxes


@cache
def opened() -> Match:
    match = Match(open_scenario("chinese_entry"), 1)
    while match.state.phase != Phase.COMMUNIST_OPERATIONS and match.decider is not None:
        match.submit(EndPhaseOrder(match.decider))
    return match


@pytest.fixture
def match() -> Match:
    """The Chinese Entry at the first operations: three Chinese armies wait in Manchuria."""
    return opened().copy()


def unit(match: Match, key: str) -> UnitId:
    return next(unit.id for unit in match.state.units if unit.spec.key == key)


def group(match: Match, key: str) -> Waiting:
    waiting = waiting_in_boxes(match.view(Side.COMMUNIST))
    return next(it for it in waiting if it.hq == unit(match, key) and not it.is_all)


def test_those_who_wait_are_listed_together_and_by_hq(match: Match) -> None:
    found = waiting_in_boxes(match.view(Side.COMMUNIST))
    assert (found[0].is_all, found[0].hq, len(found[0].units), found[0].points) == (True, NO_UNIT, 14, 27)
    army = group(match, "CPV-40HQ")
    assert army.units == tuple(unit(match, key) for key in ("CPV-40HQ", "CPV-118D", "CPV-119D", "CPV-120D"))
    assert army.points == 9
    assert sum(len(it.units) for it in found if not it.is_all) == 14
    assert waiting_in_boxes(match.view(Side.UN)) == []  # Japan is left by ship


def test_a_full_hex_keeps_the_rest_and_says_so(match: Match) -> None:
    """Two divisions of three points each fill a hex for six; the third stays though the route has room."""
    view, army = match.view(Side.COMMUNIST), group(match, "CPV-40HQ")
    narrow = next(it for it in entries(view, army) if it.limit == 6 and not view.own_stack[it.hex])
    assert [order.unit for order in narrow.orders] == list(army.units[:3])
    (last, why) = narrow.staying[0]
    assert last == army.units[3]
    assert why is not None
    assert (why.reason, why.needs, why.has) == (Reason.STACK_LIMIT, 9, 6)


def test_a_route_takes_only_so_much_and_an_hq_waits_for_its_units(match: Match) -> None:
    """Nine points a turn (4.9): one army; the HQs of the others, who take no room, wait for their divisions."""
    view = match.view(Side.COMMUNIST)
    everybody = waiting_in_boxes(view)[0]
    wide = next(it for it in entries(view, everybody) if it.limit == 9 and not view.own_stack[it.hex])
    came = {view.own[order.unit].spec.key for order in wide.orders}
    assert came == {"CPV-HQ", "CPV-13AG", "CPV-40HQ", "CPV-118D", "CPV-119D", "CPV-120D"}
    assert sum(view.own[order.unit].toe.stack_points for order in wide.orders) == 9
    stay = {view.own[key].spec.key: why for key, why in wide.staying}
    assert [key for key, why in stay.items() if why is None] == ["CPV-39HQ", "CPV-42HQ"]
    assert {why.reason for why in stay.values() if why is not None} == {Reason.ROUTE_CAPACITY}


def test_what_is_foreseen_is_what_happens(match: Match) -> None:
    """Every order of an entry is legal when its turn has come, and who was to stay may not come then."""
    army = group(match, "CPV-39HQ")
    for _ in range(3):
        view = match.view(Side.COMMUNIST)
        waiting = next((it for it in waiting_in_boxes(view) if it.hq == army.hq), None)
        if waiting is None:
            break
        gate = next(it for it in entries(view, waiting) if it.orders)
        route = route_of(view, waiting.units[0], gate.hex)
        left, stood = route_left(view, route), view.own_stack[gate.hex]
        for order in gate.orders:
            assert order.check(match.view(Side.COMMUNIST)) is None
            match.submit(order)
        after = match.view(Side.COMMUNIST)
        points = sum(view.own[order.unit].toe.stack_points for order in gate.orders)
        assert after.own_stack[gate.hex] == stood + points <= gate.limit
        assert route_left(after, route) == left - points
        assert all(after.own[order.unit].hex == gate.hex for order in gate.orders)
        assert all(after.own[key].hex == OFF_MAP for key, _ in gate.staying)
        again = entry(after, [key for key, _ in gate.staying], gate.hex)
        assert not any(after.own[order.unit].toe.stack_points for order in again.orders)


def test_the_next_place_is_near_and_has_room(match: Match) -> None:
    view, army = match.view(Side.COMMUNIST), group(match, "CPV-40HQ")
    first = next(it for it in entries(view, army) if it.staying)
    for order in first.orders:
        match.submit(order)
    view = match.view(Side.COMMUNIST)
    rest = next(it for it in waiting_in_boxes(view) if it.hq == army.hq)
    found, distance = next_entry(view, rest, first.hex), view.board.grid.distance
    assert found is not None
    assert found.hex != first.hex
    ranks = {it.hex: distance(it.hex, first.hex) - 2 * len(it.orders) for it in entries(view, rest) if it.orders}
    assert ranks[found.hex] == min(ranks.values())
    assert distance(found.hex, first.hex) < 5  # not at the other end of the border, for a larger hex


def test_an_hq_alone_waits_for_nobody(match: Match) -> None:
    """Once its units are out it comes by itself, however full the routes are."""
    view = match.view(Side.COMMUNIST)
    gate = next(it for it in entries(view, group(match, "CPV-HQ")))
    assert [order.unit for order in gate.orders] == [unit(match, "CPV-HQ")]
    assert gate.staying == ()
