"""What a scenario tells the computer: axes, lines of defense, and the plan of history (rules 16.1, 16.4)."""

from game.data.scenario_case import SIDE_OF, WHOLE, ScenarioCase
from game.data.scenario_spec import StageSpec
from game.model.ids import UnitId
from game.model.plan import LandingAim, PlanStage
from game.model.scenario import Axis, DefenseLine
from game.model.sea import NO_SITE


def build_axes(case: ScenarioCase) -> tuple[Axis, ...]:
    """Return the axes of advance in the order of the file."""
    return tuple(
        Axis(axis.id, axis.name, SIDE_OF[axis.side], tuple(case.hex_of(where) for where in axis.via), 10 * axis.weight)
        for axis in case.spec.hints.axes
    )


def build_lines(case: ScenarioCase) -> tuple[DefenseLine, ...]:
    """Return the lines of defense in the order of the file."""
    return tuple(
        DefenseLine(line.id, line.name, SIDE_OF[line.side], case.read.hexes(line.hexes), 10 * line.weight)
        for line in case.spec.hints.lines
    )


def build_plan(case: ScenarioCase) -> tuple[PlanStage, ...]:
    """Return the stages of the plan of history in the order of the file."""
    return tuple(_stage(case, stage) for stage in case.spec.hist_plan)


def _stage(case: ScenarioCase, stage: StageSpec) -> PlanStage:
    axes = {axis.id: (i, axis.via[-1]) for i, axis in enumerate(case.spec.hints.axes)}
    armies = [army.id for army in case.rules.armies]
    followed = None
    if stage.axes is not None:
        followed = tuple(
            (axes[key][0], case.hex_of(axes[key][1] if last == WHOLE else last)) for key, last in stage.axes.items()
        )
    return PlanStage(
        SIDE_OF[stage.side],
        stage.turns[0],
        stage.turns[1],
        stage.posture,
        followed,
        _forces(case, stage),
        stage.line or "",
        _aim(case, stage),
        stage.shore_guards,
        tuple((armies.index(army), line) for army, line in stage.limits.items()),
        tuple(armies.index(army) for army in stage.spares),
    )


def _forces(case: ScenarioCase, stage: StageSpec) -> tuple[tuple[UnitId, int], ...]:
    """Return the units bound to an axis, each with the axis; who is named alone goes before who comes with his HQ."""
    axes = [axis.id for axis in case.spec.hints.axes]
    named = {key: axes.index(axis) for axis, keys in stage.forces.items() for key in keys}
    bound = ((i, named.get(key, named.get(unit.hq or ""))) for i, (key, unit) in enumerate(case.spec.units.items()))
    return tuple((UnitId(i), axis) for i, axis in bound if axis is not None)


def _aim(case: ScenarioCase, stage: StageSpec) -> LandingAim | None:
    if stage.landing is None:
        return None
    sites = [site.id for site in case.rules.sea.sites]
    cover = stage.landing.cover
    return LandingAim(sites.index(stage.landing.site), NO_SITE if cover is None else sites.index(cover))
