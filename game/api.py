"""The game for notebooks and programs (PRODUCT P-42): load, play, ask for legal orders, submit, observe, copy, digest.

Everything a program needs is named here; ``docs/python.md`` shows it in use.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from game.ai.registry import HUMAN, Computer, make_player, make_seats, player, player_names
from game.data.files import entries
from game.data.writing import write_whole
from game.errors import GameError
from game.model.digest import digest
from game.model.events.base import Event
from game.model.ids import OPERATIONS, HexId, Phase, Side, Stance, UnitId
from game.model.orders import IllegalOrderError, Order, Refusal
from game.model.records import Result
from game.model.view import SideView
from game.rules.forecast import Forecast, forecast
from game.rules.legal import legal_orders
from game.rules.movement import movement_field
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rest import RestOrder
from game.rules.visibility import observe
from game.session.codec import Codec, Json
from game.session.gamefile import file_text, read_game
from game.session.match import Match
from game.session.replay import restore
from game.session.setting import BETWEEN, CHANGES, open_again, open_scenario
from game.sim.lines import Game as Record
from game.sim.perft import perft
from game.sim.play import Plan, play_game
from game.sim.runner import run_games

__all__ = [
    "HUMAN",
    "OPERATIONS",
    "AssaultOrder",
    "Computer",
    "EndPhaseOrder",
    "Event",
    "Forecast",
    "Game",
    "GameError",
    "HexId",
    "IllegalOrderError",
    "MoveOrder",
    "Order",
    "Phase",
    "Record",
    "Refusal",
    "RestOrder",
    "Result",
    "Side",
    "SideView",
    "Stance",
    "UnitId",
    "forecast",
    "legal_orders",
    "load",
    "movement_field",
    "pass_on",
    "player",
    "players",
    "read",
    "scenarios",
    "simulate",
]


def scenarios() -> list[str]:
    """Return the ids of all scenarios, the shipped ones first."""
    return [entry.id for entry in entries()]


def players() -> tuple[str, ...]:
    """Return the names of all computer players."""
    return player_names()


def load(scenario: str, seed: int = 1, *, changes: Sequence[str] = ()) -> "Game":
    """Return a new game of a scenario, by id or file, at its first decision.

    ``changes`` are values of the rules to be other than in the files, each ``FILE.key=value``.
    """
    settings = {CHANGES: BETWEEN.join(changes)} if changes else {}
    return Game(Match(open_scenario(scenario, tuple(changes)), seed, settings=settings))


def read(path: str | Path) -> "Game":
    """Return the game of a file, a saved one or a replay, every digest of it compared."""
    saved = read_game(Path(path))
    return Game(restore(saved, open_again(saved.scenario, saved.settings, saved.scenario_hash)))


def simulate(
    scenario: str,
    games: int,
    *,
    seed: int = 1,
    jobs: int = 1,
    communist: str = "regular",
    un: str = "regular",
    changes: Sequence[str] = (),
) -> list[Record]:
    """Return the records of games of computer against computer, as ``simulate`` plays them; a crash is raised."""
    plan = Plan(scenario, open_scenario, (communist, un), changes=tuple(changes))
    if jobs == 1:
        played = [play_game(plan, each) for each in range(seed, seed + games)]
    else:
        played = list(run_games([(plan, each) for each in range(seed, seed + games)], jobs))
    for game in played:
        if game.trouble:
            raise RuntimeError(f"seed {game.seed} crashed:\n{game.trouble}")
    return [Record.read(game.line) for game in played]


def pass_on(view: SideView) -> Order:
    """Return what brings a phase to its end: an open decision as history took it, a step off a full hex, the end."""
    return make_player("idle", view.side, 0).choose(view)


class Game:
    """A game in progress. Nothing in it changes but by ``submit`` and ``play``."""

    def __init__(self, match: Match) -> None:
        self._match = match
        self._codec = Codec(match.setting)

    def __repr__(self) -> str:
        """Return which game this is, and where it stands."""
        state = self._match.state
        where = f"turn {state.turn}, {state.phase.name.lower()}"
        return f"<{self.scenario}, seed {self._match.seed}, {'over' if self.is_over else where}>"

    # --- where it stands --------------------------------------------------------------------------------------

    @property
    def scenario(self) -> str:
        """Return the id of the scenario."""
        return self._match.setting.scenario.id

    @property
    def turn(self) -> int:
        """Return the number of the turn."""
        return self._match.state.turn

    @property
    def date(self) -> str:
        """Return the first day of the turn, as in ``1950-06-25``."""
        return self._match.setting.scenario.calendar.first_day[self.turn]

    @property
    def phase(self) -> Phase:
        """Return the phase of the turn."""
        return self._match.state.phase

    @property
    def side(self) -> Side | None:
        """Return the side whose order the game waits for, None when it is over."""
        return self._match.decider

    @property
    def is_over(self) -> bool:
        """Return whether the game has a result."""
        return self._match.is_over

    @property
    def result(self) -> Result | None:
        """Return how the game ended, None while it goes on."""
        return self._match.state.result

    def observe(self, side: Side | None = None) -> SideView:
        """Return what a side knows now, by default the one that decides: a picture that later orders do not change."""
        if side is None and self.side is None:
            raise GameError("the game is over: say which side is to observe")
        return observe(self._match.state.copy(), Side(side if side is not None else self.side or 0))

    def digest(self) -> str:
        """Return the digest of the whole state: equal for equal games."""
        return digest(self._match.state)

    def label(self, h: HexId) -> str:
        """Return the number of a hex as maps and files have it."""
        return self._match.setting.board.grid.label(h)

    def hex(self, label: str) -> HexId:
        """Return the hex of a number."""
        return self._match.setting.board.grid.from_label(label)

    # --- orders -----------------------------------------------------------------------------------------------

    def legal_orders(self) -> list[Order]:
        """Return every order that the side to decide could give, in a fixed order; the end of the phase is the last."""
        return [] if self.side is None else list(legal_orders(observe(self._match.state, self.side)))

    def perft(self, depth: int) -> int:
        """Return how many sequences of so many legal orders there are from here; the game stays as it is."""
        return perft(self._match.state, depth)

    def submit(self, order: Order) -> list[Event]:
        """Carry out an order and return what happened; IllegalOrderError if it is refused, and nothing changes."""
        return self._match.again(order)

    def order(self, data: Mapping[str, Json]) -> Order:
        """Return the order that JSON values stand for, as in a file of a game; GameError says what is wrong."""
        return self._codec.decode(dict(data))

    def describe(self, order: Order) -> dict[str, Json]:
        """Return an order as JSON values: units by id, hexes by number."""
        return self._codec.encode(order)

    def tell(self, event: Event) -> dict[str, Json]:
        """Return an event as JSON values."""
        return self._codec.describe(event)

    # --- playing ----------------------------------------------------------------------------------------------

    def play(self, communist: str = "regular", un: str = "regular", *, until_turn: int | None = None) -> "Game":
        """Let computers play on, to the end or to the beginning of a turn, and return the game itself.

        A side played by ``human`` is left alone: the game stops when it has to decide.
        """
        names = (communist, un)
        self._match.players, self._match.names = make_seats(names, self._match.seed), names
        self._match.run(None if until_turn is None else until_turn - 1)
        self._match.players = (None, None)
        return self

    def copy(self) -> "Game":
        """Return an independent copy: the same future for the same orders."""
        return Game(self._match.copy())

    def save(self, path: str | Path) -> None:
        """Write the game to a file that the window, ``replay`` and ``read`` take."""
        write_whole(Path(path), file_text(self._match))
