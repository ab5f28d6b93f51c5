"""The play screen under the hand of a test: hexes clicked where they lie on the screen, keys by name."""

from functools import cache
from pathlib import Path

from game.ai.registry import make_player
from game.model.ids import HexId, Side, UnitId
from game.resources import asset
from game.session.match import Match, Seats
from game.session.save import SaveFolder
from game.session.setting import Setting, open_scenario
from game.ui.ground import GroundPainter
from game.ui.play.allocation import Allocation
from game.ui.play.curtain import Curtain
from game.ui.play.host import MatchHost
from game.ui.play.room import Room
from game.ui.play.screen import PlayScreen
from tests.support.window import Driver


@cache
def invasion() -> Setting:
    """Return the shipped scenario, read once."""
    return open_scenario("invasion")


@cache
def painter(scenario: str = "invasion") -> GroundPainter:
    """Return the painter of a scenario's map; its pictures are kept for all tests."""
    return GroundPainter(open_scenario(scenario).board, asset("maps").parent, 72)


class Elsewhere:
    """Where the play screen's menu leads: notes that it was gone to."""

    def __init__(self) -> None:
        self.gone: list[str] = []

    def menu(self) -> None:
        self.gone.append("menu")

    def settings(self) -> None:
        self.gone.append("settings")

    def help(self) -> None:
        self.gone.append("help")

    def load(self) -> None:
        self.gone.append("load")

    def chronicle(self, first: str) -> None:
        self.gone.append(f"chronicle {first}")

    def replay(self, match: Match) -> None:
        self.gone.append("replay")


def pass_council(hand: Driver) -> None:
    """Go on from the page of aircraft and ships, if it is open, with everything as it stands."""
    if isinstance(hand.app.screens[-1], Allocation):
        hand.key("ctrl+enter")
        hand.app.step([])


class PlayDriver(Driver):
    """A match in a window, of the invasion unless another scenario is named, played by mouse and keys.

    The invasion is found at its operations, its aircraft as they stand.
    """

    def __init__(
        self,
        folder: Path,
        *,
        players: Seats = (None, None),
        names: tuple[str, str] = ("human", "human"),
        size: tuple[int, int] = (1600, 900),
        scale: float = 1.0,
        speed: int = 0,
        seed: int = 1,
        scenario: str = "invasion",
    ) -> None:
        super().__init__(size=size, scale=scale)
        self.app.settings.animation_speed = speed
        self.match = Match(open_scenario(scenario), seed, players=players, names=names)
        self.elsewhere = Elsewhere()
        self.host = MatchHost(self.app, self.match, painter(scenario), SaveFolder(folder), self.elsewhere)
        self.host.open()
        self.app.step([])
        if isinstance(self.app.screens[-1], Curtain):
            self.key("enter")
        if scenario == "invasion":
            pass_council(self)

    @property
    def screen(self) -> PlayScreen:
        """Return the play screen on show."""
        shown = self.app.screens[-1]
        if not isinstance(shown, PlayScreen):
            raise TypeError(f"not at play: {shown!r}")
        return shown

    @property
    def room(self) -> Room:
        """Return the seat of the player on show."""
        return self.screen.room

    def hex(self, label: str) -> HexId:
        """Return the hex of a number."""
        return invasion().board.grid.from_label(label)

    def point(self, label: str) -> tuple[int, int]:
        """Return where a hex lies in the window."""
        canvas = self.screen.canvas
        x, y = canvas.camera.to_screen(self.hex(label))
        at = (round(x) + canvas.rect.x, round(y) + canvas.rect.y)
        if not canvas.rect.collidepoint(at):
            raise LookupError(f"hex {label} is not on the screen")
        return at

    def click_hex(self, label: str, *, button: int = 1) -> None:
        """Click a hex."""
        self.click(self.point(label), button=button)

    def hover_hex(self, label: str) -> None:
        """Move the pointer over a hex."""
        self.move(self.point(label))

    def tab_to(self, unit: str) -> None:
        """Press Tab until a unit is selected; the map follows."""
        for _ in self.match.state.units:
            if self.room.selected == self.unit(unit):
                return
            self.key("tab")
        raise LookupError(f"Tab does not reach {unit}")

    def where(self, unit: str) -> str:
        """Return the number of the hex where a unit stands."""
        return invasion().board.grid.label(self.match.state.units[self.unit(unit)].hex)

    def unit(self, key: str) -> UnitId:
        """Return the unit of a key."""
        return next(unit.id for unit in self.match.state.units if unit.spec.key == key)


def against_idle(
    folder: Path,
    scenario: str,
    side: Side = Side.UN,
    *,
    size: tuple[int, int] = (1600, 900),
    scale: float = 1.0,
    seed: int = 1,
) -> PlayDriver:
    """Return a scenario played as one side against a computer that does nothing, at the first that is asked of him."""
    other = make_player("idle", side.enemy, 1)
    seats: Seats = (other, None) if side is Side.UN else (None, other)
    hand = PlayDriver(folder, players=seats, size=size, scale=scale, seed=seed, scenario=scenario)
    hand.wait(500)
    return hand


def to_operations(hand: PlayDriver) -> PlayDriver:
    """Go on from the pages before the operations, with everything as it stands; the map is on show then."""
    while isinstance(hand.app.screens[-1], Allocation):
        hand.key("ctrl+enter")
        hand.wait(500)
    assert hand.room.operates
    return hand
