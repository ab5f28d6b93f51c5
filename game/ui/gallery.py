"""What the menu shows of scenarios beside their heads: pictures of their ground, and what is wrong with own ones."""

from collections import deque
from collections.abc import Callable

from game.data.files import Entry, entries
from game.data.library import read_scenario
from game.model.board import Board
from game.model.scenario import Scenario
from game.ui.screens.region import BasePicture, dimmed, thumbnail
from game.ui.widget import Size, Surface, Ui
from game.view.dates import span_of_days
from game.view.screens import OwnScenario


class Gallery:
    """The scenarios read one after another, then their maps painted tile by tile; ``step`` does one such piece."""

    def __init__(self, ui: Ui, read: Callable[[OwnScenario], None]) -> None:
        """``read`` is told of each scenario of the player's own when it has been read."""
        self._ui, self._read = ui, read
        self._entries: deque[Entry] = deque()
        self._games: dict[str, tuple[Board, Scenario]] = {}
        self._bases: dict[str, BasePicture] = {}  # by map
        self._kept: dict[tuple[str, Size], Surface] = {}

    def look_again(self) -> None:
        """Read every scenario whose files have changed at the next steps; pictures of maps stay."""
        self._entries = deque(entries())

    def step(self) -> bool:
        """Read one scenario or paint one tile; return whether there was anything to do."""
        if self._entries:
            self._take(self._entries.popleft())
            return True
        base = next((base for base in self._bases.values() if base.picture is None), None)
        if base is None:
            return False
        if base.step():
            self._ui.repaint()
        return True

    def _take(self, entry: Entry) -> None:
        loaded = read_scenario(entry.path)
        if loaded.scenario is not None and loaded.board is not None:
            self._games[ident_of(entry)] = (loaded.board, loaded.scenario)
            if loaded.board.id not in self._bases:
                self._bases[loaded.board.id] = BasePicture(loaded.board)
        if entry.own:
            first = min((problem.where.line for problem in loaded.problems), default=0)
            self._read(_own(entry, loaded.scenario, len(loaded.problems), first))

    def thumbnail(self, ident: str, size: Size) -> Surface | None:
        """Return the picture of a scenario's card, None while there is none yet."""
        if ident not in self._games:
            return None
        board, scenario = self._games[ident]
        picture = self._bases[board.id].picture
        if picture is None:
            return None
        key = (ident, size)
        if key not in self._kept:
            self._kept[key] = thumbnail(picture, board, scenario, size, self._ui.palette)
        return self._kept[key]

    def backdrop(self, size: Size) -> Surface | None:
        """Return the largest map, dim, None while it is not painted."""
        largest = max(self._bases.values(), key=lambda base: base.hexes, default=None)
        if largest is None or largest.picture is None:
            return None
        key = ("", size)
        if key not in self._kept:
            self._kept[key] = dimmed(largest.picture, size, self._ui.palette.bg)
        return self._kept[key]


def ident_of(entry: Entry) -> str:
    """Return how the menu calls a scenario: the player's own by their files."""
    return str(entry.path) if entry.own else entry.id


def _own(entry: Entry, scenario: Scenario | None, defects: int, line: int) -> OwnScenario:
    if scenario is None:
        return OwnScenario(ident_of(entry), entry.id, entry.path.name, "", defects, line)
    calendar = scenario.calendar
    dates = span_of_days(calendar.first_day[scenario.first_turn], calendar.last_day[scenario.last_turn])
    return OwnScenario(ident_of(entry), scenario.title, entry.path.name, dates, defects, line)
