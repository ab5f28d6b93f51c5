"""The shape of a scenario file (``scenarios/*.yaml``)."""

from typing import Annotated, Literal

from pydantic import Field

from game.data.expectation_spec import ExpectationSpec
from game.data.forms import DAY_PATTERN, UNIT_PATTERN
from game.data.spec import BY_NUMBER, HexText, Id, SideName, SideText, Spec, Text

UnitKey = Annotated[str, Field(pattern=UNIT_PATTERN, description="The id of a unit.")]
Day = Annotated[str, Field(pattern=DAY_PATTERN, description='A day in quotes: "1950-06-25".')]
Turn = Annotated[int, Field(ge=1, le=200, description="A turn.")]
When = Annotated[Turn | Day, Field(description="A turn, or a day: the turn that contains it (rule 1.2).")]
Where = Annotated[str, Field(description='A hex number in quotes ("1941") or the id of a place (seoul).')]
Men = Annotated[int, Field(ge=0, le=1_000_000)]
Count = Annotated[int, Field(ge=0, le=10_000)]
Points = Annotated[int, Field(ge=0, le=100)]
TraitName = Literal["night", "infiltrate", "marine", "airborne", "no_winter_kit", "security", "covert", "cadre"]


class TurnsSpec(Spec):
    """The turns that are played."""

    first: Turn = Field(description="The first turn.")
    last: Turn = Field(description="The last turn.")


class CalendarSpec(Spec):
    """The dates of the turns (rule 1.2)."""

    turn_1: Day = Field(description="First day of turn 1.")
    days: list[Annotated[int, Field(ge=1, le=31)]] = Field(
        min_length=2, max_length=2, description="Days of odd and of even turns."
    )
    last_day: Day = Field(description="Last day: the last turn that fits is stretched to it.")


class DifficultySpec(Spec):
    """How hard each side is to play: 1 easy to 5 hard."""

    communist: int = Field(ge=1, le=5, description="For the communist side.")
    un: int = Field(ge=1, le=5, description="For the UN side.")


class BriefingSpec(Spec):
    """What the player reads before the game."""

    summary: Text = Field(description="What it is about, in two sentences.")
    situation: Text = Field(description="How things stand.")
    communist: Text = Field(description="The task of the communist side.")
    un: Text = Field(description="The task of the UN side.")
    hints: list[Text] = Field([], description="Advice.")
    difficulty: DifficultySpec


class ControlSpec(Spec):
    """Who holds which hex at the start; later lines win."""

    by_region: dict[Id, SideName] = Field({}, description="Side by region of the map.")
    communist: HexText = Field("", description="Hexes held by the communist side.")
    un: HexText = Field("", description="Hexes held by the UN side.")


Flag = Annotated[Id, Field(description="A flag, or always.")]


class BoxSpec(Spec):
    """A box off the map (rule 4.9)."""

    id: Id = Field(description="Its id.")
    name: Text = Field(description="Its name.")
    side: SideName
    routes: list[Id] = Field([], description="Routes of the map's crossings that lead out of it.")
    enter: dict[str, Flag] = Field({}, description="Armies that may go into it from a border hex, and from which flag.")
    leave: dict[str, Flag] = Field({}, description="Armies that may come out of it by its routes, and from which flag.")


class TrackSpec(Spec):
    """A political track (rule 13), with its values as history had them."""

    id: Id = Field(description="Its id.")
    name: Text = Field(description="Its name.")
    range: list[int] = Field(min_length=2, max_length=2, description="Least and greatest value.")
    steps: dict[Turn, int] = Field(
        json_schema_extra=BY_NUMBER,
        min_length=1,
        description="Value from a turn on; where the scenario has events, they move it instead.",
    )
    known_to: SideName | None = Field(None, description="The only side that learns how it moves; without it both do.")


class PoolSpec(Spec):
    """Replacements that wait at the start (rule 9.1)."""

    trained: Men | None = Field(None, description="Trained men; without it as in the rules.")
    recruits: Men = Field(0, description="How many recruits.")
    tanks: Count = Field(0, description="How many tanks.")
    guns: Count = Field(0, description="How many guns.")


class ClosureSpec(Spec):
    """Ground that politics close to an army (rule 4.9): a region of the map, or all that lies north of a line."""

    region: Id | None = Field(None, description="A region of the map.")
    north_of: Id | None = Field(None, description="A named line of the map, itself still open.")
    since: Id | None = Field(None, description="The flag from which it is closed; without it, from the start.")
    until: Id | None = Field(None, description="The flag from which it is open; without it, never.")


