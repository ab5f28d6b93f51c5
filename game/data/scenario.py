"""Builds a ``Scenario`` from a scenario file."""

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from game.data.calendar import Days
from game.data.events import build_politics, flags_of_happened, spawned_units
from game.data.expectations import build_expectations
from game.data.hints import build_axes, build_lines, build_plan
from game.data.scenario_case import SIDE_OF, ScenarioCase
from game.data.scenario_spec import BoxSpec, ClosureSpec, EscapeSpec, ScenarioSpec, UnitEntry
from game.data.shape import check_shape
from game.data.source import YamlSource
from game.model.board import Board
from game.model.ids import NO_UNIT, OFF_MAP, HexId, Side, Stance, Trait, UnitId
from game.model.ruleset import Ruleset
from game.model.scenario import (
    AirSetup,
    AutoVictory,
    Box,
    Briefing,
    Calendar,
    Closure,
    Draft,
    EarlyGoal,
    Escape,
    Goal,
    HistoricFront,
    Scenario,
    Setup,
    TrackDef,
)
from game.model.sea import NO_LANDING, NO_SITE, Landing, LandingStage
from game.model.units import NO_BOX, UnitSpec
from game.rules.politics.lines import north_of

UNLIMITED = -1
ALWAYS = "always"  # instead of a flag
NO_TRACK = -1
NOT_ASKED = -1


@cache
def scenario_adapter() -> TypeAdapter[Any]:
    """Return the shape of a scenario file."""
    return TypeAdapter(ScenarioSpec)


def read_spec(source: YamlSource) -> ScenarioSpec:
    """Return the scenario of a source; defects of its shape are added to the source."""
    spec: ScenarioSpec = check_shape(source, scenario_adapter())
    return spec


def digest_of_scenario(files: Sequence[bytes], board: Board, rules: Ruleset) -> str:
    """Return the hash of everything a scenario is made of; ``files`` are its own and those it extends."""
    parts = (b"\0".join(files), board.digest.encode(), rules.digest.encode())
    return hashlib.blake2b(b"".join(parts), digest_size=16).hexdigest()


def build_scenario(case: ScenarioCase, digest: str) -> Scenario:
    """Return the scenario of a file without defects."""
    spec, days = case.spec, case.days
    if days is None:
        raise ValueError("a scenario with defects cannot be built")
    ids = {key: UnitId(index) for index, key in enumerate(spec.units)}
    tracks = [track.id for track in spec.tracks]
    units = tuple(_unit(case, ids, key, unit) for key, unit in spec.units.items())
    setups = tuple(_setup(case, ids, key, unit) for key, unit in spec.units.items())
    spawned, spawns = spawned_units(case, len(units))
    flags = [(_turn(case, when), flag) for flag, when in spec.flags.items()]
    return Scenario(
        id=spec.id,
        title=spec.title,
        digest=digest,
        first_turn=spec.turns.first,
        last_turn=spec.turns.last,
        calendar=_calendar(days),
        units=(*units, *spawned),
        setups=(*setups, *spawns),
        drafts=_drafts(case, ids),
        holder=case.holder,
        blown_bridges=tuple(sorted(_bridges(case))),
        broken_rail=_broken_rail(case),
        boxes=tuple(_box(case, box) for box in spec.boxes),
        tracks=tuple(
            TrackDef(
                track.id,
                track.name,
                track.range[0],
                track.range[1],
                tuple(sorted(track.steps.items())),
                SIDE_OF[track.known_to] if track.known_to is not None else None,
            )
            for track in spec.tracks
        ),
        sea_control_turn=spec.sea_control_from,
        commit_track=tracks.index(spec.commit_track) if spec.commit_track else NO_TRACK,
        soviet_track=tracks.index(spec.soviet_track) if spec.soviet_track else NO_TRACK,
        known=(_known(case, ids, Side.COMMUNIST), _known(case, ids, Side.UN)),
        pools=_pools(case),
        stocks=_stocks(case),
        morale=_morale(case),
        axes=build_axes(case),
        defense_lines=build_lines(case),
        plan=build_plan(case),
        goals=goals_of(case),
        early_goals=_early_goals(case),
        guerrillas=_guerrillas(case),
        escapes=tuple(_escape(case, rule) for rule in case.spec.escapes),
        auto_victories=_auto_victories(case),
        baseline=spec.baseline,
        history=spec.history,
        fronts=_fronts(case),
        briefing=_briefing(case),
        rear_men=tuple(spec.armies[army].rear if army in spec.armies else 0 for army in case.armies),
        flags=tuple(sorted({*flags, *flags_of_happened(case)})),
        closures=tuple(_closures(case, army) for army in case.armies),
        landings=spec.landings,
        landing=_landing(case, ids),
        air=_air(case),
        coalition_track=tracks.index(spec.coalition_track) if spec.coalition_track else NO_TRACK,
        politics=build_politics(case),
        expectations=build_expectations(case),
    )


