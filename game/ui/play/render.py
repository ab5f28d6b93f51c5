"""Pictures of a match without a window: ground, overlays and counters, with fog or without."""

from pathlib import Path

import pygame
from pygame import Rect

from game.errors import GameError
from game.model.ids import Side
from game.resources import asset
from game.rules.truth import truth
from game.session.match import Match
from game.ui.ground import GroundPainter
from game.ui.play.room import Room
from game.ui.play.room_picture import RoomPicture
from game.ui.play.still import StillMap
from game.ui.ui import Ui
from game.view.camera import Camera
from game.view.hexpixels import ZOOMS

ENDINGS = (".png", ".jpg", ".bmp")


def render_match(match: Match, path: Path, *, side: Side | None, hex_width: int, overlays: tuple[str, ...]) -> None:
    """Write a picture of the whole map as ``side`` knows it, or as it is where ``side`` is None."""
    if path.suffix not in ENDINGS:
        raise GameError(f"{path}: a picture's name ends in {', '.join(ENDINGS)}")
    pygame.font.init()
    viewer = Side.UN if side is None else side
    room = Room(match, viewer, None if side is not None else lambda: truth(match.state, viewer))
    room.overlays = overlays
    board = match.setting.board
    painter = GroundPainter(board, asset("maps").parent, hex_width)
    size = painter.size
    camera = Camera(board.grid, ZOOMS.index(hex_width), 0, 0, *size)
    picture = StillMap(Ui(size), RoomPicture(room), painter).picture(camera, size)
    try:
        pygame.image.save(picture.subsurface(Rect((0, 0), size)), path)
    except (OSError, pygame.error) as error:
        raise GameError(f"{path}: the picture cannot be written: {error}") from None