class ArmySpec(Spec):
    """What an army starts with; without it as in the rules."""

    morale: Points | None = Field(None, description="Army morale, 0 to 100 (rule 8.1).")
    stock: Men | None = Field(None, description="Theater stock in tons (rule 6.5).")
    pool: PoolSpec = Field(PoolSpec(), description="Replacements that wait (rule 9.1).")
    rear: Men = Field(0, description="Men in reports only that belong to no unit (rule 3.7).")
    closed: list[ClosureSpec] = Field([], description="Ground its units may not enter (rule 4.9).")


class UnitEntry(Spec):
    """A unit of the order of battle (rule 3)."""

    name: Text = Field(description="Its name.")
    short: Text = Field(description="Its name on the counter.")
    army: str = Field(description="Its army, by the names of armies.yaml.")
    toe: str = Field(description="Its table of organization, by the names of unit_types.yaml (rule 3.4).")
    hq: UnitKey | None = Field(None, description="The headquarters it belongs to (rule 4.4).")
    at: Where | None = Field(None, description="Where it stands or arrives: a hex or a place.")
    box: str | None = Field(None, description="The box off the map where it is instead.")
    arrives: When | None = Field(None, description="When it arrives; without it, it is there from the start.")
    replaces: UnitKey | None = Field(None, description="The unit it takes over from (rule 3.7).")
    slips: bool = Field(False, description="Whether its arrival slips with the commitment of its side (rule 9.3).")
    clock: Id | None = Field(None, description="The clock its arrival goes by; without it the calendar (rule 9.3).")
    men: Men = Field(0, description="How many men.")
    guns: Count = Field(0, description="How many guns.")
    tanks: Count = Field(0, description="How many tanks.")
    grade: int | None = Field(None, ge=1, le=10, description="Quality as a grade of the order of battle (rule 3.6).")
    q: float | None = Field(None, ge=0.4, le=1.4, description="Quality itself, instead of a grade (rule 3.2).")
    c: Points | None = Field(None, description="Cohesion, 0 to 100; without it as the rules have it (rule 3.6).")
    s: Points | None = Field(None, description="Supply, 0 to 100; without it as the rules have it (rule 3.6).")
    e: int = Field(0, ge=0, le=4, description="Entrenchment (rule 3.2).")
    stance: Literal["delay", "hold", "stand"] = Field("hold", description="Its stance (rule 7.3).")
    rear: Men = Field(0, description="Men in reports only (rule 3.2).")
    traits: list[TraitName] = Field([], description="What sets it apart, beside the traits of its kind (rule 3.3).")
    note: str = Field("", description="Where its figures come from, and what there is to tell.")


class DraftSpec(Spec):
    """Men and weapons that join a unit or, without one, the pools of their army (rule 3.7)."""

    arrives: When
    army: str = Field(description="Their army.")
    unit: UnitKey | None = Field(None, description="The unit they join.")
    men: Men = Field(0, description="How many men.")
    guns: Count = Field(0, description="How many guns.")
    tanks: Count = Field(0, description="How many tanks.")
    clock: Id | None = Field(None, description="The clock they go by; without it the calendar (rule 9.3).")
    note: str = Field("", description="Where the figures come from.")


Known = Literal["all"] | list[UnitKey]


class KnownSpec(Spec):
    """The enemy units a side knows at the start: all, or a list."""

    communist: Known = Field([], description="UN units the communist side knows.")
    un: Known = Field([], description="Communist units the UN side knows.")


class AxisSpec(Spec):
    """A hint for the computer: an axis of advance (rule 16.1)."""

    id: Id = Field(description="Its id.")
    name: Text = Field(description="Its name.")
    side: SideName
    via: list[Where] = Field(min_length=2, description="Places and hexes in order.")
    weight: int = Field(ge=0, le=1000, description="Its weight: 100 is ordinary.")


class DefenseSpec(Spec):
    """A hint for the computer: a line worth holding (rule 16.1)."""

    id: Id = Field(description="Its id.")
    name: Text = Field(description="Its name.")
    side: SideName
    hexes: HexText
    weight: int = Field(ge=0, le=1000, description="Its weight: 100 is ordinary.")


class HintsSpec(Spec):
    """Hints for the computer (rule 16.1)."""

    axes: list[AxisSpec] = Field([], description="Axes of advance.")
    lines: list[DefenseSpec] = Field([], description="Lines of defense.")


class AimSpec(Spec):
    """A landing that history planned (rule 10.5)."""

    site: Id = Field(description="Its site, by the names of sites.yaml.")
    cover: Id | None = Field(None, description="The site that was pretended.")


