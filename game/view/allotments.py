"""What a side may allot in the allocation phase, as figures that go up and down by a step (rules 10.2-10.6)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.air import NO_TARGET, Mission
from game.model.ids import Side, Status
from game.model.naval import Naval
from game.model.orders import Order
from game.model.sea import LandingStage
from game.model.view import SideView
from game.rules.air import zone_sky_pm
from game.rules.bombing import cities, sources
from game.rules.interdiction import effort, forecast
from game.rules.landings import available
from game.rules.orders.air import AllocateAirOrder, SetCasDoctrineOrder, standing, unallotted
from game.rules.orders.naval import AllocateNavalOrder
from game.view.explain import pm_text
from game.view.text import t

STEP = 5  # tenths of an air point
PM = 1000


@dataclass(frozen=True, slots=True)
class Knob:
    """A figure with the orders that turn it down and up by a step, and to nothing or the most there is.

    ``id`` is unique within a page. Figures that are never high have only steps.
    """

    id: str
    label: str
    value: str
    less: Order
    more: Order
    none: Order | None = None
    most: Order | None = None


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A zone: the interdiction its enemy suffers there and will suffer with what is sent, why, and what is sent.

    ``now`` and ``later`` per mille; ``to_come`` is the second in words, marked where the enemy may change it.
    """

    id: str
    index: int
    name: str
    now: int
    later: int
    to_come: str
    why: str
    knobs: tuple[Knob, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target of bombers; ``lost`` is what its source has lost of its capacity, per mille, None for what has none."""

    knob: Knob
    lost: int | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """What there is to allot of one kind, and what of it is free: in words, and as a share of 1."""

    id: str
    name: str
    free: str
    all: str
    share: float


def pools(view: SideView) -> Iterator[Pool]:
    """Yield the points of the turn by kind: tactical, of bombers, naval."""
    free, free_heavy = unallotted(view)
    counts = [("tactical", free, view.air.tactical)]
    if view.side is Side.UN:
        counts.append(("heavy", free_heavy, view.air.heavy))
    for kind, left, most in counts:
        yield Pool(kind, t(f"pool.{kind}"), _points(left), _points(most), left / most if most else 0.0)
    if view.naval is not None and view.naval.points:
        left, most = naval_left(view.naval), view.naval.points
        yield Pool("naval", t("pool.naval"), str(left), str(most), left / most)


def is_idle(view: SideView) -> bool:
    """Return whether there is nothing to allot: no aircraft, no ships, no landing planned, nobody at home for one."""
    if view.air.tactical or view.air.heavy or (view.naval is not None and view.naval.points):
        return False
    if view.sea is None:
        return True
    at_home = any(view.own[unit].status == Status.IN_BOX for unit in available(view))
    return view.sea.plan.stage == LandingStage.NONE and not at_home


def _points(tenths: int) -> str:
    return f"{tenths / 10:.1f}"


def _air(view: SideView, mission: Mission, target: str, label: str, *, heavy: bool = False) -> Knob:
    now = standing(view, mission, target)
    free = unallotted(view)[heavy]

    def order(points: int) -> Order:
        tactical, bombers = (now[0], points) if heavy else (points, now[1])
        return AllocateAirOrder(view.side, mission, target, tactical, bombers)

    name = f"{mission.name.lower()}_{target}{'_heavy' if heavy else ''}"
    more, less = now[heavy] + (min(STEP, free) or STEP), max(0, now[heavy] - STEP)  # without any left it says so
    return Knob(name, label, _points(now[heavy]), order(less), order(more), order(0), order(now[heavy] + free))


def missions(view: SideView) -> Iterator[Knob]:
    """Yield what has no target: superiority, close support, airlift held ready for a drop."""
    if view.side is Side.UN:
        yield _air(view, Mission.SUPERIORITY, NO_TARGET, t("mission.superiority"))
    yield _air(view, Mission.CAS, NO_TARGET, t("mission.cas"))
    if view.side is Side.UN:
        yield _air(view, Mission.AIRLIFT, NO_TARGET, t("mission.airlift"))


def doctrine(view: SideView) -> Iterator[Knob]:
    """Yield what one defense may get of close support and of naval gunfire (rule 10.4)."""
    cas, gunfire = view.air.doctrine

    def order(close: int, guns: int) -> Order:
        return SetCasDoctrineOrder(view.side, close, guns)

    yield Knob("doctrine_cas", t("doctrine.cas"), str(cas), order(cas - 1, gunfire), order(cas + 1, gunfire))
    if view.side is Side.UN:
        yield Knob("doctrine_guns", t("doctrine.guns"), str(gunfire), order(cas, gunfire - 1), order(cas, gunfire + 1))


def zones(view: SideView) -> Iterator[ZoneLine]:
    """Yield the zones of the map with interdiction by fighters and bombers, and reconnaissance."""
    opposed = any(view.backing.opposed)
    for i, (zone, level, later) in enumerate(
        zip(view.board.zones, view.interdiction_dealt, forecast(view), strict=True)
    ):
        knobs = [_air(view, Mission.INTERDICTION, zone.id, t("mission.interdiction"))]
        if view.side is Side.UN:
            knobs.append(_air(view, Mission.INTERDICTION, zone.id, t("mission.interdiction"), heavy=True))
            knobs.append(_air(view, Mission.RECON, zone.id, t("mission.recon")))
        about = "~" if opposed and view.backing.opposed[i] else ""
        why = _why(view, i, zone.id, level)
        yield ZoneLine(zone.id, i, zone.name, level, later, f"{about}{later / PM:.2f}", why, tuple(knobs))


def zone_factors(view: SideView, zone: int) -> Iterator[tuple[str, str]]:
    """Yield what makes the interdiction to come in a zone, name and figure, down to the effort (rule 10.3)."""
    rules, sent = view.ruleset.air, standing(view, Mission.INTERDICTION, view.board.zones[zone].id)
    opposed = view.backing.opposed[zone] if view.backing.opposed else 0
    level = view.interdiction_dealt[zone]
    yield t("zone.sent"), _points(sent[0])
    if view.side is Side.UN:
        yield t("zone.bombers", factor=pm_text(rules.interdiction_heavy_pm)), _points(sent[1])
    yield t("zone.sky"), pm_text(zone_sky_pm(view, zone))
    yield t("zone.enemy"), pm_text(PM - opposed)
    yield t("zone.effort"), _points(effort(view, zone, sent, opposed))
    yield t("zone.kept"), f"{level * rules.interdiction_keep_pm // PM / PM:.2f}"


def _why(view: SideView, zone: int, target: str, level: int) -> str:
    """Return what makes the interdiction to come: points, bombers, sky, the enemy in the air, what stays."""
    tactical, heavy = standing(view, Mission.INTERDICTION, target)
    rules, opposed = view.ruleset.air, view.backing.opposed[zone] if view.backing.opposed else 0
    words = t(
        "allot.why",
        points=_points(tactical),
        heavy=_points(heavy),
        bomber=pm_text(rules.interdiction_heavy_pm),
        sky=pm_text(zone_sky_pm(view, zone)),
        enemy=pm_text(PM - opposed),
        effort=_points(effort(view, zone, (tactical, heavy), opposed)),
        kept=f"{level * rules.interdiction_keep_pm // PM / PM:.2f}",
    )
    return words + (t("allot.why.if_flown") if view.side is Side.COMMUNIST else "")


def bombing(view: SideView) -> Iterator[TargetLine]:
    """Yield the targets of strategic bombing the side knows: sources, their bridges, cities (rule 10.3)."""
    if view.side is not Side.UN:
        return
    for i, h in sources(view):
        source = view.ruleset.supply.sources[i].id
        place = view.board.places[view.board.place_at[h]].name
        knob = _air(view, Mission.SOURCE, source, t("mission.source", place=place), heavy=True)
        yield TargetLine(knob, view.bombed.sources[i])
        if source in view.ruleset.air.bridge_sources:
            yield TargetLine(_air(view, Mission.BRIDGE, source, t("mission.bridge", place=place), heavy=True))
    for city in cities(view):
        yield TargetLine(_air(view, Mission.CITY, city.id, t("mission.city", place=city.name), heavy=True))


def flown_in(view: SideView) -> Iterator[TargetLine]:
    """Yield the airlift of supplies to units that are cut off, and to those that have it already (rule 10.4)."""
    if view.side is not Side.UN:
        return
    for unit in view.own.values():
        key = unit.spec.key
        if unit.on_map and not unit.is_hq and (unit.isolated_turns or standing(view, Mission.AIRLIFT, key)[0]):
            yield TargetLine(_air(view, Mission.AIRLIFT, key, t("mission.flown_in", unit=unit.spec.name)))


def naval(view: SideView) -> Iterator[Knob]:
    """Yield what naval points do besides supporting fights (rules 10.5, 10.6)."""
    if view.naval is None or not view.naval.points:
        return
    shells, cover = view.naval.bombardment, view.naval.cover
    planned = view.sea is not None and view.sea.plan.stage != LandingStage.NONE

    def order(bombardment: int, feint: int) -> Order:
        return AllocateNavalOrder(view.side, bombardment, feint)

    def idle(name: str) -> str:
        return t(name) if planned else t("naval.idle", task=t(name))

    if planned or shells:
        more, less = order(shells + planned, cover), order(shells - 1, cover)
        yield Knob("naval_shells", idle("naval.bombardment"), str(shells), less, more)
    if planned or cover:
        more, less = order(shells, cover + planned), order(shells, cover - 1)
        yield Knob("naval_cover", idle("naval.cover"), str(cover), less, more)


def naval_left(naval: Naval) -> int:
    """Return the naval points that are left for fights."""
    return naval.points - naval.bombardment - naval.cover
