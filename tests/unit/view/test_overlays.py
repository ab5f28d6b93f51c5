"""What overlays put on the map, for both sides and every scenario."""

import pytest

from game.hexgrid.grid import OFF_GRID
from game.model.ids import SIDES, Side
from game.model.view import SideView
from game.rules.movement import movement_field
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.overlays import OVERLAYS
from game.view.overlays.layer import Ink, OverlayPicture
from game.view.weather_table import what_sky_does
from tests.support.games import shipped_scenarios


def view(scenario: str, side: Side) -> SideView:
    return Match(open_scenario(scenario), 1).view(side)


def hexes(picture: OverlayPicture) -> set[int]:
    """Return every hex that a picture puts something on."""
    groups = [*(f.hexes for f in picture.fills), *(h.hexes for h in picture.hatches), *(p.hexes for p in picture.paths)]
    found = {h for group in groups for h in group} | {h for sides in picture.sides for h, _ in sides.sides}
    return found | {tag.hex for tag in picture.tags} | {dot.hex for dot in picture.dots}


def test_every_overlay_has_a_key_of_its_own() -> None:
    """LOOK 8: 1 to 0, all taken."""
    assert sorted(overlay.key for overlay in OVERLAYS.values()) == list("0123456789")


@pytest.mark.parametrize("scenario", shipped_scenarios())
@pytest.mark.parametrize("side", SIDES)
def test_every_overlay_can_be_shown_and_has_a_legend(scenario: str, side: Side) -> None:
    seen = view(scenario, side)
    unit = next(unit.id for unit in seen.own.values() if unit.on_map)
    for overlay in OVERLAYS.values():
        for chosen in (None, unit):
            picture = overlay.make(seen, chosen)
            assert all(0 <= h < seen.board.grid.size for h in hexes(picture)), overlay.id
            assert picture.legend, overlay.id
            assert all(row.text for row in picture.legend)


def test_reach_tells_what_is_left_and_from_where_an_assault_is_possible() -> None:
    seen = view("invasion", Side.COMMUNIST)._replace()
    unit = next(unit for unit in seen.own.values() if unit.spec.key == "KPA-4D")
    picture, field = OVERLAYS["reach"].make(seen, unit.id), movement_field(seen, unit)
    told = {tag.hex: tag.text for tag in picture.tags}
    assert set(told) == set(field.order[1 : field.count])
    inside = {h for h, _ in picture.sides[0].sides}
    toll = seen.ruleset.units.assault_cost_tenths[unit.toe.movement]
    assert all(unit.mp - field.cost(h) >= toll for h in inside)


def test_a_threat_is_what_known_enemies_can_reach() -> None:
    """Every threatened stack has a known enemy near; far behind the front there is none."""
    seen = view("invasion", Side.UN)
    picture = OVERLAYS["threat"].make(seen, None)
    threatened = {tag.hex for tag in picture.tags}
    assert threatened
    grid = seen.board.grid
    near = {h for h in threatened if min(grid.distance(h, foe.hex) for foe in seen.foes.values()) <= 8}
    assert near == threatened
    pusan = next(place.hex for place in seen.board.places if place.id == "pusan")
    assert pusan not in hexes(picture)


def test_the_weather_covers_all_ground_once() -> None:
    seen = view("chinese_entry", Side.UN)
    fills = OVERLAYS["weather"].make(seen, None).fills
    covered = [h for fill in fills for h in fill.hexes]
    assert len(covered) == len(set(covered))
    assert set(covered) == {h for h in range(seen.board.grid.size) if seen.board.is_ground(h)}


def test_the_legend_of_the_weather_has_the_words_of_the_page_of_the_weather() -> None:
    seen = view("invasion", Side.UN)
    legend = [row.text for row in OVERLAYS["weather"].make(seen, None).legend]
    for line, now in zip(legend, reversed(seen.weather), strict=True):
        assert line.split(" · ")[2:] == what_sky_does(seen.ruleset.weather.skies[now.sky])


def test_guerrillas_are_counted_by_zone() -> None:
    """Rule 9.5: the side they fight for knows of all, the other of those nobody holds down."""
    for side, key in ((Side.COMMUNIST, "communist"), (Side.UN, "un")):
        seen = view("chinese_entry", side)
        picture = OVERLAYS["interdiction"].make(seen, None)
        men = [tag.text for tag in picture.tags if "guerrillas" in tag.text]
        assert len(men) == sum(value > 0 for value in seen.guerrillas), key
        assert len(picture.dots) >= len(men)


def test_all_lines_of_the_nearest_date_of_history_are_shown() -> None:
    """On 22 September there were two fronts: the breakout and the bridgehead at Seoul; turn 26 begins on the 21st."""
    match = Match(open_scenario("inchon"), 1)
    match.state.turn = 26
    picture = OVERLAYS["history"].make(match.view(Side.UN), None)
    assert len(picture.courses) == 2
    assert {tag.text for tag in picture.tags} == {"22 Sep"}
    assert all(tag.ink is Ink.HISTORY and tag.hex != OFF_GRID for tag in picture.tags)


@pytest.mark.parametrize(("turn", "date"), [(23, "14 Sep"), (25, "14 Sep"), (27, "22 Sep"), (28, "30 Sep")])
def test_the_front_of_history_is_the_nearest_one_and_its_date_is_told(turn: int, date: str) -> None:
    """Turn 28 begins on 28 September: the front of the 30th is nearer than that of the 22nd."""
    match = Match(open_scenario("inchon"), 1)
    match.state.turn = turn
    picture = OVERLAYS["history"].make(match.view(Side.UN), None)
    assert [row.text for row in picture.legend] == [f"The front in history, {date}"]
    assert {tag.text for tag in picture.tags} == {date}