class StageSpec(Spec):
    """What the deciders of one side set out to do in a span of turns (rule 16.4)."""

    side: SideName
    turns: list[Turn] = Field(min_length=2, max_length=2, description="First and last turn of the span.")
    posture: Id = Field(description="How the side carries itself, by the postures of ai.yaml.")
    axes: dict[Id, Where] | None = Field(
        None,
        description="The axes it follows, each with the last of its hexes or places, or end. Without it, all axes.",
    )
    forces: dict[Id, Annotated[list[UnitKey], Field(min_length=1)]] = Field(
        {},
        description="The units bound to an axis, by its id, or headquarters with all whose file names them; the others "
        "follow the axes as the computer judges.",
    )
    line: Id | None = Field(None, description="The line of defense it holds; without it, as the computer judges.")
    landing: AimSpec | None = Field(None, description="The landing it prepares; without it none.")
    shore_guards: bool = Field(True, description="Whether it garrisons landing sites that it fears for.")
    limits: dict[str, Id] = Field(
        {}, description="By army of the side, the named line of the map that its units are not to go beyond."
    )
    spares: list[str] = Field([], description="The armies of the enemy that it does not attack of its own accord.")


class ObjectivesSpec(Spec):
    """Points for what a side holds at the end (rule 15)."""

    from_map: bool = Field(description="Whether the points of the map count.")
    also: dict[Id, Annotated[int, Field(ge=0, le=1000)]] = Field({}, description="Points of other places, by id.")


class EarlySpec(Spec):
    """Points once, for holding a place within a span of turns (rule 15)."""

    place: Id = Field(description="The place.")
    side: SideName
    turns: list[Turn] = Field(min_length=2, max_length=2, description="First and last turn of the span.")
    vp: int = Field(ge=0, le=1000, description="Points.")


class EscapeSpec(Spec):
    """Points for men of an army who are caught in a region on one turn and out of it by another (rule 15)."""

    army: str = Field(description="The army.")
    region: Id = Field(description="The region of the map its combat units are counted in.")
    turns: list[Turn] = Field(min_length=2, max_length=2, description="The turns of the count and of the judgment.")
    share: int = Field(ge=1, le=100, description="Per cent of the men who must be out of it.")
    side: SideName
    vp: int = Field(ge=0, le=1000, description="Points.")


class MoraleSpec(Spec):
    """The morale of an army below a value (rule 8.1)."""

    army: str = Field(description="The army.")
    below: Points = Field(description="The morale it must be below.")


class LostSpec(Spec):
    """Men an army has lost for good since the start (rule 22)."""

    army: str = Field(description="The army.")
    men: Men = Field(description="How many at least.")
    region: Id | None = Field(None, description="The region of the map where; without it, anywhere.")


class AutomaticSpec(Spec):
    """A side wins at once when everything that is asked for here holds at the end of a turn (rule 15)."""

    side: SideName
    holds: list[list[Id]] = Field([], description="Groups of places; the side must hold one whole group.")
    morale: MoraleSpec | None = Field(None, description="The morale of an army must be below a value.")
    lost: LostSpec | None = Field(None, description="An army must have lost so many men.")
    flag: Id | None = Field(None, description="A flag that must be set.")
    turn: Turn | None = Field(None, description="The only turn at whose end it is judged; without it, every one.")
    text: Text = Field(description="What is said then.")


class FrontSpec(Spec):
    """The historical front line of a day, for the map overlay."""

    date: Day
    points: list[Annotated[list[float], Field(min_length=2, max_length=2)]] = Field(
        min_length=2, description="Longitude and latitude of its points in degrees."
    )


class LandingSpec(Spec):
    """A landing that was planned before the first turn (rule 10.5)."""

    site: Id = Field(description="Its site, by the names of sites.yaml.")
    cover: Id | None = Field(None, description="The site that is pretended.")
    force: list[UnitKey] = Field(min_length=1, description="The units of the force, in the box at home or due there.")
    ready: When = Field(description="The turn or the day: from when it may sail.")


class SourceSpec(Spec):
    """A source of supply of this scenario, beside those of the rules (rule 6.4); it delivers whenever it is held."""

    place: Id = Field(description="The place it comes from.")
    side: SideName
    tons: int = Field(ge=1, le=100_000, description="Tons a day: a division takes 40 to 90, an American regiment 170.")


