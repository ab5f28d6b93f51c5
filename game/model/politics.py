"""Historical events as data (rule 14): conditions, choices, effects; and what a game remembers of them.

What the numbers and names of a condition or an effect mean is said by the marks of its fields: ``TrackId`` is the
index of a track, written as its name in files, and so on. The classes themselves are verbs and stand in
``game.rules.politics.conditions`` and ``game.rules.effects``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple, Protocol

from game.model.copying import slots_copier
from game.model.ids import HexId, Side

if TYPE_CHECKING:  # what a state is made of comes first
    from game.model.events.base import Event
    from game.model.state import GameState

TrackId = Annotated[int, "track"]  # index into ``Scenario.tracks``; its id in capitals in files
ZoneId = Annotated[int, "zone"]  # index into ``Board.zones``
AxisIndex = Annotated[int, "axis"]  # index into ``Scenario.axes``
PlaceHex = Annotated[int, "place"]  # a hex, written as the id of a place
EventKey = Annotated[str, "event"]  # the id of a historical event
ChoiceKey = Annotated[str, "choice"]  # the id of one of its choices
FlagName = Annotated[str, "flag"]
LineName = Annotated[str, "line"]
ParamName = Annotated[str, "param"]
EndWord = Annotated[str, "end"]  # armistice, communist, un
SpawnKey = Annotated[str, "spawn"]  # the id of a unit that only an event brings
Expression = tuple[str | int | tuple[object, ...], ...]  # ("int", 3), ("name", "CHINA"), ("+", left, right) ...
ANY_ARMY = -1
FOR_GOOD = 0  # as a number of turns
SIDE_PARAMS = (  # what an event can change for a side, for a time (see ``game.rules.politics.params``)
    "rail_points",  # stack points a turn by rail (4.6)
    "sealift_points",  # stack points a turn by sea (10.6)
    "stand_at_any_cohesion",  # not 0: its units may stand however low their cohesion (5)
    "free_retreats",  # not 0: retreat orders cost no cohesion (8.4)
    "air_tenths",  # air points a turn (10.1)
    "alert_pm",  # how alert it is to landings, against the usual (10.5)
)
ARMY_PARAMS = (  # and for an army
    "replacements_pm",  # men that its units take in, against the usual (9.2)
    "recruits_pm",  # recruits a turn, against the usual (9.1)
    "reform_limit",  # divisions that may come back in a turn (8.6)
    "arrival_quality_pm",  # quality of its new units (3.6)
    "spares",  # bits ``1 << army``: the armies that it does not assault (14, E29)
)


class Chooser(IntEnum):
    """Who decides a historical event (rule 14.1)."""

    COMMUNIST = 0
    UN = 1
    BOTH = 2
    AUTO = 3
    SYSTEM = 4


class Cause(NamedTuple):
    """Why an effect happens: the event, the side whose act it is (None for nobody's), whether its enemy may know."""

    event: int
    side: Side | None
    hidden_from: Side | None


class Condition(Protocol):
    """Something that is so or not."""

    def is_met(self, state: "GameState") -> bool:
        """Return whether it is so."""
        ...


class Effect(Protocol):
    """Something that an event brings about."""

    def happen(self, state: "GameState", cause: Cause) -> Iterator["Event"]:
        """Yield what happens."""
        ...


@dataclass(frozen=True, slots=True)
class Planned:
    """An effect of a choice, ``after`` turns if not at once, and only ``when`` something is so then."""

    effect: Effect
    after: int
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One way a historical event may go."""

    id: str
    text: str
    weight: Expression
    historical: bool
    historical_again: bool  # what history did when the event came back
    once: bool
    when: Condition | None
    effects: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class HistoricalEvent:
    """A historical event (rule 14.1). ``repeat``: turns until it may come back, 0 = never."""

    id: str
    title: str
    date: str
    known: str
    decided_by: str
    led_to: str
    when: Condition
    chooser: Chooser
    hidden_from: Side | None  # the side that learns neither that it happened nor what was chosen
    repeat: int
    simultaneous: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Politics:
    """The historical events of a scenario, in id order, and what goes with them; none: politics as history had it."""

    events: tuple[HistoricalEvent, ...] = ()
    happened: tuple[tuple[int, int, int], ...] = ()  # (event, choice, turn) before the first turn
    secret_flags: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())  # hidden from a side, by Side
    veiled: tuple[int, ...] = ()  # armies whose morale the enemy learns only once they have fought
    watched: tuple[HexId, ...] = ()  # hexes of places of which it matters since when they are held

    def event(self, key: str) -> int:
        """Return the index of the event of this id, -1 if there is none."""
        return next((i for i, event in enumerate(self.events) if event.id == key), -1)


NO_POLITICS = Politics()


class Taken(NamedTuple):
    """What was chosen."""

    event: int
    choice: int
    turn: int


class Due(NamedTuple):
    """An effect that is still to come. ``ground``: hexes that each side held when it was decided."""

    turn: int
    event: int
    choice: int
    effect: int
    side: int  # whose act it is, -1 nobody's
    ground: tuple[int, int]


class Answer(NamedTuple):
    """An answer that is kept sealed until the other side's is in."""

    event: int
    side: Side
    choice: int


class Param(NamedTuple):
    """A rule changed by an event: ``name`` (of PARAMS), whose (a side or an army), by how much, through which turn."""

    name: str
    subject: int
    value: int
    until: int  # FOR_GOOD: for ever
    hidden_from: int  # the side that does not learn of it, -1 neither


class Watch(NamedTuple):
    """Who holds a watched place, since which turn, how often it changed hands."""

    holder: int
    since: int
    changes: int


class Question(NamedTuple):
    """A decision that a side has to take: the event and the choices open to it."""

    event: int
    choices: tuple[int, ...]


@dataclass(slots=True)
class PoliticsRecord:
    """What a game remembers of politics; every value is replaced, never changed."""

    asked: tuple[tuple[Question, ...], tuple[Question, ...]] = ((), ())  # by Side
    answers: tuple[Answer, ...] = ()
    taken: tuple[Taken, ...] = ()
    due: tuple[Due, ...] = ()
    params: tuple[Param, ...] = ()
    flag_turns: tuple[tuple[str, int], ...] = ()  # when a flag was set, in the order of setting
    watch: tuple[Watch, ...] = ()  # by watched hex
    fought: tuple[int, ...] = ()  # by army: the turn of its first fight, 0 = none yet
    driven_back: tuple[int, ...] = ()  # by army: enemy units it drove back last turn
    counted: tuple[int, ...] = ()  # by track that follows losses: steps already taken off
    hidden_morale: tuple[int, ...] = ()  # by army, tenths: what its enemy does not know of
    forfeited: tuple[int, ...] = ()  # 2 * goal + side: goals that no longer score for a side
    axis_weights: tuple[tuple[int, int], ...] = ()  # (axis, weight per mille) instead of the scenario's
    late: tuple[tuple[int, int], ...] = ()  # (unit, turn) before which it does not arrive
    diverted: tuple[tuple[int, HexId], ...] = ()  # (unit, hex) where it arrives instead

    def copy(self) -> "PoliticsRecord":
        """Return an independent copy."""
        return _copy_record(self)

    def flag_turn(self, flag: str) -> int | None:
        """Return the turn a flag was set, None if it is not."""
        return next((turn for name, turn in self.flag_turns if name == flag), None)


_copy_record = slots_copier(PoliticsRecord)


@dataclass(frozen=True, slots=True)
class Known:
    """What a side knows of politics: part of its view. Only ``game.rules.visibility`` and the state make it."""

    questions: tuple[Question, ...] = ()  # decisions it has to take now
    taken: tuple[Taken, ...] = ()  # what was chosen and it has heard of
    params: tuple[Param, ...] = ()  # changes of rules that it knows of
    forfeited: tuple[int, ...] = ()
    axis_weights: tuple[tuple[int, int], ...] = ()
    watch: tuple[Watch, ...] = ()  # of the watched places, of which everybody hears
    fought: tuple[int, ...] = ()  # by own army: the turn of its first fight, 0 = none yet; -1 for the enemy's
    driven_back: tuple[int, ...] = ()  # by own army: enemy units it drove back last turn; -1 for the enemy's


def at_start(
    politics: Politics, flags: tuple[tuple[str, int], ...], watch: tuple[Watch, ...], *, armies: int, wills: int
) -> PoliticsRecord:
    """Return what politics has come to before the first turn, with the flags that are set and who holds what."""
    return PoliticsRecord(
        taken=tuple(Taken(*taken) for taken in politics.happened),
        flag_turns=flags,
        watch=watch,
        fought=(0,) * armies,
        driven_back=(0,) * armies,
        counted=(0,) * wills,
        hidden_morale=(0,) * armies,
    )


def known_to(
    side: Side, record: PoliticsRecord, politics: Politics, axes: Sequence[Side], armies: Sequence[Side]
) -> Known:
    """Return what a side knows of a record; ``axes``, ``armies``: whose each of the scenario and the rules is."""
    return Known(
        record.asked[side],
        tuple(taken for taken in record.taken if politics.events[taken.event].hidden_from != side),
        tuple(param for param in record.params if param.hidden_from != side),
        record.forfeited,
        tuple(pair for pair in record.axis_weights if axes[pair[0]] == side),
        record.watch,
        tuple(first if armies[i] == side else -1 for i, first in enumerate(record.fought)),
        tuple(units if armies[i] == side else -1 for i, units in enumerate(record.driven_back)),
    )
