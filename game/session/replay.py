"""Playing the orders of a game file again, and comparing every digest on the way."""

from collections.abc import Callable, Generator
from typing import TypeVar, cast

from game.errors import GameError
from game.model.digest import digest
from game.model.ids import Side
from game.model.orders import IllegalOrderError
from game.rules.engine import submit
from game.rules.visibility import observe
from game.session.codec import Codec, OrderTextError
from game.session.gamefile import GameFile
from game.session.match import Mark, Match, Seats
from game.session.setting import Setting
from game.version import VERSION

T = TypeVar("T")


class DivergedError(GameError):
    """A game that comes out otherwise than its file says; ``turn`` is where."""

    def __init__(self, message: str, turn: int) -> None:
        self.turn = turn
        super().__init__(message)


def restore(
    saved: GameFile,
    setting: Setting,
    players: Seats = (None, None),
    *,
    until_turn: int | None = None,
    attend: Callable[[Match], None] | None = None,
) -> Match:
    """Return the match of a game file, every order carried out again and every digest compared (``restoring``)."""
    return finished(restoring(saved, setting, players, until_turn=until_turn, attend=attend))


def finished(steps: Generator[int, None, T]) -> T:
    """Return what comes of something done step by step, all steps taken."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast("T", end.value)


def restoring(
    saved: GameFile,
    setting: Setting,
    players: Seats = (None, None),
    *,
    until_turn: int | None = None,
    attend: Callable[[Match], None] | None = None,
) -> Generator[int, None, Match]:
    """Yield after each order of a game file how many have been carried out; return the match, every digest compared.

    With ``until_turn`` it stops at the first decision of that turn, or at the end of the game if that comes first.
    ``attend`` is given the match at its beginning, so that somebody can listen to what happened.
    GameError says why it cannot be played (another version, another scenario, a broken order), DivergedError at which
    turn it came out differently.
    """
    _fits(saved, setting)
    codec = Codec(setting)
    match = Match(setting, saved.seed, players=players, names=saved.players, settings=saved.settings)
    _compare(saved, match, 0)
    if attend is not None:
        attend(match)
    bookmark = _Bookmark(match)
    for node in saved.orders:
        if until_turn is not None and match.state.turn >= until_turn:
            return match
        known = len(match.marks)
        try:
            match.again(codec.decode(node.value))
        except OrderTextError as error:
            raise saved.source.defect((*node.path, *error.path), str(error)) from None
        except IllegalOrderError as error:
            raise saved.source.defect(node.path, f"is refused: {error.refusal.reason.value}") from None
        _compare(saved, match, known)
        bookmark.follow()
        yield len(match.orders)
    if len(saved.marks) > len(match.marks):
        raise saved.source.defect(("digests", len(match.marks)), "the orders end before this turn")
    if digest(match.state) != saved.digest:
        raise _diverged(saved, ("digest",), Mark(match.state.turn, len(match.orders), digest(match.state)))
    bookmark.wake()
    return match


class _Bookmark:
    """Where the present phase of a match began, for a computer that remembers what it did in it."""

    def __init__(self, match: Match) -> None:
        self.match = match
        self._moment: tuple[int, int, Side | None] = (-1, -1, None)
        self.follow()

    def follow(self) -> None:
        """Take note of the state at the beginning of each computer's phase."""
        state = self.match.state
        moment = (state.turn, int(state.phase), state.decider)
        if moment != self._moment:
            self._moment = moment
            self._player = None if state.decider is None else self.match.players[state.decider]
            self._start = state.copy() if self._player is not None else state
            self._given = len(self.match.orders)

    def wake(self) -> None:
        """Let the computer in the middle of its phase choose the orders of that phase once more, to go on from there.

        What it then knows refers to the state it saw them carried out in: that becomes the state of the match.
        """
        match, state = self.match, self._start
        if self._player is None or len(match.orders) == self._given:
            return
        for order in match.orders[self._given :]:
            self._player.choose(observe(state, order.side))
            submit(state, order)
        match.state = state


def _fits(saved: GameFile, setting: Setting) -> None:
    scenario = setting.scenario
    if saved.scenario != scenario.id:
        raise saved.source.defect(("scenario",), f"a game of {saved.scenario!r}, not of {scenario.id!r}")
    if saved.version != VERSION:
        raise saved.source.defect(
            ("version",), f"made by version {saved.version}: this is {VERSION}, whose rules differ"
        )
    if saved.scenario_hash != scenario.digest:
        raise saved.source.defect(("scenario_hash",), f"the files of scenario {scenario.id!r} have changed since")


def _compare(saved: GameFile, match: Match, known: int) -> None:
    for i in range(known, len(match.marks)):
        if i >= len(saved.marks):
            raise saved.source.defect(("digests",), f"the digest of turn {match.marks[i].turn} is missing")
        if saved.marks[i] != match.marks[i]:
            raise _diverged(saved, ("digests", i), match.marks[i])


def _diverged(saved: GameFile, path: tuple[str | int, ...], now: Mark) -> DivergedError:
    text = f"turn {now.turn}: the orders lead to another game (digest {now.digest} after {now.orders} orders)"
    return DivergedError(str(saved.source.defect(path, text)), now.turn)