class AirSpec(Spec):
    """The air and naval power of the war (rules 10.1, 10.6): who has any, on the scale of history."""

    communist: bool = Field(False, description="Whether communist aircraft fly.")
    un: bool = Field(False, description="Whether UN aircraft fly.")
    fleet: bool = Field(False, description="Whether UN ships have naval points, once the sea is under control.")
    lost: dict[Id, Count] = Field({}, description="Tenths of a point that wings of air.yaml have lost before.")


class HappenedSpec(Spec):
    """How a historical event went before the first turn (rule 14)."""

    choice: Id = Field(description="The choice that was taken.")
    when: When = Field(description="The turn or the day: when it happened.")


class ScenarioSpec(Spec):
    """A scenario: everything a game starts from besides map and rules."""

    format: Literal[1] = Field(description="Version of the file format.")
    id: Id = Field(description="Its id: the name of the file without .yaml.")
    extends: Id | None = Field(
        None,
        description="The scenario that it changes, by id: all of that holds but what is said here. Mappings go together"
        " key by key, lists and values are replaced whole, null takes a key out; id, title and expectations are"
        " never taken over.",
    )
    title: Text = Field(description="Its title.")
    map: Id = Field(description="The map it is played on.")
    turns: TurnsSpec
    calendar: CalendarSpec
    briefing: BriefingSpec
    control: ControlSpec = Field(description="Who holds the ground at the start.")
    blown_bridges: SideText = Field("", description="Hexsides of bridges that are blown at the start (rule 2.4).")
    broken_rail: dict[Turn, HexText] = Field(
        {},
        json_schema_extra=BY_NUMBER,
        description="Hexes whose railway is broken at the start, by the turns it is broken: 1 may be repaired on the"
        " first turn (rule 4.6).",
    )
    boxes: list[BoxSpec] = Field([], description="Boxes off the map (rule 4.9).")
    tracks: list[TrackSpec] = Field([], description="Political tracks (rule 13).")
    flags: dict[Id, When] = Field({}, description="What was decided in history, and when (rule 14).")
    events: Id | None = Field(
        None, description="The file of historical events, events/NAME.yaml (rule 14); without it none."
    )
    happened: dict[str, HappenedSpec] = Field({}, description="Events before the first turn, by id, and how they went.")
    clocks: dict[Id, When] = Field(
        {}, description="Flags that arrivals count from, and when history set them (rule 9.3)."
    )
    sea_control_from: int = Field(0, ge=0, description="Turn from which the UN side has control of the sea; 0: never.")
    landings: bool = Field(False, description="Whether the UN side may plan amphibious operations (rule 10.5).")
    landing: LandingSpec | None = Field(None, description="A landing that is planned when the game starts.")
    commit_track: Id | None = Field(None, description="The track that scales UN arrivals and supply (rules 6.5, 9.3).")
    coalition_track: Id | None = Field(None, description="The track that units of the allies wait for (rule 9.3).")
    soviet_track: Id | None = Field(None, description="The track of Soviet support (rules 4.4, 6.5, 9.1).")
    air: AirSpec | None = Field(None, description="Air and naval power; without it there is none.")
    armies: dict[str, ArmySpec] = Field({}, description="What armies start with, where the rules are not followed.")
    units: dict[UnitKey, UnitEntry] = Field(description="The order of battle, by id.")
    sources: list[SourceSpec] = Field([], description="Sources of supply beside those of the rules (rule 6.4).")
    guerrillas: dict[Id, Men] = Field({}, description="Guerrillas at the start, men by zone of the map (rule 9.5).")
    drafts: list[DraftSpec] = Field([], description="Men and weapons that come without a unit of their own.")
    known: KnownSpec = Field(KnownSpec(), description="Enemy units known at the start (rule 12.1).")
    hints: HintsSpec = Field(HintsSpec(), description="Hints for the computer.")
    hist_plan: list[StageSpec] = Field(
        [], description="What the deciders of history set out to do: the historical computer is held to it (rule 16.4)."
    )
    objectives: ObjectivesSpec
    early: list[EarlySpec] = Field([], description="Points for being early.")
    escapes: list[EscapeSpec] = Field([], description="Points for men who get out of a region in time.")
    automatic: list[AutomaticSpec] = Field([], description="Victories that end the game at once.")
    expectations: list[ExpectationSpec] = Field([], description="What games of it should show: check --expect.")
    baseline: int = Field(
        0,
        ge=-1000,
        le=1000,
        description="Points of the communist side less those of the UN that equal players come to.",
    )
    history: int | None = Field(
        None, ge=-1000, le=1000, description="The same when history's campaign was over; told beside the result."
    )
    fronts: list[FrontSpec] = Field([], description="The front as history had it.")
