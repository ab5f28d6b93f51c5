"""The games that are kept, and how they are made again: ``python -m tests.golden.record``."""

from dataclasses import dataclass
from pathlib import Path

from game.ai.registry import make_seats
from game.session.match import Match
from game.session.setting import Setting, open_scenario
from tests.support.matches import open_skirmish

FOLDER = Path(__file__).parent
PERFT = FOLDER / "perft.json"


@dataclass(frozen=True, slots=True)
class Golden:
    """A kept game: who played it, on what, for how long."""

    name: str
    scenario: str
    players: tuple[str, str]
    seed: int
    last_turn: int

    @property
    def path(self) -> Path:
        """Return its file."""
        return FOLDER / f"{self.name}.json"

    def setting(self) -> Setting:
        """Return what it is played on."""
        return open_skirmish("skirmish") if self.scenario == "skirmish" else open_scenario(self.scenario)

    def play(self) -> Match:
        """Return it played by today's computers under today's rules."""
        seats = make_seats(self.players, self.seed)
        match = Match(self.setting(), self.seed, players=seats, names=self.players)
        match.run(self.last_turn)
        return match


GAMES = (
    Golden("skirmish-random", "skirmish", ("random", "random"), 1, 3),
    Golden("skirmish-regular", "skirmish", ("regular", "regular"), 1, 3),
    Golden("invasion-random", "invasion", ("random", "random"), 1, 11),
    Golden("invasion-regular", "invasion", ("regular", "recruit"), 2, 11),
)
