"""A scenario as the engine reads it: frozen, ids resolved to indices."""

from dataclasses import dataclass

from game.model.expectations import Expectation
from game.model.ids import HexId, Side, Stance, UnitId
from game.model.plan import PlanStage
from game.model.politics import NO_POLITICS, Politics
from game.model.sea import NO_LANDING, Landing
from game.model.units import UnitSpec


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of the turns, as text; the engine itself knows only turn numbers (rule 1.2)."""

    first_day: tuple[str, ...]  # ISO date by turn, index 0 unused
    last_day: tuple[str, ...]
    month: tuple[int, ...]  # of the first day


@dataclass(frozen=True, slots=True)
class Setup:
    """How one unit stands when the game starts or when it arrives. ``q`` per mille, ``c`` and ``s`` tenths."""

    unit: UnitId
    turn: int  # on the map from this turn; the first turn of the scenario for the set-up itself
    hex: HexId  # OFF_MAP for a box
    box: int  # NO_BOX for a hex
    men: int
    guns: int
    tanks: int
    q: int
    c: int
    s: int
    e: int
    stance: Stance
    replaces: UnitId  # NO_UNIT unless it takes over from a unit (rule 3.7)
    slips: bool  # arrival slips with the commitment track (9.3)
    clock: str = ""  # the flag from which ``turn`` counts, "" = the calendar (9.3)
    clock_turn: int = 0  # the turn on which history set that flag
    from_pool: bool = False  # its men are taken out of the pool of its army, as far as it goes (14, E09)


@dataclass(frozen=True, slots=True)
class Draft:
    """Men and weapons that join a unit, or its army's pools if ``unit`` is NO_UNIT (rule 3.7)."""

    turn: int
    army: int
    unit: UnitId
    men: int
    guns: int
    tanks: int
    clock: str = ""  # as in ``Setup``
    clock_turn: int = 0


@dataclass(frozen=True, slots=True)
class TrackDef:
    """A political track (rule 13) with its values by turn as history had them; with events only the first one holds."""

    id: str
    name: str
    low: int
    high: int
    steps: tuple[tuple[int, int], ...]  # (from turn, value)
    known_to: Side | None = None  # the one side that learns how it moves, None = both


@dataclass(frozen=True, slots=True)
class Box:
    """An off-map box (rule 4.9).

    ``enter`` and ``leave`` say by army from which flag on its units may go into it from a border hex, and come out of
    it by one of its routes: "" at any time, None never.
    """

    id: str
    name: str
    side: Side
    routes: tuple[str, ...]  # of the crossings of the map that lead out of it
    enter: tuple[str | None, ...]
    leave: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Closure:
    """Ground that an army may not enter (rule 4.9) from when the flag ``since`` is set until ``until`` is."""

    hexes: bytes  # 1 for each hex that is closed
    since: str  # "" = from the start
    until: str  # "" = for good


@dataclass(frozen=True, slots=True)
class Axis:
    """A hint for the computer: objective places in order, with a weight per mille (rule 16.1)."""

    id: str
    name: str
    side: Side
    hexes: tuple[HexId, ...]
    weight_pm: int


@dataclass(frozen=True, slots=True)
class DefenseLine:
    """A hint for the computer: a line worth holding, with a weight per mille."""

    id: str
    name: str
    side: Side
    hexes: tuple[HexId, ...]
    weight_pm: int


@dataclass(frozen=True, slots=True)
class Goal:
    """Points for holding a place at the end (rule 15)."""

    place: int
    hex: HexId
    vp: int


@dataclass(frozen=True, slots=True)
class EarlyGoal:
    """Points once, for holding a place within a span of turns (rule 15)."""

    place: int
    hex: HexId
    side: Side
    from_turn: int
    to_turn: int
    vp: int


@dataclass(frozen=True, slots=True)
class Escape:
    """Points for men of an army who are caught in a region on one turn and out of it by another (rule 15).

    ``share_pm`` of those counted there at the end of ``counted_turn`` must be elsewhere at the end of ``judged_turn``.
    """

    army: int
    region: int
    counted_turn: int
    judged_turn: int
    share_pm: int
    side: Side
    vp: int


