"""Badges of objectives and the names of places keep clear of each other."""

import pytest
from pygame import Rect, Surface

from game.model.ids import Side
from game.session.match import Match
from game.ui import draw
from game.ui.ground_names import TownNames
from game.ui.play.room import Room
from game.ui.play.room_picture import RoomPicture
from game.ui.play.still import StillMap
from game.ui.play.tags import badge_boxes
from game.ui.ui import Ui
from game.view.camera import Camera
from game.view.hexpixels import WITH_TAGS, ZOOMS
from game.view.labels import Box
from tests.support.play import invasion, painter

SIZE = (640, 480)


def opening(side: Side, overlays: tuple[str, ...], hex_width: int, *, at: str = "1842") -> tuple[StillMap, Camera]:
    """Return the map of the opening at one zoom, and a camera over a hex."""
    room = Room(Match(invasion(), 7), side)
    room.overlays = overlays
    still = StillMap(Ui(SIZE), RoomPicture(room), painter())
    grid = room.view.board.grid
    return still, Camera(grid, ZOOMS.index(hex_width), 0, 0, *SIZE).centered(grid.from_label(at))


def shared(a: Box, b: Box) -> bool:
    """Return whether two boxes share ground."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.mark.parametrize("hex_width", [width for width in ZOOMS if width >= WITH_TAGS])
@pytest.mark.parametrize("overlays", [("control", "objectives"), ("objectives", "supply")])
def test_no_badge_lies_on_a_name(hex_width: int, overlays: tuple[str, ...]) -> None:
    """Every badge of the opening against every name, and no objective has lost its own."""
    still, camera = opening(Side.UN, overlays, hex_width)
    still.picture(camera, SIZE)
    board, names = still.shown.board, still.ground.towns.boxes
    badges = badge_boxes(still.tags_at(camera), camera.hex_width)
    assert len(badges) >= len({goal.hex for goal in invasion().scenario.goals}) > 20
    ground = [(h, box) for h, own in badges.items() for box in own]
    assert [(h, board.places[i].name) for h, a in ground for i, b in names.items() if shared(a, b)] == []
    goals = [goal.place for goal in invasion().scenario.goals]
    assert [board.places[place].name for place in goals if place not in names] == []


@pytest.mark.parametrize("hex_width", [width for width in ZOOMS if width >= WITH_TAGS])
def test_badges_of_one_hex_and_its_neighbors_stand_apart(hex_width: int) -> None:
    """Objectives, sources of supply and stocks: no pill lies on another."""
    still, camera = opening(Side.COMMUNIST, ("objectives", "supply"), hex_width)
    spots = still.tags_at(camera)
    assert [(a.tag, b.tag) for i, a in enumerate(spots) for b in spots[:i] if a.rect.colliderect(b.rect)] == []


@pytest.mark.parametrize("hex_width", [width for width in ZOOMS if width < WITH_TAGS])
def test_the_farthest_zooms_have_no_badges(hex_width: int) -> None:
    """LOOK 6: the whole country in a few hundred pixels has room for marks and the largest towns."""
    still, camera = opening(Side.UN, ("control", "objectives", "supply"), hex_width)
    assert still.tags_at(camera) == ()


@pytest.mark.parametrize("hex_width", [24, 48, 96])
def test_a_badge_is_drawn_where_names_leave_room(hex_width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is painted of a tag lies inside the box that names go round."""
    still, camera = opening(Side.UN, ("objectives",), hex_width)
    drawn: list[Rect] = []
    monkeypatch.setattr(draw, "box", lambda to, rect, *_, **__: drawn.append(rect))
    still.scene.tags(Surface(SIZE), camera, Rect((0, 0), SIZE), still.tags_at(camera))
    boxes = [box for own in badge_boxes(still.tags_at(camera), camera.hex_width).values() for box in own]
    rooms = [Rect(x - camera.x, y - camera.y, right - x, bottom - y) for x, y, right, bottom in boxes]
    assert drawn
    assert all(any(room.contains(rect) for room in rooms) for rect in drawn)


def test_names_come_back_when_badges_go() -> None:
    """The overlay is switched off: names stand as they would without it."""
    still, camera = opening(Side.UN, ("objectives",), 24)
    names, found = TownNames(still.shown.board), []
    badges = badge_boxes(still.tags_at(camera), camera.hex_width)
    for around in ({}, badges, {}):
        names.paint(Surface(SIZE), (0, 0), Rect((0, 0), SIZE), hex_width=24, counters={}, badges=around)
        found.append(dict(names.boxes))
    assert found[0] == found[2] != found[1]