def _turn(case: ScenarioCase, when: int | str) -> int:
    return case.turn_of(when) or 0


def _clock_turn(case: ScenarioCase, clock: str | None) -> int:
    return _turn(case, case.spec.clocks[clock]) if clock else 0


def _unit(case: ScenarioCase, ids: dict[str, UnitId], key: str, unit: UnitEntry) -> UnitSpec:
    toe = case.toes[unit.toe]
    army = case.armies[unit.army]
    traits = toe.traits
    for trait in unit.traits:
        traits |= Trait[trait.upper()]
    return UnitSpec(
        id=ids[key],
        key=key,
        name=unit.name,
        short=unit.short,
        side=Side(case.rules.armies[army].side),
        army=army,
        toe=toe,
        traits=traits,
        rear=unit.rear,
        start_hq=ids[unit.hq] if unit.hq else NO_UNIT,
        note=unit.note,
    )


def _setup(case: ScenarioCase, ids: dict[str, UnitId], key: str, unit: UnitEntry) -> Setup:
    turn = case.spec.turns.first if unit.arrives is None else _turn(case, unit.arrives)
    boxes = [box.id for box in case.spec.boxes]
    return Setup(
        unit=ids[key],
        turn=turn,
        hex=case.hex_of(unit.at) if unit.at is not None else OFF_MAP,
        box=boxes.index(unit.box) if unit.box is not None else NO_BOX,
        men=unit.men,
        guns=unit.guns,
        tanks=unit.tanks,
        q=case.quality_pm(unit),
        c=case.cohesion_tenths(unit, turn),
        s=case.supply_tenths(unit),
        e=unit.e,
        stance=Stance[unit.stance.upper()],
        replaces=ids[unit.replaces] if unit.replaces else NO_UNIT,
        slips=unit.slips,
        clock=unit.clock or "",
        clock_turn=_clock_turn(case, unit.clock),
    )


def _drafts(case: ScenarioCase, ids: dict[str, UnitId]) -> tuple[Draft, ...]:
    return tuple(
        Draft(
            turn=_turn(case, draft.arrives),
            army=case.armies[draft.army],
            unit=ids[draft.unit] if draft.unit else NO_UNIT,
            men=draft.men,
            guns=draft.guns,
            tanks=draft.tanks,
            clock=draft.clock or "",
            clock_turn=_clock_turn(case, draft.clock),
        )
        for draft in case.spec.drafts
    )


def _bridges(case: ScenarioCase) -> list[int]:
    bridges = (case.bridge_of(token) for token in case.spec.blown_bridges.split())
    return [bridge for bridge in bridges if bridge is not None]


def _broken_rail(case: ScenarioCase) -> tuple[tuple[HexId, int], ...]:
    """Return the hexes whose railway is broken, in ascending order, each with its turns."""
    rows = case.spec.broken_rail.items()
    return tuple(sorted((h, turns) for turns, text in rows for h in case.read.hexes(text)))


def _known(case: ScenarioCase, ids: dict[str, UnitId], side: Side) -> tuple[UnitId, ...]:
    """Return the enemy units a side knows at the start, in id order; ``all`` are those on the map."""
    known = getattr(case.spec.known, side.key)
    if known == "all":
        known = [key for key, _, _, owner in case.at_start if owner == side.enemy]
    return tuple(sorted(ids[key] for key in known))


def _pools(case: ScenarioCase) -> tuple[tuple[int, int, int, int], ...]:
    pools = []
    for army in case.rules.armies:
        pool = case.spec.armies[army.id].pool if army.id in case.spec.armies else None
        if pool is None:
            pools.append((army.start_trained, 0, 0, 0))
        else:
            trained = army.start_trained if pool.trained is None else pool.trained
            pools.append((trained, pool.recruits, pool.tanks, pool.guns))
    return tuple(pools)


def _stocks(case: ScenarioCase) -> tuple[int, ...]:
    given = {key: army.stock for key, army in case.spec.armies.items() if army.stock is not None}
    return tuple(
        UNLIMITED if army.unlimited_stock else given.get(army.id, army.stock_tons) for army in case.rules.armies
    )


def _morale(case: ScenarioCase) -> tuple[int, ...]:
    given = {key: 10 * army.morale for key, army in case.spec.armies.items() if army.morale is not None}
    return tuple(given.get(army.id, army.morale_tenths) for army in case.rules.armies)