@dataclass(frozen=True, slots=True)
class AutoVictory:
    """``side`` wins at once when every condition that is given holds (rule 15).

    It holds every place of one of the ``groups`` (() asks nothing), the flag is set, the morale of an army is below
    ``morale_tenths``, an army has lost ``lost_men`` for good in a region. It is judged at the end of every turn, or of
    ``turn`` alone.
    """

    side: Side
    groups: tuple[tuple[HexId, ...], ...]
    text: str
    turn: int = 0  # 0 = every turn
    flag: str = ""  # "" = none is asked for
    morale_army: int = -1  # -1 = none is asked for
    morale_tenths: int = 0
    lost_army: int = -1  # -1 = none is asked for
    lost_region: int = -1  # -1 = anywhere
    lost_men: int = 0


@dataclass(frozen=True, slots=True)
class HistoricFront:
    """The front line of a date, for the map overlay: points in degrees."""

    turn: int
    date: str
    points: tuple[tuple[float, float], ...]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class AirSetup:
    """Which air and naval power there is (rules 10.1, 10.6): aircraft by side, the fleet, what wings have lost."""

    flies: tuple[bool, bool]  # by Side
    fleet: bool
    wing_lost: tuple[int, ...]  # tenths of a point shot down before the start, by wing of the rules


@dataclass(frozen=True, slots=True)
class Briefing:
    """What the player reads before the game."""

    summary: str
    situation: str
    communist: str
    un: str
    hints: tuple[str, ...]
    difficulty: tuple[int, int]  # by side, 1 easy - 5 hard


@dataclass(frozen=True, slots=True, eq=False)
class Scenario:
    """Everything a game starts from besides map and rules; ``digest`` hashes all files that made it."""

    id: str
    title: str
    digest: str
    first_turn: int
    last_turn: int
    calendar: Calendar
    units: tuple[UnitSpec, ...]
    setups: tuple[Setup, ...]  # one for each unit, in id order
    drafts: tuple[Draft, ...]
    holder: bytes  # by hex: a Side, or NOBODY
    blown_bridges: tuple[int, ...]
    broken_rail: tuple[tuple[HexId, int], ...]  # (hex, turns broken: 1 may be repaired on the first turn), by hex (4.6)
    boxes: tuple[Box, ...]
    tracks: tuple[TrackDef, ...]
    sea_control_turn: int  # U has sea control from this turn; 0 = never
    commit_track: int  # index of the track that scales U arrivals, -1 = none
    soviet_track: int
    known: tuple[tuple[UnitId, ...], tuple[UnitId, ...]]  # enemy units each side knows at the start, by Side
    pools: tuple[tuple[int, int, int, int], ...]  # by army: trained, recruits, tanks, guns
    stocks: tuple[int, ...]  # by army: theater stock in tons, -1 = unlimited
    morale: tuple[int, ...]  # by army, tenths
    axes: tuple[Axis, ...]
    defense_lines: tuple[DefenseLine, ...]
    goals: tuple[Goal, ...]
    early_goals: tuple[EarlyGoal, ...]
    auto_victories: tuple[AutoVictory, ...]
    baseline: int  # points of the communist side less those of the UN that equal players come to (15)
    fronts: tuple[HistoricFront, ...]
    briefing: Briefing
    rear_men: tuple[int, ...]  # by army: men in reports only that belong to no unit (rule 3.7)
    history: int | None = None  # the same when history's campaign was over, None = not said (15)
    guerrillas: tuple[int, ...] = ()  # men at the start by zone of the map (9.5); () = none
    escapes: tuple[Escape, ...] = ()
    flags: tuple[tuple[int, str], ...] = ()  # (turn, flag), by turn: what history decided that rules ask for (14)
    closures: tuple[tuple[Closure, ...], ...] = ()  # by army (4.9); () = all open
    landing: Landing = NO_LANDING  # planned when the game starts (10.5)
    landings: bool = False  # whether the UN side may plan amphibious operations (10.5)
    air: AirSetup | None = None  # None: no aircraft, no naval guns
    coalition_track: int = -1  # index of the track that allies wait for (9.3), -1 = none
    politics: Politics = NO_POLITICS  # historical events (14)
    plan: tuple[PlanStage, ...] = ()  # what the deciders of history set out to do (16.4)
    expectations: tuple[Expectation, ...] = ()  # what many games should show; nothing in a game depends on them
