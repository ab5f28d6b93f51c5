"""What the menus show and what they answer: plain values, made by whoever knows the files and the game."""

from dataclasses import dataclass, field
from enum import StrEnum


class Choice(StrEnum):
    """What can be chosen in the main menu; the words are in the catalogue under ``menu.<value>``."""

    CONTINUE = "continue"
    NEW = "new"
    LOAD = "load"
    CHRONICLE = "chronicle"
    BY_FILE = "by_file"
    EDITOR = "editor"
    ALMANAC = "almanac"
    SETTINGS = "settings"
    HELP = "help"
    QUIT = "quit"
    BRIEF = "brief"  # of the chosen scenario
    WATCH = "watch"
    OPEN_FOLDER = "open_folder"
    NEW_SCENARIO = "new_scenario"


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A line of the menu; one that cannot be chosen now says why."""

    choice: Choice
    note: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario in the browser; ``difficulty`` is 1 to 5, ``about`` one sentence for the line under the cards."""

    ident: str
    title: str
    dates: str
    turns: str
    summary: str
    difficulty: int
    level: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class OwnScenario:
    """A scenario of the player's own folder; ``defects`` is what ``check`` found, None before it has looked, ``line``
    where the first one is.
    """

    ident: str
    title: str
    note: str
    dates: str
    defects: int | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class MenuData:
    """Everything the main menu shows."""

    entries: tuple[MenuEntry, ...]
    cards: tuple[ScenarioCard, ...]
    own: tuple[OwnScenario, ...] = ()
    own_choices: tuple[Choice, ...] = (Choice.NEW_SCENARIO, Choice.OPEN_FOLDER)


@dataclass(frozen=True, slots=True)
class BalanceLine:
    """A figure of both sides; shares are of the longer bar, 0 to 1."""

    label: str
    left: str
    right: str
    shares: tuple[float, float]


@dataclass(frozen=True, slots=True)
class SideChoice:
    """A side that can be commanded: ``key`` is ``un`` or ``communist``, ``army`` whose mark stands for it."""

    key: str
    title: str
    note: str
    army: str
    task: str = ""


@dataclass(frozen=True, slots=True)
class OpponentChoice:
    """A level of the other side, or ``human`` for two at one screen."""

    key: str
    title: str
    note: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class OptionSwitch:
    """A switch of the scenario: fog, open decisions, a what-if."""

    key: str
    title: str
    note: str
    on: bool


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """A further page: a head and rows of equal length; with ``side``, only for who commands that side."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class BriefingData:
    """Everything the briefing shows; ``handicap`` says whether there is one to set."""

    ident: str
    title: str
    subtitle: str
    when: str
    situation: tuple[str, ...]
    history: str
    victory: tuple[tuple[str, int], ...]
    first_turn: int
    balance_sides: tuple[str, str]
    balance: tuple[BalanceLine, ...]
    balance_note: str
    sides: tuple[SideChoice, ...]
    opponents: tuple[OpponentChoice, ...]
    options: tuple[OptionSwitch, ...]
    goal: str
    seed: int
    pages: tuple[BriefingPage, ...] = ()
    hints: tuple[str, ...] = ()
    handicap: bool = False


@dataclass(slots=True)
class GameSetup:
    """What the briefing answers: a game to begin. ``commander`` plays the chosen side: ``human`` or a computer.

    ``handicap`` multiplies the supply intake of the player's side.
    """

    scenario: str
    side: str
    opponent: str
    seed: int
    switches: dict[str, bool] = field(default_factory=dict)
    handicap: float = 1.0
    commander: str = "human"

    @property
    def changes(self) -> tuple[str, ...]:
        """The rule values that the handicap makes others, as ``FILE.key=value``."""
        value = round(1000 * self.handicap)
        return (f"supply.handicap_pm.{self.side}={value}",) if value != 1000 else ()

    @property
    def players(self) -> dict[str, str]:
        """Who plays each side: ``human`` or the name of an AI."""
        other = "communist" if self.side == "un" else "un"
        if self.by_file:
            return {self.side: "human", other: "human"}
        return {self.side: self.commander, other: self.opponent}

    @property
    def by_file(self) -> bool:
        """Whether somebody plays the other side at another machine."""
        return self.opponent == Choice.BY_FILE


@dataclass(frozen=True, slots=True)
class SavedGameRow:
    """A saved game or replay; one that cannot be opened says why."""

    ident: str
    scenario: str
    turn: str
    date: str
    side: str
    kind: str
    saved: str
    saved_key: float
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A turn that has come by file: its path, and for whom it is; one that cannot be opened says why."""

    path: str
    scenario: str
    turn: str
    date: str
    side: str
    came: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class HelpTopic:
    """A page of the help: paragraphs in the catalogue's markup, and a table if it has a head.

    Columns of ``east`` are in Korean or Chinese.
    """

    title: str
    paragraphs: tuple[str, ...]
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    east: tuple[int, ...] = ()


def first_setup(data: BriefingData) -> GameSetup:
    """The setup a briefing opens with: the first side, the level ``regular`` or else the first that can be chosen.

    Whoever is guided meets a recruit.
    """
    free = [o.key for o in data.opponents if not o.why_not]
    wanted = "recruit" if any(switch.key == "guide" and switch.on for switch in data.options) else "regular"
    level = wanted if wanted in free else free[0]
    return GameSetup(data.ident, data.sides[0].key, level, data.seed, {s.key: s.on for s in data.options})