def _box(case: ScenarioCase, box: BoxSpec) -> Box:
    def by_army(given: dict[str, str]) -> tuple[str | None, ...]:
        return tuple("" if given.get(army) == ALWAYS else given.get(army) for army in case.armies)

    return Box(box.id, box.name, SIDE_OF[box.side], tuple(box.routes), by_army(box.enter), by_army(box.leave))


def _closures(case: ScenarioCase, army: str) -> tuple[Closure, ...]:
    given = case.spec.armies.get(army)
    return tuple(
        Closure(_closed_hexes(case.board, closed), closed.since or "", closed.until or "")
        for closed in (given.closed if given else ())
    )


def _closed_hexes(board: Board, closed: ClosureSpec) -> bytes:
    """Return 1 for each hex of the region, or for each that lies north of the line in its column."""
    if closed.region is not None:
        region = board.regions.index(closed.region)
        return bytes(int(there == region) for there in board.region)
    return north_of(board, closed.north_of or "")


def _landing(case: ScenarioCase, ids: dict[str, UnitId]) -> Landing:
    """Return the landing that is planned when the game starts."""
    given = case.spec.landing
    if given is None:
        return NO_LANDING
    sites = [site.id for site in case.rules.sea.sites]
    ready, first = _turn(case, given.ready), case.spec.turns.first
    return Landing(
        LandingStage.READY if ready <= first else LandingStage.PLANNING,
        sites.index(given.site),
        sites.index(given.cover) if given.cover is not None else NO_SITE,
        tuple(sorted(ids[unit] for unit in given.force)),
        first,
        ready,
    )


def _air(case: ScenarioCase) -> AirSetup | None:
    air = case.spec.air
    if air is None:
        return None
    lost = tuple(air.lost.get(wing.id, 0) for wing in case.rules.air.wings)
    return AirSetup((air.communist, air.un), air.fleet, lost)


def goals_of(case: ScenarioCase) -> tuple[Goal, ...]:
    """Return the points of places in the order of the map; what the scenario says counts instead of the map."""
    given = case.spec.objectives.also
    goals = []
    for place in case.board.places:
        vp = given.get(place.id, place.vp if case.spec.objectives.from_map else 0)
        if vp:
            goals.append(Goal(place.index, place.hex, vp))
    return tuple(goals)


def _early_goals(case: ScenarioCase) -> tuple[EarlyGoal, ...]:
    board = case.board
    return tuple(
        EarlyGoal(
            board.place(early.place).index,
            board.place(early.place).hex,
            SIDE_OF[early.side],
            early.turns[0],
            early.turns[1],
            early.vp,
        )
        for early in case.spec.early
    )


def _auto_victories(case: ScenarioCase) -> tuple[AutoVictory, ...]:
    return tuple(
        AutoVictory(
            SIDE_OF[rule.side],
            tuple(tuple(case.board.place(place).hex for place in group) for group in rule.holds),
            rule.text,
            turn=rule.turn or 0,
            flag=rule.flag or "",
            morale_army=case.armies[rule.morale.army] if rule.morale else NOT_ASKED,
            morale_tenths=10 * rule.morale.below if rule.morale else 0,
            lost_army=case.armies[rule.lost.army] if rule.lost else NOT_ASKED,
            lost_region=case.board.regions.index(rule.lost.region) if rule.lost and rule.lost.region else NOT_ASKED,
            lost_men=rule.lost.men if rule.lost else 0,
        )
        for rule in case.spec.automatic
    )


def _escape(case: ScenarioCase, rule: EscapeSpec) -> Escape:
    return Escape(
        case.armies[rule.army],
        case.board.regions.index(rule.region),
        rule.turns[0],
        rule.turns[1],
        10 * rule.share,
        SIDE_OF[rule.side],
        rule.vp,
    )


def _guerrillas(case: ScenarioCase) -> tuple[int, ...]:
    return tuple(case.spec.guerrillas.get(zone.id, 0) for zone in case.board.zones)


def _fronts(case: ScenarioCase) -> tuple[HistoricFront, ...]:
    return tuple(
        HistoricFront(_turn(case, front.date), front.date, tuple((east, north) for east, north in front.points))
        for front in case.spec.fronts
    )


def _briefing(case: ScenarioCase) -> Briefing:
    briefing = case.spec.briefing
    return Briefing(
        summary=briefing.summary,
        situation=briefing.situation,
        communist=briefing.communist,
        un=briefing.un,
        hints=tuple(briefing.hints),
        difficulty=(briefing.difficulty.communist, briefing.difficulty.un),
    )


def _calendar(days: Days) -> Calendar:
    """Return the calendar as the engine holds it: texts by turn, index 0 unused."""
    return Calendar(
        first_day=("", *(day.isoformat() for day in days.first)),
        last_day=("", *(day.isoformat() for day in days.last)),
        month=(0, *(day.month for day in days.first)),
    )
