"""Play by file (PRODUCT P-16): a turn is a saved game that names the side it is for; how it is opened and written."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.data.writing import write_whole
from game.errors import GameError
from game.model.events.base import Event
from game.model.ids import SIDES, Side
from game.model.orders import Order
from game.model.state import GameState
from game.model.view import SideView
from game.resources import user_folder
from game.session.gamefile import GameFile, file_text, read_game
from game.session.match import Match
from game.session.replay import finished, restoring
from game.session.setting import open_again

BY_FILE = "by_file"  # a setting: the side this copy of the game is for; two people play it at two machines
SENT = "sent"


def reader_of(match: Match) -> Side | None:
    """Return the side that a match played by file is shown to, None if it is played otherwise."""
    return next((side for side in SIDES if match.settings.get(BY_FILE) == side.key), None)


def addressee(saved: GameFile) -> Side | None:
    """Return the side a turn file is for, None if it is none; GameError if it names no side, or a computer plays."""
    if (name := saved.settings.get(BY_FILE)) is None:
        return None
    for side in SIDES:
        if saved.players[side] != "human":
            raise saved.source.defect(
                ("players", side.key), f"must be 'human' in a turn file, not {saved.players[side]!r}"
            )
    for side in SIDES:
        if side.key == name:
            return side
    raise saved.source.defect(("settings", BY_FILE), f"must be one of {', '.join(s.key for s in SIDES)}, not {name!r}")


def turn_text(match: Match, reader: Side) -> str:
    """Return the whole file of a match as it stands, for a side."""
    twin = match.copy()
    twin.settings = {**match.settings, BY_FILE: reader.key}
    return file_text(twin)


def read_turn(path: Path) -> GameFile:
    """Return a turn file; GameError if it is none, or names the place of what is wrong with it."""
    saved = read_game(path)
    if addressee(saved) is None:
        raise saved.source.defect(("settings",), "this is a saved game, not a turn of a game played by file")
    return saved


@dataclass(frozen=True, slots=True)
class Letter:
    """A turn that was opened: every digest was compared, and ``match`` stands where its reader last gave an order.

    What the other side has ordered since is played by ``match`` itself, as a computer's turn is.
    """

    match: Match
    reader: Side
    seen: int  # orders that the reader has seen before


def open_letter(saved: GameFile) -> Letter:
    """Return a turn file carried out again and checked; GameError names the place of what is wrong with it."""
    return finished(opening(saved))


def opening(saved: GameFile, attend: Callable[[Match], None] | None = None) -> Generator[int, None, Letter]:
    """Yield after each order of a turn file how many have been carried out; return the turn, checked.

    ``attend`` is given the match at its beginning, so that somebody can listen to what happened.
    """
    reader = addressee(saved)
    if reader is None:
        raise ValueError(f"{saved.source.name}: not a turn")
    seen = _orders_seen(saved, reader)
    kept: list[_Keeper] = []

    def begin(match: Match) -> None:
        kept.append(_Keeper(match, seen))
        if attend is not None:
            attend(match)

    match = yield from restoring(saved, open_again(saved.scenario, saved.settings, saved.scenario_hash), attend=begin)
    match.listeners.remove(kept[0].hear)
    orders = tuple(match.orders)
    if len(orders) > seen:
        match.wind(kept[0].state, orders[:seen])
        _Courier(match, orders)
    return Letter(match, reader, seen)


class _Keeper:
    """Keeps the state of a match after so many orders."""

    def __init__(self, match: Match, orders: int) -> None:
        self._match, self._orders = match, orders
        self.state = match.state.copy()
        match.listeners.append(self.hear)

    def hear(self, state: GameState, order: Order | None, events: Sequence[Event]) -> None:
        """Copy the state when its time has come."""
        if len(self._match.orders) == self._orders:
            self.state = state.copy()


def _orders_seen(saved: GameFile, reader: Side) -> int:
    """Return how many orders there are up to the last one of a side."""
    own = [
        i
        for i, node in enumerate(saved.orders)
        if isinstance(node.value, dict) and node.value.get("side") == reader.key
    ]
    return own[-1] + 1 if own else 0


class _Courier:
    """Gives the orders that have come by file; after the last one people decide."""

    def __init__(self, match: Match, orders: Sequence[Order]) -> None:
        self._match, self._orders = match, orders
        match.players = (self, self)
        match.listeners.append(self._hear)

    def choose(self, view: SideView) -> Order:
        """Return what was ordered at this point of the game."""
        return self._orders[len(self._match.orders)]

    def _hear(self, state: GameState, order: Order | None, events: Sequence[Event]) -> None:
        if len(self._match.orders) == len(self._orders):
            self._match.players = (None, None)


class Post:
    """The folder of turns: those that have come lie in it, those that were written in its folder ``sent``."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = user_folder() / "turns" if folder is None else folder

    def come(self) -> list[Path]:
        """Return the turn files in the folder, the newest first."""
        return sorted(self.folder.glob("*.json"), key=lambda path: (-path.stat().st_mtime, path.name))

    def send(self, match: Match, reader: Side) -> Path:
        """Write the turn for a side, wholly or not at all, and return its file; GameError if that fails."""
        turn, orders = match.state.turn, len(match.orders)
        name = f"{match.setting.scenario.id}-{match.seed}-turn-{turn:02d}-{orders:04d}-for-{reader.key}.json"
        path = self.folder / SENT / name
        write_whole(path, turn_text(match, reader))
        return path

    def compare(self, saved: GameFile) -> None:
        """Compare a turn with the last one sent of the same game: GameError if it does not go on from there."""
        last = max(self._sent(saved), key=lambda sent: (len(sent.orders), sent.source.name), default=None)
        if last is None:
            return
        name = Path(last.source.name).name
        if addressee(saved) == addressee(last):
            raise saved.source.defect(("settings", BY_FILE), f"this turn is for the other side: you wrote {name}")
        for i, (given, sent) in enumerate(zip(saved.orders, last.orders, strict=False)):
            if given.value != sent.value:
                raise saved.source.defect(("orders", i), f"is not the order that stands in {name}, which you sent")
        if len(saved.orders) < len(last.orders):
            raise saved.source.defect(("orders",), f"ends before {name}, which you have sent since")

    def _sent(self, saved: GameFile) -> Iterator[GameFile]:
        for path in self.folder.joinpath(SENT).glob("*.json"):
            with suppress(GameError):
                game = read_game(path)
                if (game.scenario, game.scenario_hash, game.seed) == (saved.scenario, saved.scenario_hash, saved.seed):
                    yield game
