"""The tables of supply: figures that agree with other pages, places whose loss can be tried."""

from game.model.ids import Side, UnitId
from game.rules.supply import supply_forecast
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.forces import forces
from game.view.supply_tables import places_that_matter, supply_lines


def test_a_stock_is_the_same_figure_on_both_pages_that_show_it() -> None:
    """One page rounded, the other cut off: 85.5 was 86 and 85."""
    match = Match(open_scenario("invasion"), 1)
    for unit in match.state.units:
        unit.s = 855
    view = match.view(Side.COMMUNIST)
    forecast = {line.unit: line.cells[2] for line in supply_lines(view, supply_forecast(view))}
    shown: dict[UnitId, str] = {line.unit: line.cells[7] for line in forces(view, set(), set())}
    assert set(forecast.values()) == {"85"}
    assert {unit: shown[unit] for unit in forecast} == forecast


def test_a_place_thought_lost_keeps_its_place_among_those_that_can_be_tried() -> None:
    """A chip that was pressed went to the front, and the next press met another."""
    view = Match(open_scenario("pusan_perimeter"), 1).view(Side.UN)
    places = places_that_matter(view, frozenset())
    for h, _ in places:
        assert places_that_matter(view, frozenset({h})) == places
    far = next(place.hex for place in view.board.places if place.hex not in dict(places))
    assert far in dict(places_that_matter(view, frozenset({far})))
