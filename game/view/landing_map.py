"""What the map beside the landing planner shows: the sites, the way in from the sea, the way inland (rule 10.5)."""

from collections.abc import Sequence

from game.hexgrid.grid import OFF_GRID
from game.model.board import SEA, Board
from game.model.ids import HexId
from game.model.view import SideView
from game.view.front import outline
from game.view.hexpixels import HexPixels
from game.view.landing_outlook import Outlook, garrison_men
from game.view.landing_words import SiteLine
from game.view.overlays.layer import Fill, Ink, OverlayPicture, Path, Sides, Tag
from game.view.text import t

RUN_IN = 4  # hexes: the longest way over the sea that is drawn
INLAND_WAY, CHOSEN_BORDER, BORDER, FILL_PCT = 5.0, 3.0, 1.6, 24


def run_in(board: Board, site: HexId) -> tuple[HexId, ...]:
    """Return the longest straight way over the sea to a site, through the most open water, ties to the lower hex.

    It comes aslant where it can, as names stand right and left of a place; () where a site lies up a river.
    """
    pixels = HexPixels(board.grid, 1.0)

    def openness(line: tuple[HexId, ...]) -> int:
        around = (n for h in line[:-1] for n in board.grid.neighbors[h])
        return sum(1 for n in around if n != OFF_GRID and board.terrain[n] == SEA)

    def is_level(line: tuple[HexId, ...]) -> bool:
        (ax, ay), (bx, by) = pixels.center(line[0]), pixels.center(line[-1])
        return 3 * abs(by - ay) < abs(bx - ax)

    for far in range(RUN_IN, 0, -1):
        lines = [board.grid.line(h, site) for h in board.grid.ring(site, far)]
        free = [line for line in lines if all(board.terrain[h] == SEA for h in line[:-1])]
        if free:
            return min(free, key=lambda line: (is_level(line), -openness(line), line[0]))
    return ()


def landing_picture(view: SideView, sites: Sequence[SiteLine], found: Outlook | None) -> OverlayPicture:
    """Return every site outlined and named, the chosen one with its garrison and the way inland."""
    picture = OverlayPicture()
    for line in sites:
        chosen = found is not None and found.hex == line.hex
        ink, width = (Ink.WARNING, CHOSEN_BORDER) if chosen else (Ink.HISTORY, BORDER)
        picture.sides.append(Sides(outline(view.board, frozenset((line.hex,))), ink, width))
        words = t("landing_map.site", site=line.name, beach=line.beach)
        if chosen and found is not None and found.garrison:
            words = t("landing_map.chosen", words=words, men=garrison_men(view, found.garrison))
        picture.tags.append(Tag(line.hex, words, ink, below=chosen))
    if found is None:
        return picture
    picture.fills.append(Fill((found.hex,), Ink.WARNING, FILL_PCT))
    if found.inland:
        picture.paths.append(Path(found.way, Ink.ASSAULT, INLAND_WAY, dashed=True))
        words = t("landing_map.inland", place=found.objective, hexes=found.inland)
        picture.tags.append(Tag(found.way[-1], words, Ink.ASSAULT))
    return picture
