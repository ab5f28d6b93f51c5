"""Zooming: a rough picture at once, then ever more of the true one, a few milliseconds a frame."""

from pathlib import Path

import pygame
import pytest
from pygame import Rect, Surface

from game.model.ids import Side
from game.session.match import Match
from game.ui.ground_names import TownNames
from game.ui.play import still as still_module
from game.ui.play.room import Room
from game.ui.play.room_picture import RoomPicture
from game.ui.play.still import StillMap
from game.ui.ui import Ui
from game.view.camera import Camera
from game.view.hexpixels import ZOOMS
from tests.support.play import PlayDriver, invasion, painter

SIZE = (640, 480)
MOST_FRAMES = 500


def opening(zoom: int) -> tuple[StillMap, Camera]:
    """Return the map of the opening and a camera over Seoul."""
    room = Room(Match(invasion(), 7), Side.UN)
    grid = room.view.board.grid
    return StillMap(Ui(SIZE), RoomPicture(room), painter()), Camera(grid, zoom, 0, 0, *SIZE).centered(
        grid.from_label("1842")
    )


def pixels(picture: Surface) -> bytes:
    """Return what a picture shows."""
    return pygame.image.tobytes(picture, "RGB")


@pytest.mark.parametrize("step", [-1, 1])
def test_a_zoomed_map_becomes_the_picture_that_is_painted_at_once(step: int) -> None:
    """Part by part, until nothing is left of the zoom before."""
    still, camera = opening(ZOOMS.index(72))
    still.picture(camera, SIZE)
    after = camera.zoomed(step, (SIZE[0] / 2, SIZE[1] / 2))
    frames = 1
    picture = still.picture(after, SIZE)
    while still.unfinished and frames < MOST_FRAMES:
        picture = still.picture(after, SIZE)
        frames += 1
    fresh, _ = opening(ZOOMS.index(72))
    assert pixels(picture) == pixels(fresh.picture(after, SIZE))


def test_a_frame_without_time_paints_nothing_new(monkeypatch: pytest.MonkeyPatch) -> None:
    """The old picture is enlarged and all parts wait."""
    monkeypatch.setattr(still_module, "FRAME_SECONDS", -1.0)
    still, camera = opening(ZOOMS.index(72))
    before = pixels(still.picture(camera, SIZE))
    after = camera.zoomed(1, (SIZE[0] / 2, SIZE[1] / 2))
    rough = pixels(still.picture(after, SIZE))
    assert rough != before
    assert still.unfinished
    assert pixels(still.picture(after, SIZE)) == rough


def test_names_are_placed_bit_by_bit_as_at_once() -> None:
    """One name a step; afterwards there is nothing to do."""
    board = invasion().board
    slow, quick = TownNames(board), TownNames(board)
    quick.paint(Surface(SIZE), (0, 0), Rect((0, 0), SIZE), hex_width=36, counters={}, badges={})
    steps = 0
    while slow.step(36, counters={}, badges={}):
        steps += 1
    assert slow.boxes == quick.boxes
    assert steps > len(slow.boxes)
    assert not slow.step(36, counters={}, badges={})


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900), (1920, 1080), (2560, 1440)])
def test_the_key_for_the_whole_map_shows_the_whole_map(tmp_path: Path, size: tuple[int, int]) -> None:
    """P-10: from Yalu to Cheju on one screen at every size, as large as fits; the wheel leads back by the pointer."""
    hand = PlayDriver(tmp_path, size=size)
    hand.key("home")
    camera = hand.screen.canvas.camera
    wide, high = camera.pixels.size
    assert wide <= camera.view_width
    assert high <= camera.view_height
    assert all(camera.shows(h) for h in (0, camera.grid.width - 1, camera.grid.size - 1))
    nearer = camera.zoomed(1, (0, 0)).pixels.size
    assert nearer[0] > camera.view_width or nearer[1] > camera.view_height
    hand.wait(300)
    hand.wheel(hand.screen.canvas.rect.center, 1)
    assert hand.screen.canvas.camera.hex_width > camera.hex_width
    hand.close()
